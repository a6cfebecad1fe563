/**
 * Finds a quote in normalised text: plain `indexOf`, then a look at what stands between the
 * letters. This is what decides whether something is a hit; every index only proposes.
 */

import { isDigit, isSpacelessUnit, JOINT, type Normalised } from "./normalise.ts";
import { signsAgree } from "./signs.ts";

/** Places of a match in normalised text, `[start, end)`. */
export type Span = readonly [start: number, end: number];

/** Finds the next match of `quote` at or after `from`; -1 if there is none. */
export function findMatch(text: Normalised, quote: Normalised, from = 0): number {
  if (quote.text === "") return -1;
  for (let at = text.text.indexOf(quote.text, from); at >= 0; ) {
    if (jointsAgree(text, quote, at) && signsAgree(text, quote, at)) return at;
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
    if (there === asked || (there === JOINT.apostrophe && asked !== JOINT.space)) continue;
    if (isBetweenDigits(text.text, at + i)) {
      // 1.5 is neither 15 nor 1:5; 1,000 may be written 1000.
      if (there === JOINT.point || asked === JOINT.point) return false;
      if (asked === JOINT.none) {
        if (there === JOINT.comma && isThousand(text, at + i, at, end)) continue;
        return false;
      }
    }
    if (isBesideNumber(text.text, at + i) && isWholeBeside(text, at + i, at, end)) continue;
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
 * Tells whether the marks at `place` may be missing in a quote that covers `[start, end)`. `email`
 * is `e-mail`, but `ars` is not in `car-sharing`: a short quote must hold all that the marks join,
 * or other words beside it.
 */
function mayDrop({ text, joints }: Normalised, place: number, start: number, end: number): boolean {
  let from = place;
  while (from > start && isJoined(joints[from])) from--;
  let to = place + 1;
  while (to < end && isJoined(joints[to])) to++;
  const alone = from === start && to === end;
  const cut = isJoined(joints[from]) || (to < text.length && isJoined(joints[to]));
  return !cut || !alone || end - start >= TELLING_LENGTH;
}

/** Tells a comma after which three digits follow, in a number that the quote holds whole. */
function isThousand(
  { text, joints }: Normalised,
  place: number,
  start: number,
  end: number,
): boolean {
  const isPart = (at: number) =>
    isDigit(text.charCodeAt(at)) && (joints[at] === JOINT.none || joints[at] === JOINT.comma);
  let to = place + 1;
  while (to < text.length && isDigit(text.charCodeAt(to)) && joints[to] === JOINT.none) to++;
  if (to - place !== 3) return false;
  while (to < text.length && isPart(to)) to++;
  let from = place - 1;
  while (from > 0 && isPart(from) && isDigit(text.charCodeAt(from - 1))) from--;
  return from >= start && to <= end;
}

/**
 * Tells whether the letters on one side of `place` and the digits on the other are whole in
 * `[start, end)`: then they may stand apart or not. `RS485` is `RS 485`; `m3` is not in `them 3`.
 */
function isWholeBeside(
  { text, joints }: Normalised,
  place: number,
  start: number,
  end: number,
): boolean {
  const goesOn = (at: number) =>
    joints[at] === JOINT.none && isDigit(text.charCodeAt(at)) === isDigit(text.charCodeAt(at - 1));
  let from = place - 1;
  while (from > 0 && goesOn(from)) from--;
  let to = place + 1;
  while (to < text.length && goesOn(to)) to++;
  return from >= start && to <= end;
}

function isBetweenDigits(text: string, place: number): boolean {
  return isDigit(text.charCodeAt(place - 1)) && isDigit(text.charCodeAt(place));
}

/** Tells a place between a letter that is not Han and a digit. */
function isBesideNumber(text: string, place: number): boolean {
  const [left, right] = [text.charCodeAt(place - 1), text.charCodeAt(place)];
  return isDigit(left) !== isDigit(right) && !isSpacelessUnit(left) && !isSpacelessUnit(right);
}

function isMark(joint: number | undefined): boolean {
  return joint !== undefined && joint >= JOINT.comma && joint <= JOINT.mark;
}

/** Tells a joint that does not part words: nothing, an apostrophe, or marks without a space. */
function isJoined(joint: number | undefined): boolean {
  return joint !== undefined && joint < JOINT.space;
}
