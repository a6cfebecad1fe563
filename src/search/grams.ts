/**
 * What the index knows a text by: its tokens and its joints. A joint stands for two neighbours that
 * say little apart: three common Chinese letters in a row, or two words of which one is common. So
 * an index that holds no positions still tells texts that hold a phrase from those that hold its
 * parts, and each gram is in it once for each text.
 */

import { isCommonLetter, isCommonWord } from "./common.ts";
import type { Normalised } from "./normalise.ts";
import { eachSignedName } from "./signs.ts";
import { eachToken, encodePair, type Token } from "./tokens.ts";

/** Is told of each gram of a text in turn: letters as code points, a joint by its hash. */
export interface GramVisitor {
  pair(first: number, second: number): void;
  /** The last letter of a run, alone. */
  last(letter: number): void;
  word(text: string): void;
  joint(hash: number): void;
}

/** Visits the grams of normalised text; `closed` as in `eachToken`. */
export function eachGram(text: Normalised, closed: boolean, visitor: GramVisitor): void {
  if (!closed && text.signs.length > 0) eachSignedName(text, (word) => visitor.word(word));
  let [first, second] = [0, 0];
  let before = "";
  eachToken(text, closed, {
    pair(one, other) {
      // The pair before ended where this one begins.
      if (second !== 0 && areCommon(first, one, other)) visitor.joint(ofLetters(first, one, other));
      [first, second] = [one, other];
      before = "";
      visitor.pair(one, other);
    },
    last(letter) {
      second = 0;
      before = "";
      visitor.last(letter);
    },
    word(word) {
      second = 0;
      if (before !== "" && (isCommonWord(before) || isCommonWord(word))) {
        visitor.joint(ofWords(before, word));
      }
      before = word;
      visitor.word(word);
    },
  });
}

/** What stands in the index for a joint; all are of one length, in the order of their hashes. */
export function encodeJoint(hash: number): string {
  return `j${hash.toString(36).padStart(7, "0")}`;
}

/** The joint of two neighbouring tokens, as it stands in the index; undefined where it has none. */
export function jointOf(left: Token, right: Token): string | undefined {
  if (left.kind === "word" && right.kind === "word") {
    const isJoined = isCommonWord(left.encoded) || isCommonWord(right.encoded);
    return isJoined ? encodeJoint(ofWords(left.encoded, right.encoded)) : undefined;
  }
  const { letters: [a, b] = [] } = left;
  const { letters: [, c] = [] } = right;
  if (a === undefined || b === undefined || c === undefined) return undefined;
  if (right.encoded !== encodePair(b, c)) return undefined;
  return areCommon(a, b, c) ? encodeJoint(ofLetters(a, b, c)) : undefined;
}

function areCommon(a: number, b: number, c: number): boolean {
  return isCommonLetter(a) && isCommonLetter(b) && isCommonLetter(c);
}

function ofLetters(a: number, b: number, c: number): number {
  return mixed(mixed(mixed(SEED, a), b), c) >>> 0;
}

function ofWords(left: string, right: string): number {
  let hash = SEED;
  for (let i = 0; i < left.length; i++) hash = mixed(hash, left.charCodeAt(i));
  hash = mixed(hash, 0x20);
  for (let i = 0; i < right.length; i++) hash = mixed(hash, right.charCodeAt(i));
  return hash >>> 0;
}

/** FNV-1a, over units instead of bytes. */
const SEED = 0x811c9dc5;

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}
