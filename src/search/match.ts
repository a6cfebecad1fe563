/**
 * Finds a quote in normalised text: plain `indexOf`, then a look at what stands between the
 * letters. This is what decides whether something is a hit; every index only proposes.
 */

import { JOINT, type Normalised } from "./normalise.ts";

/** Places of a match in normalised text, `[start, end)`. */
export type Span = readonly [start: number, end: number];

/** Finds the next match of `quote` at or after `from`; -1 if there is none. */
export function findMatch(text: Normalised, quote: Normalised, from = 0): number {
  if (quote.text === "") return -1;
  for (let at = text.text.indexOf(quote.text, from); at >= 0; ) {
    if (jointsAgree(text, quote, at)) return at;
    at = text.text.indexOf(quote.text, at + 1);
  }
  return -1;
}

/** Finds all matches that do not overlap, within `[from, to)`. */
export function findMatches(
  text: Normalised,
  quote: Normalised,
  from = 0,
  to = text.text.length,
): Span[] {
  const spans: Span[] = [];
  let at = findMatch(text, quote, from);
  while (at >= 0 && at + quote.text.length <= to) {
    spans.push([at, at + quote.text.length]);
    at = findMatch(text, quote, at + quote.text.length);
  }
  return spans;
}

/** Tells whether a span neither starts nor ends inside a word. Han has no words to cut. */
export function isWholeWord(text: Normalised, [start, end]: Span): boolean {
  const inside = (joint: number | undefined) => joint === JOINT.none || joint === JOINT.apostrophe;
  return !inside(text.joints[start]) && (end >= text.text.length || !inside(text.joints[end]));
}

function jointsAgree(text: Normalised, quote: Normalised, at: number): boolean {
  for (let i = 1; i < quote.text.length; i++) {
    const there = text.joints[at + i] ?? 0;
    const asked = quote.joints[i] ?? 0;
    if (there === asked) continue;
    // Marks and apostrophes of the text may be kept, dropped or typed as a space in the quote.
    if (there === JOINT.mark || there === JOINT.apostrophe) continue;
    if (there === JOINT.space && asked === JOINT.mark) continue;
    if (there === JOINT.none && asked === JOINT.apostrophe) continue;
    return false;
  }
  return true;
}
