/**
 * Short pieces of a passage as plain text. Markdown is taken off by pattern, not by rendering: an
 * archive has a hundred times more mentions than paragraphs, and an excerpt is escaped as text.
 */

import { foldDots } from "./name-dots.ts";
import { BRACKETS, MARKUP, SPACES, traitsOf } from "./traits.ts";

/** Words of a text with what stands before and after them. */
export interface Excerpt {
  before: string;
  /** The words that were looked for, as they stand in the text. */
  match: string;
  after: string;
}

/** Takes links, emphasis, code marks and tags off inline Markdown; one line. */
export function withoutMarkup(source: string): string {
  const special = traitsOf(source) & (BRACKETS | MARKUP | SPACES);
  if (special === 0 && !/^[#>]/.test(source)) return source.trim();
  return source
    .replace(/!?\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/\*\*|`|^#+ |^> ?/gm, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Cuts a text around a match, at most `width` characters to each side, at a mark or a space where
 * there is one. A cut is shown as an ellipsis.
 */
export function excerptAround(text: string, at: number, length: number, width: number): Excerpt {
  const end = at + length;
  let start = Math.max(0, at - width);
  if (start > 0) {
    const boundary = /[\s，。；：！？、,.;:!?]/u.exec(text.slice(start, at));
    if (boundary) start += boundary.index + 1;
    else if (isLowSurrogate(text, start)) start++;
  }
  let stop = Math.min(text.length, end + width);
  if (stop < text.length) {
    const boundary = /^.*[\s，。；：！？、,.;:!?]/su.exec(text.slice(end, stop));
    if (boundary) stop = end + boundary[0].length;
    else if (isLowSurrogate(text, stop)) stop++;
  }
  return {
    before: (start > 0 ? "…" : "") + text.slice(start, at).trimStart(),
    match: text.slice(at, end),
    after: text.slice(end, stop).trimEnd() + (stop < text.length ? "…" : ""),
  };
}

/**
 * The words of a passage around a name, at most `width` characters to each side. Undefined where
 * the name stands nowhere, or only in markup.
 */
export function excerptOfName(source: string, name: string, width: number): Excerpt | undefined {
  const text = withoutMarkup(source);
  const at = foldDots(text).indexOf(foldDots(name));
  return at < 0 ? undefined : excerptAround(text, at, name.length, width);
}

/** Cuts `length` characters out of a text, with some words a third of the way in. */
export function excerptOf(text: string, words: string, length: number): string {
  const at = Math.max(0, text.indexOf(words) - length / 3);
  const piece = text.slice(at, at + length).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  return `${at > 0 ? "…" : ""}${piece}${at + length < text.length ? "…" : ""}`;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
