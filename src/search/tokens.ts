/**
 * Encodes normalised text as tokens that survive Pagefind unchanged. Each pair of neighbouring Han
 * or kana letters becomes one opaque ASCII word, so that neither jieba at build time nor
 * `Intl.Segmenter` in the browser has anything to cut.
 */

import { isDigit, isSpaceless, isSpacelessUnit, JOINT, type Normalised } from "./normalise.ts";

/** A token and the kind of text it stands for. */
export interface Token {
  encoded: string;
  /** `pair`: two spaceless letters; `last`: the last of a run, alone; `word`: letters, or digits. */
  kind: "pair" | "last" | "word";
  /** Of a pair, the code points of its letters. */
  letters?: readonly [first: number, second: number];
}

/** What is told of each token in turn: spaceless letters by their code points, words as they are. */
export interface TokenVisitor {
  pair(first: number, second: number): void;
  last(letter: number): void;
  word(text: string): void;
}

/** How many spaceless code points fit three digits of base 36: all of Han in the BMP, and kana. */
export const THREE_DIGITS = 36 ** 3;

/**
 * Cuts normalised text into tokens. Letters and digits are words apart, so that `RS485`, `RS 485` and
 * `RS-485` are the same tokens.
 * @param closed Whether a mark or apostrophe between letters joins them to one word.
 */
export function eachToken(
  { text, joints }: Normalised,
  closed: boolean,
  visitor: TokenVisitor,
): void {
  let word = -1;
  const endWord = (end: number) => {
    if (word >= 0) visitor.word(text.slice(word, end));
    word = -1;
  };
  for (let at = 0; at < text.length; ) {
    const letter = spacelessAt(text, at);
    if (letter > 0) {
      endWord(at);
      at += letter > 0xffff ? 2 : 1;
      const second = spacelessAt(text, at);
      if (second > 0) visitor.pair(letter, second);
      else visitor.last(letter);
      continue;
    }
    const joint = joints[at] ?? 0;
    const isMark = joint >= JOINT.comma && joint <= JOINT.mark;
    const unit = text.charCodeAt(at);
    if (joint === JOINT.space || joint === JOINT.free || (isMark && !closed)) endWord(at);
    else if (word >= 0 && isDigit(unit) !== isDigit(text.charCodeAt(at - 1))) endWord(at);
    if (word < 0) word = at;
    at += isHalf(unit) ? 2 : 1;
  }
  endWord(text.length);
}

/** Lists the tokens of normalised text, as `eachToken` cuts it. */
export function tokenise(text: Normalised, closed: boolean): Token[] {
  const tokens: Token[] = [];
  eachToken(text, closed, {
    pair: (first, second) =>
      tokens.push({ encoded: encodePair(first, second), kind: "pair", letters: [first, second] }),
    last: (letter) => tokens.push({ encoded: encodeCode(letter), kind: "last" }),
    word: (encoded) => tokens.push({ encoded, kind: "word" }),
  });
  return tokens;
}

/** The spaceless letter that starts at a unit, as a code point; 0 for any other. */
function spacelessAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  if (!isHalf(unit)) return isSpacelessUnit(unit) ? unit : 0;
  const code = text.codePointAt(at) ?? 0;
  return isSpaceless(String.fromCodePoint(code)) ? code : 0;
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Encoded letters once made, by code point: all of them are asked for again and again. */
const encodedLetters: (string | undefined)[] = new Array(0x10000);
const secondParts: (string | undefined)[] = new Array(0x10000);

function encodeCode(code: number): string {
  let encoded = encodedLetters[code];
  if (encoded === undefined) {
    encoded =
      code < THREE_DIGITS
        ? `h${code.toString(36).padStart(3, "0")}`
        : `i${code.toString(36).padStart(4, "0")}`;
    if (code < 0x10000) encodedLetters[code] = encoded;
  }
  return encoded;
}

function secondPart(code: number): string {
  let part = secondParts[code];
  if (part === undefined) {
    part = encodeCode(code).slice(1);
    if (code < 0x10000) secondParts[code] = part;
  }
  return part;
}

/** Encodes one spaceless letter: the first part of every pair that it starts. */
export function encodeLetter(letter: string): string {
  return encodeCode(letter.codePointAt(0) ?? 0);
}

/** Encodes two neighbouring spaceless letters, given as code points. */
export function encodePair(first: number, second: number): string {
  return encodeCode(first) + secondPart(second);
}
