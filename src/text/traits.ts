/**
 * What kinds of characters a text holds, told in one pass by a table. Every paragraph is asked
 * several times whether anything in it is special, and hardly any holds anything that is. A regular
 * expression for each question takes several times as long, most of all in Chinese.
 */

import { HIDDEN_CHARACTER } from "./deceptive.ts";
import { unitsOf } from "./units.ts";

/** Holds a character that may have a meaning in Markdown or HTML wherever it stands, or ends a line. */
export const MARKUP = 1;
/** Holds `"` or `>`, which HTML writes as entities. */
export const QUOTES = 2;
/** Holds white space other than a single U+0020. */
export const SPACES = 4;
/** May hold a character that is not seen: one of `deceptive.ts`, or any beyond U+FFFF. */
export const HIDDEN = 8;

/** Holds `[` or `]`, which mean nothing without `](`. */
export const BRACKETS = 32;

/** U+0020, told apart from the others only here: two in a row are SPACES. */
const BLANK = 16;

/** Traits of each UTF-16 unit. */
const traitsOfUnit = new Uint8Array(0x10000);

const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const everyUnit = Array.from(traitsOfUnit, (_, unit) =>
  isHalf(unit) ? " " : String.fromCharCode(unit),
).join("");
for (const [trait, pattern] of [
  [MARKUP, /[\r\n\\*_`~<&|\0]/g],
  [BRACKETS, /[[\]]/g],
  [QUOTES, /[">]/g],
  [SPACES, /[^\S ]/g],
  [BLANK, / /g],
  [HIDDEN, new RegExp(HIDDEN_CHARACTER, "gu")],
] as const) {
  for (const { index } of everyUnit.matchAll(pattern))
    traitsOfUnit[index] = (traitsOfUnit[index] ?? 0) | trait;
}
// A half of a pair says nothing by itself.
traitsOfUnit.fill(HIDDEN, 0xd800, 0xe000);

/** The traits of all characters of a text, as a sum of the constants above. */
export function traitsOf(text: string): number {
  const units = unitsOf(text);
  const { length } = text;
  let traits = 0;
  let repeated = 0;
  let before = 0;
  for (let i = 0; i < length; i++) {
    const own = traitsOfUnit[units[i] as number] as number;
    traits |= own;
    repeated |= own & before;
    before = own;
  }
  return (repeated & BLANK ? traits | SPACES : traits) & ~BLANK;
}

/** Number of white space characters of a text. */
export function countSpaces(text: string): number {
  const units = unitsOf(text);
  const { length } = text;
  let spaces = 0;
  for (let i = 0; i < length; i++) {
    if ((traitsOfUnit[units[i] as number] as number) & (SPACES | BLANK)) spaces++;
  }
  return spaces;
}
