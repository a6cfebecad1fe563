/**
 * Makes paragraphs of the `<div>`s in which a page holds its lines, where one element holds
 * hundreds. Readability does the same later on, one at a time, and jsdom counts all that stand
 * before an element when another takes its place: four thousand turns took the square of their
 * number. Here only tags of the page's source are written differently, before it is parsed.
 */

import type { Element } from "domhandler";
import { parseDocument } from "htmlparser2";
import { isElement, textOf } from "./html-inline.ts";

/** Elements in one parent from which their number is felt. */
const MANY = 200;
/** Elements inside a line; what holds others is more than a line. */
const INLINE = new Set(
  "a abbr b bdo br cite code data del dfn em font i ins kbd label mark q ruby rt rp s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);
const START = /^<div\b/i;
const END = "</div>";

/** A place of the source, and what stands there instead. */
type Edit = readonly [from: number, to: number, text: string];

/**
 * Writes the lines of a page as paragraphs.
 * @param isUnlikely Tells by its class and id an element that is taken for furniture: it stays.
 */
export function writeLinesAsParagraphs(
  html: string,
  isUnlikely: (names: string) => boolean,
): string {
  const places = { withStartIndices: true, withEndIndices: true };
  const edits: Edit[] = [];
  const open = parseDocument(html, places).children.filter(isElement);
  for (let node = open.pop(); node; node = open.pop()) {
    const elements = node.children.filter(isElement);
    if (elements.length >= MANY) {
      for (const line of elements) edits.push(...editsOf(line, html, isUnlikely));
    }
    open.push(...elements);
  }
  return applyEdits(html, edits);
}

function editsOf(node: Element, html: string, isUnlikely: (names: string) => boolean): Edit[] {
  const { startIndex: from, endIndex: to } = node;
  if (node.name !== "div" || from === null || to === null) return [];
  const { class: names = "", id = "" } = node.attribs;
  // Whatever else it says of itself may mean that it is hidden, or a part of the page.
  const isPlain = Object.keys(node.attribs).every((name) => /^(?:class|id|data-.*)$/.test(name));
  if (!isPlain || isUnlikely(`${names} ${id}`)) return [];
  const end = to + 1 - END.length;
  const first = node.children[0];
  const isWhole =
    START.test(html.slice(from, from + 5)) && html.slice(end, to + 1).toLowerCase() === END;
  if (!isWhole || first?.startIndex == null) return [];
  const inner = first.startIndex;
  const elements = node.children.filter(isElement);
  const own = node.children
    .filter((child) => child.type === "text")
    .map(textOf)
    .join("")
    .trim();
  if (own === "" && elements.length === 1 && elements[0]?.name === "p") {
    return [
      [from, inner, ""],
      [end, to + 1, ""],
    ];
  }
  if (textOf(node).trim() === "" || !isInline(node)) return [];
  return [
    [from, from + 4, "<p"],
    [end, to + 1, "</p>"],
  ];
}

function isInline(node: Element): boolean {
  return node.children
    .filter(isElement)
    .every((child) => INLINE.has(child.name) && isInline(child));
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const [from, to, put] of [...edits].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    parts.push(text.slice(at, from), put);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
