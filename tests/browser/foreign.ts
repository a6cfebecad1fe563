/**
 * What no template or renderer of ours would have written, found in a page by a script that runs
 * there. It is a string, since tests are compiled without the browser's types.
 */

/** Evaluates to a list of what is wrong with the page, empty when nothing is. */
export const FIND_FOREIGN = `(() => {
  const found = [];
  const allowed =
    /^(a|article|aside|b|blockquote|br|button|cite|code|datalist|dd|details|dfn|dialog|div|dl|dt|em|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|i|input|kbd|label|legend|li|main|mark|nav|noscript|ol|option|output|p|pre|progress|q|rp|rt|ruby|s|search|section|select|small|span|strong|sub|summary|sup|table|tbody|td|template|textarea|th|thead|time|tr|ul)$/;
  const controls = /^(input|form|button|textarea|select|dialog|template)$/;
  const html = "http://www.w3.org/1999/xhtml";
  const ids = new Set();
  const start = (element) => element.outerHTML.slice(0, 60);
  for (const element of document.body.querySelectorAll("*")) {
    const { localName, id } = element;
    const text = element.closest(".zh, .original, .summary, .speaker, h1, h2, h3, dfn");
    if (element.namespaceURI !== html) {
      if (text) found.push("not HTML: " + start(element));
      continue;
    }
    if (!allowed.test(localName)) found.push("an element: " + start(element));
    if (text && controls.test(localName)) found.push("a control in a text: " + start(element));
    for (const { name } of element.attributes) {
      if (/^on|^srcdoc$|^formaction$|^ping$/.test(name)) found.push(name + " on " + localName);
      if (text && /^(style|target)$/.test(name)) found.push(name + " on " + localName);
    }
    if (id !== "" && ids.has(id)) found.push("twice the id " + id);
    ids.add(id);
    if (id !== "" && element.closest(".zh, .original")) found.push("an id in a text: " + id);
    if (localName !== "a" || !element.hasAttribute("href")) continue;
    if (!/^(https?|mailto):$/.test(element.protocol)) found.push("a link to " + element.href);
    if (element.origin === location.origin || element.protocol === "mailto:") continue;
    if (element.rel !== "noopener noreferrer") found.push("rel of the link to " + element.href);
    if (element.referrerPolicy !== "no-referrer") found.push("referrer of " + element.href);
  }
  for (const script of document.querySelectorAll("script")) {
    if (script.type === "application/ld+json") JSON.parse(script.textContent);
    else if (!script.src.startsWith(location.origin + "/")) found.push("a script: " + start(script));
  }
  if ({}.polluted) found.push("a polluted prototype");
  return found;
})()`;
