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
export const BRACKETS = 16;

const TRAITS = MARKUP | QUOTES | SPACES | HIDDEN | BRACKETS;

/** U+0020, told apart from other white space only here: two in a row are SPACES. */
const BLANK = 32;
/** Half of a surrogate pair, which says nothing by itself. */
const HALF = 64;
const HAN = 128;
const IN_WORD = 256;
const JOINS = 512;

/** What is told of single characters, those beyond U+FFFF as well. */
const LETTERS = [
  [HAN, /\p{Script=Han}/gu],
  [IN_WORD, /[\p{L}\p{N}]/gu],
] as const;

/** Traits of each UTF-16 unit. */
const traitsOfUnit = new Uint16Array(0x10000);

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
  [JOINS, /['’.-]/g],
  ...LETTERS,
] as const) {
  // By runs: letters are half of all units.
  for (const { index, 0: run } of everyUnit.matchAll(
    new RegExp(`(?:${pattern.source})+`, pattern.flags),
  )) {
    for (let unit = index; unit < index + run.length; unit++) {
      traitsOfUnit[unit] = (traitsOfUnit[unit] as number) | trait;
    }
  }
}
traitsOfUnit.fill(HALF | HIDDEN, 0xd800, 0xe000);

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
  return sumOf(traits, repeated);
}

/** What is counted of a text in one pass. */
export interface TextCounts {
  /** As `traitsOf` tells them. */
  traits: number;
  /** Han characters. */
  han: number;
  /**
   * Runs of letters and digits, of any script. An apostrophe, full stop or hyphen between two of
   * them joins them: `it's`, `3.5` and `well-known` are one word each.
   */
  words: number;
}

/** The traits of a text, and how much there is to read in it. */
export function countText(text: string): TextCounts {
  const units = unitsOf(text);
  const { length } = text;
  let traits = 0;
  let repeated = 0;
  let before = 0;
  let han = 0;
  let words = 0;
  // Distance to the last letter of a word: 1 right after it, 2 after it and a joiner.
  let since = 3;
  for (let i = 0; i < length; i++) {
    let own = traitsOfUnit[units[i] as number] as number;
    if (own & HALF) {
      const character = String.fromCodePoint(text.codePointAt(i) as number);
      for (const [trait, pattern] of LETTERS) if (character.search(pattern) === 0) own |= trait;
      i += character.length - 1;
    }
    traits |= own;
    repeated |= own & before;
    before = own;
    if (own & HAN) han++;
    if (own & IN_WORD) {
      if (since > 2) words++;
      since = 1;
    } else since = own & JOINS && since === 1 ? 2 : 3;
  }
  return { traits: sumOf(traits, repeated), han, words };
}

function sumOf(traits: number, repeated: number): number {
  return (repeated & BLANK ? traits | SPACES : traits) & TRAITS;
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
