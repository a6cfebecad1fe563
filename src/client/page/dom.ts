/**
 * Makes elements of the page. Text is always set as text, so nothing that a reader typed or a
 * document holds becomes markup.
 */

type Attribute = string | number | boolean | undefined | ((event: Event) => void);

/**
 * Makes an element. `true` sets an attribute without a value, `false` and `undefined` leave it
 * out, a function listens to the event that its name gives (`onclick`).
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The English beside a Chinese text. */
export function english(text: string): HTMLElement {
  return element("span", { class: "en", lang: "en" }, text);
}

/** Chinese text with its English beside it, as the pages write it. */
export function bilingual(zh: string, en: string): [string, HTMLElement] {
  return [`${zh} `, english(en)];
}

/** A button with a label in both languages that does `action`. */
export function button(zh: string, en: string, action: () => void): HTMLButtonElement {
  return element("button", { type: "button", onclick: action }, ...bilingual(zh, en));
}
