/**
 * The one normaliser of search: index, query and verification all go through it.
 *
 * Text becomes a run of folded letters without anything between them; what stood between two
 * letters is kept beside it as a joint. So `GPT-4` can be found as `GPT4` and as `GPT 4`, while
 * `now here` is not found as `nowhere`, and Chinese matches whatever its spacing.
 */

import { FOLD_CLASSES } from "./fold-table.ts";

/**
 * What stands before a letter: nothing, an apostrophe, a comma, a point, other marks, or a space.
 * Of several, the highest counts.
 */
export const JOINT = {
  none: 0,
  apostrophe: 1,
  comma: 2,
  point: 3,
  mark: 4,
  space: 5,
  free: 6,
} as const;

/** A mark that belongs to what it stands in: `C++`, `AT&T`, `50%`, `$100`. */
export interface Sign {
  /** Of the letter that follows it; the number of letters for one at the end. */
  place: number;
  sign: string;
  /** No space is between it and a letter or digit that is not Han. */
  attached: boolean;
}

/**
 * Normalised text. `joints[i]` says what stands before letter `i`; `free` where one of the two
 * neighbours is Han or kana, since spacing means nothing there.
 */
export interface Normalised {
  /** UTF-16, like every offset in this room. */
  text: string;
  joints: Uint8Array;
  /** In their order. */
  signs: readonly Sign[];
}

/** The letter before the first one of a text counts as a space away. */
const START = JOINT.space;

const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const LETTER = /[\p{L}\p{N}]/u;
const MARKS_OF_LATIN = /[\u0300-\u036f]/g;
/** U+0027 ', U+2019 ’, U+02BC ʼ, U+FF07 ＇ and U+2018 ‘ and U+0060 `, which stand in for it. */
const APOSTROPHES = "'’ʼ＇‘`";
/** U+00AD soft hyphen, zero-width characters and the byte order mark: not there for a reader. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

const folded = new Map<string, string>();
for (const letters of FOLD_CLASSES.split(" ")) {
  const [root = "", ...others] = letters;
  for (const letter of others) folded.set(letter, root);
}

/** Letters of one code point after folding; empty for what search ignores. Filled on demand. */
const letterCache = new Map<string, string>();

/** Folds one code point: NFKC, lower case, no Latin diacritics, Traditional as Simplified. */
export function foldCharacter(character: string): string {
  let letters = letterCache.get(character);
  if (letters === undefined) {
    letters = "";
    const plain = character.normalize("NFKC").toLowerCase();
    for (const part of plain) {
      const bare = HAN_OR_KANA.test(part)
        ? (folded.get(part) ?? part)
        : part.normalize("NFD").replace(MARKS_OF_LATIN, "").normalize("NFC");
      if (LETTER.test(bare)) letters += bare;
    }
    letterCache.set(character, letters);
  }
  return letters;
}

/** What is known of each UTF-16 unit: nothing yet, spaceless, or spaced. A table beats a map. */
const spacelessUnits = new Uint8Array(0x10000);
const [NOT_ASKED, SPACELESS, SPACED] = [0, 1, 2];

/** Tells whether a letter is written without spaces around it: Han and kana. */
export function isSpaceless(letter: string): boolean {
  const unit = letter.charCodeAt(0);
  if (letter.length > 1 && unit >= 0xd800) return HAN_OR_KANA.test(letter);
  return isSpacelessUnit(unit);
}

/** Tells the same of a letter that is one UTF-16 unit. */
export function isSpacelessUnit(unit: number): boolean {
  let known = spacelessUnits[unit];
  if (known === NOT_ASKED) {
    known = HAN_OR_KANA.test(String.fromCharCode(unit)) ? SPACELESS : SPACED;
    spacelessUnits[unit] = known;
  }
  return known === SPACELESS;
}

/** The signs, and their wide forms, which stand at a fixed distance or apart. */
const signUnits = new Map<number, string>();
for (const sign of "&+#@%$€£¥") {
  signUnits.set(sign.charCodeAt(0), sign);
  if (sign < "\u0080") signUnits.set(sign.charCodeAt(0) + 0xfee0, sign);
}
signUnits.set(0xffe1, "£").set(0xffe5, "¥");

