/**
 * Plain text to Markdown that means exactly that text. The renderer itself is the judge: a
 * paragraph is escaped only as far as is needed for the page to show what the source said, so a
 * keeper who reads the file meets a backslash only where one is due.
 */

import { htmlToText, isPlain, renderPassage } from "../transcript/passage.ts";

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`，。；、（）()「」『』“”《》\p{Script=Han}]+/gu;

/** Escapes one paragraph of plain text. Web addresses become links. */
export function escapeMarkdown(text: string): string {
  if (isPlain(text)) return linkAddresses(text);
  const shown = collapse(text);
  const attempts = [escapeTags, escapeStart, escapeInline, escapeEverything];
  let markdown = text;
  for (const attempt of attempts) {
    markdown = attempt(text);
    if (isLiteral(markdown, shown)) break;
  }
  return linkAddresses(markdown);
}

/** A tag is dangerous even where the renderer would drop it, so `<` before one is always escaped. */
function escapeTags(text: string): string {
  return text
    .replace(/&(?=(#\d+|#x[\da-f]+|\w+);)/gi, "&amp;")
    .replace(/<(?=[a-zA-Z/!?])/g, "&lt;");
}

/** Also escapes what would start a heading, list, quotation, rule, reference or code block. */
function escapeStart(text: string): string {
  return escapeTags(text)
    .replace(/^([#>+*=~-]|`{3}|\[)/gm, "\\$1")
    .replace(/^(\d{1,9})([.)])/gm, "$1\\$2");
}

/** Also escapes marks of emphasis, code, links and backslashes wherever they stand. */
function escapeInline(text: string): string {
  const inline = text.replace(/\\(?=[!-/:-@[-`{-~])|[*_`~]|\[(?=[^\]]{0,500}\][([])/g, "\\$&");
  return escapeTags(inline)
    .replace(/^([#>+=-]|\[)/gm, "\\$1")
    .replace(/^(\d{1,9})([.)])/gm, "$1\\$2");
}

function escapeEverything(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~>|=]|<(?=[a-zA-Z/!?])|&/g, (mark) =>
    mark === "<" ? "&lt;" : mark === "&" ? "&amp;" : `\\${mark}`,
  );
}

function isLiteral(markdown: string, shown: string): boolean {
  const html = renderPassage(markdown);
  if (!/^<p>[\s\S]*<\/p>$/.test(html) || /<(?!\/?p>|br>)/.test(html)) return false;
  return htmlToText(html) === shown;
}

function linkAddresses(markdown: string): string {
  if (!markdown.includes("://")) return markdown;
  return markdown.replace(ADDRESS, (address) => {
    const [, core = "", tail = ""] = /^(.*?)([.,;:!?*_\\]*)$/.exec(address) ?? [];
    return `<${core.replace(/\\(?=[!-/:-@[-`{-~])/g, "").replaceAll("&amp;", "&")}>${tail}`;
  });
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
