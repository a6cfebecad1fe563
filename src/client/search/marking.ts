/**
 * Marks quotes in a paragraph of a page. The text is read as search reads it: without glossary
 * notes and ruby readings, so a match may run over them; each of its parts gets its own `<mark>`.
 */

import { findMatches, isWholeWord } from "../../search/match.ts";
import { letterOffsets, normalise } from "../../search/normalise.ts";
import type { Quote } from "../../search/query.ts";
import { readableText } from "../page/readable-text.ts";

/** Marks all matches of the quotes below `root`. Returns the marks made, in reading order. */
export function markQuotes(root: Element, quotes: readonly Pick<Quote, "normalised" | "whole">[]) {
  const { text, parts } = readableText(root);
  const normalised = normalise(text);
  const { starts, ends } = letterOffsets(text);
  const ranges: [number, number][] = [];
  for (const quote of quotes) {
    for (const span of findMatches(normalised, quote.normalised)) {
      if (quote.whole && !isWholeWord(normalised, span)) continue;
      ranges.push([starts[span[0]] ?? 0, ends[span[1] - 1] ?? 0]);
    }
  }
  const marks: HTMLElement[] = [];
  for (const { node, from } of parts) marks.push(...markNode(node, from, ranges));
  return marks;
}

/** Takes the marks out again and joins the text nodes that they had parted. */
export function removeMarks(root: ParentNode): void {
  for (const mark of root.querySelectorAll("mark[data-search-mark]")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

function markNode(node: Text, from: number, ranges: readonly [number, number][]): HTMLElement[] {
  const inside = ranges
    .map(([start, end]): [number, number] => [
      Math.max(0, start - from),
      Math.min(node.length, end - from),
    ])
    .filter(([start, end]) => start < end)
    .sort((a, b) => b[0] - a[0]);
  const marks: HTMLElement[] = [];
  let limit = node.length;
  // From the end, so that what is left to mark keeps its offsets.
  for (const [start, end] of inside) {
    const stop = Math.min(end, limit);
    if (start >= stop) continue;
    limit = start;
    // At the start it is the node itself: an empty one would go when the marks are taken out, and
    // who holds it would hold no text of the page.
    const part = start === 0 ? node : node.splitText(start);
    part.splitText(stop - start);
    const mark = document.createElement("mark");
    mark.dataset.searchMark = "";
    part.replaceWith(mark);
    mark.append(part);
    marks.unshift(mark);
  }
  return marks;
}
