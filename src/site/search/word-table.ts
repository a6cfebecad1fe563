/**
 * Numbers the words of an index, so that a text becomes a row of numbers. Most words are pairs of
 * Han characters: they are told by their two UTF-16 units and spelled only when they are written.
 *
 * Two numbers may be spelled alike: `however` is a word, and it is what two rare characters give.
 */

import { encodeLetter, encodePair } from "../../search/tokens.ts";

/** `letter`: a single spaceless one; `text`: what holds a letter beyond the BMP. */
export type WordKind = "word" | "pair" | "letter" | "text";

const FIRST_SIZE = 1 << 16;

/** Numbers of words: each gets one when it is first seen. */
export class WordTable {
  readonly #texts = new Map<string, number>();
  readonly #letters = new Int32Array(0x10000).fill(-1);
  /** A hash table of pairs with open addresses: keys, and numbers of words plus one. */
  #keys = new Uint32Array(FIRST_SIZE);
  #numbers = new Int32Array(FIRST_SIZE);
  #pairs = 0;
  /** Of each word: its text or the key of its pair, its kind, and how its first letter is known. */
  readonly #words: (string | number)[] = [];
  readonly #kinds: WordKind[] = [];
  readonly #firsts: number[] = [];

  /** Number of words. */
  get size(): number {
    return this.#words.length;
  }

  /** Number of a run of letters and digits. */
  word(text: string): number {
    return this.#textual(text, "word", NO_LETTER);
  }

  /** Number of a word with letters beyond the BMP, by what stands in the index for it. */
  other(text: string): number {
    return this.#textual(text, "text", NO_LETTER);
  }

  /** Number of a spaceless letter that stands alone, by its code point. */
  letter(code: number): number {
    if (code > 0xffff) {
      return this.#textual(encodeLetter(String.fromCodePoint(code)), "text", NO_LETTER);
    }
    let number = this.#letters[code] as number;
    if (number < 0) {
      number = this.#add(encodeLetter(String.fromCharCode(code)), "letter", code);
      this.#letters[code] = number;
    }
    return number;
  }

  /** Number of two neighbouring spaceless letters, by their code points. */
  pair(first: number, second: number): number {
    if (first > 0xffff || second > 0xffff) {
      const letter = first > 0xffff ? -2 - this.letter(first) : first;
      return this.#textual(encodePair(first, second), "text", letter);
    }
    const key = pairKey(first, second);
    let at = this.#place(key);
    const known = this.#numbers[at] as number;
    if (known > 0) return known - 1;
    if (++this.#pairs * 2 > this.#keys.length) {
      this.#grow();
      at = this.#place(key);
    }
    this.#keys[at] = key;
    const number = this.#add(key, "pair", first);
    this.#numbers[at] = number + 1;
    return number;
  }

  /** What stands in the index for a word. */
  text(number: number): string {
    const word = this.#words[number] as string | number;
    return typeof word === "string" ? word : encodePair(word >>> 16, word & 0xffff);
  }

  kind(number: number): WordKind {
    return this.#kinds[number] as WordKind;
  }

  /** The two units of a pair: the first times 0x10000, plus the second. */
  key(number: number): number {
    return this.#words[number] as number;
  }

  /** The spaceless letter that a word begins with: its UTF-16 unit, or −2 minus the word's number. */
  first(number: number): number {
    return this.#firsts[number] as number;
  }

  #textual(text: string, kind: WordKind, first: number): number {
    let number = this.#texts.get(text);
    if (number === undefined) {
      number = this.#add(text, kind, first);
      this.#texts.set(text, number);
    } else if (first !== NO_LETTER) this.#firsts[number] = first;
    return number;
  }

  #add(word: string | number, kind: WordKind, first: number): number {
    this.#kinds.push(kind);
    this.#firsts.push(first);
    return this.#words.push(word) - 1;
  }

  #place(key: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#numbers[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    for (let from = 0; from < keys.length; from++) {
      if (numbers[from] === 0) continue;
      const at = this.#place(keys[from] as number);
      this.#keys[at] = keys[from] as number;
      this.#numbers[at] = numbers[from] as number;
    }
  }
}

/** Begins with no spaceless letter, or is one beyond the BMP itself. */
export const NO_LETTER = -1;

function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
