/**
 * Signs that belong to a name or number: a quote that has one is found only where the text has it,
 * since `AT&T` is not `at the` and C++ is not C. A short name is then whole as well, so the index can
 * have it as one word.
 */

import { isSpacelessUnit, JOINT, type Normalised } from "./normalise.ts";

/** A quote with fewer letters that has a sign of a name is taken for the name alone. */
const NAME_LENGTH = 6;
/** How a sign of names stands in the index, where there are letters alone. */
const SPELLED = new Map([
  ["&", "and"],
  ["+", "plus"],
  ["#", "sharp"],
]);

/** Tells whether all signs of a quote stand in a text where the quote has its letters at `at`. */
export function signsAgree(text: Normalised, quote: Normalised, at: number): boolean {
  const isShort = isSignedName(quote);
  for (let i = 0; i < quote.signs.length; i++) {
    const { place, sign, attached } = quote.signs[i] as Normalised["signs"][number];
    if (!attached) continue;
    const asked = countAt(quote, place, sign);
    if (countAt(text, at + place, sign) < asked) return false;
    if (!isShort || !SPELLED.has(sign)) continue;
    if (place > 0 && wordStart(text, at + place) < at) return false;
    const end = at + quote.text.length;
    if (place < quote.text.length && sign === "&" && wordEnd(text, at + place) > end) return false;
  }
  return true;
}

/** Tells a short quote with a sign of names, as `C++` and `AT&T` are. */
export function isSignedName({ text, signs }: Normalised): boolean {
  const isName = signs.some(
    ({ place, sign, attached }) =>
      attached && SPELLED.has(sign) && place > 0 && (sign !== "&" || place < text.length),
  );
  return isName && text.length < NAME_LENGTH;
}

/** Visits the words that stand in the index for names with signs: `cplusplus`, `atandt`. */
export function eachSignedName(text: Normalised, visit: (word: string) => void): void {
  let [place, run] = [-1, ""];
  for (const one of text.signs) {
    const spelled = SPELLED.get(one.sign);
    if (one.place !== place) [place, run] = [one.place, ""];
    if (spelled === undefined || place === 0) continue;
    const left = text.text.slice(wordStart(text, place), place);
    if (left === "") continue;
    if (one.sign !== "&") {
      if (!one.attached) continue;
      run += spelled;
      visit(left + run);
    } else {
      const right = text.text.slice(place, wordEnd(text, place));
      if (right !== "") visit(left + spelled + right);
    }
  }
}

function countAt({ signs }: Normalised, place: number, sign: string): number {
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((signs[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  for (; signs[low]?.place === place; low++) if (signs[low]?.sign === sign) count++;
  return count;
}

/** Where the word begins that ends before a place; the place itself where none does. */
function wordStart({ text, joints }: Normalised, place: number): number {
  let at = place;
  while (at > 0 && isOfWord(text, at - 1) && (at === place || isInside(joints[at]))) at--;
  return at;
}

/** Where the word ends that begins at a place. */
function wordEnd({ text, joints }: Normalised, place: number): number {
  let at = place;
  while (at < text.length && isOfWord(text, at) && (at === place || isInside(joints[at]))) at++;
  return at;
}

function isOfWord(text: string, at: number): boolean {
  return text.charCodeAt(at) !== LINE_FEED && !isSpacelessUnit(text.charCodeAt(at));
}

/** Ends each side of a paragraph, where there are many in one text. */
const LINE_FEED = 0x0a;

function isInside(joint: number | undefined): boolean {
  return joint === JOINT.none || joint === JOINT.apostrophe;
}
