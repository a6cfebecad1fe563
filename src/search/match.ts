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
  const end = at + quote.text.length;
  for (let i = 1; i < quote.text.length; i++) {
    const there = text.joints[at + i] ?? 0;
    const asked = quote.joints[i] ?? 0;
    if (there === asked || there === JOINT.apostrophe) continue;
    if (there === JOINT.none && asked === JOINT.apostrophe) continue;
    if (isMark(there) && asked !== JOINT.none && asked !== JOINT.apostrophe) continue;
    if (isMark(there) && mayDrop(text, at + i, at, end)) continue;
    if (there === JOINT.space && isMark(asked)) continue;
    return false;
  }
  return true;
}

/** A fragment of so many letters is hardly in two words by chance. */
const TELLING_LENGTH = 6;

/**
 * Tells whether the marks at `place` may be missing in a quote that covers `[start, end)`. `GPT4`
 * is `GPT-4`, but `ars` is not in `car-sharing`: a short quote must hold all that the marks join,
 * or other words beside it. And a number without its point is another number, unless enough words
 * around it show that it is meant.
 */
function mayDrop({ text, joints }: Normalised, place: number, start: number, end: number): boolean {
  let from = place;
  while (from > start && isJoined(joints[from])) from--;
  let to = place + 1;
  while (to < end && isJoined(joints[to])) to++;
  const alone = from === start && to === end;
  const cut = isJoined(joints[from]) || (to < text.length && isJoined(joints[to]));
  if (isDigit(text[place - 1]) && isDigit(text[place])) {
    if (cut) return false;
    return joints[place] === JOINT.comma || (!alone && end - start >= TELLING_LENGTH);
  }
  return !cut || !alone || end - start >= TELLING_LENGTH;
}

function isMark(joint: number | undefined): boolean {
  return joint === JOINT.mark || joint === JOINT.comma;
}

/** Tells a joint that does not part words: nothing, an apostrophe, or marks without a space. */
function isJoined(joint: number | undefined): boolean {
  return joint !== undefined && joint < JOINT.space;
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= "0" && letter <= "9";
}