/** Folded letters of each UTF-16 unit that is a character by itself; `undefined` until asked. */
const foldedUnits: (string | undefined)[] = new Array(0x10000);
/** What each such unit does to a joint, plus one; 0 until asked. */
const jointUnits = new Uint8Array(0x10000);

/** Normalises a text. */
export function normalise(source: string): Normalised {
  const joints = new JointList(source.length);
  const signs: Sign[] = [];
  let text = "";
  let joint: number = START;
  let previousSpaceless = false;
  let any = false;
  // Most letters fold to themselves: they are taken over by the run, not one by one.
  let run = 0;
  for (let at = 0; at < source.length; ) {
    const unit = source.charCodeAt(at);
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    const character = isHalf ? String.fromCodePoint(source.codePointAt(at) ?? unit) : undefined;
    const end = at + (character?.length ?? 1);
    const letters =
      character === undefined ? (foldedUnits[unit] ?? foldUnit(unit)) : foldCharacter(character);
    if (letters === "") {
      text += source.slice(run, at);
      run = end;
      const own = character === undefined ? jointOfUnit(unit) : jointOf(character);
      if (own > joint) joint = own;
      if (own === JOINT.mark && signUnits.has(unit)) addSign(signs, source, at, joints.length);
    } else if (letters.length === 1) {
      const letter = letters.charCodeAt(0);
      if (letter !== unit) {
        text += source.slice(run, at) + letters;
        run = end;
      }
      const spaceless = isSpaceless(letters);
      joints.push(any && (spaceless || previousSpaceless) ? JOINT.free : joint);
      previousSpaceless = spaceless;
      joint = JOINT.none;
      any = true;
    } else {
      text += source.slice(run, at) + letters;
      run = end;
      for (const letter of letters) {
        const spaceless = isSpaceless(letter);
        joints.push(any && (spaceless || previousSpaceless) ? JOINT.free : joint);
        if (letter.length === 2) joints.push(JOINT.free);
        previousSpaceless = spaceless;
        joint = JOINT.none;
        any = true;
      }
    }
    at = end;
  }
  return { text: text + source.slice(run), joints: joints.finish(), signs };
}

function addSign(signs: Sign[], source: string, at: number, place: number): void {
  const sign = signUnits.get(source.charCodeAt(at)) ?? "";
  const before = signs.at(-1);
  const goesOn =
    before?.place === place && before.attached && signUnits.has(source.charCodeAt(at - 1));
  const attached = goesOn || isOfName(source, at - 1) || isOfName(source, at + 1);
  signs.push({ place, sign, attached });
}

/** Tells a letter or digit of a name in Latin or the like. */
function isOfName(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  return LETTER.test(source.charAt(at)) && !isSpacelessUnit(unit);
}

/** Tells a digit; other scripts' are folded to these. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function foldUnit(unit: number): string {
  const letters = foldCharacter(String.fromCharCode(unit));
  foldedUnits[unit] = letters;
  return letters;
}

function jointOfUnit(unit: number): number {
  let known = jointUnits[unit] as number;
  if (known === 0) {
    known = jointOf(String.fromCharCode(unit)) + 1;
    jointUnits[unit] = known;
  }
  return known - 1;
}

/** Joints as they come; a character may fold to several letters, so it can grow. */
class JointList {
  #bytes: Uint8Array;
  #length = 0;
  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }
  get length(): number {
    return this.#length;
  }
  push(joint: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#length * 2 + 16);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = joint;
  }
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/**
 * Where each letter of `normalise(source).text` comes from: offsets of the character it was
 * folded from, one `[start, end)` per UTF-16 unit. Only asked for when something is shown.
 */
export function letterOffsets(source: string): { starts: Uint32Array; ends: Uint32Array } {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of source) {
    const end = start + character.length;
    const { length } = foldCharacter(character);
    for (let i = 0; i < length; i++) {
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function jointOf(character: string): number {
  if (/\s/.test(character)) return JOINT.space;
  if (APOSTROPHES.includes(character)) return JOINT.apostrophe;
  if (character === "," || character === "，") return JOINT.comma;
  if (character === "." || character === "．") return JOINT.point;
  if (INVISIBLE.test(character) || /\p{M}/u.test(character)) return JOINT.none;
  return JOINT.mark;
}
