/**
 * Collects which transcripts of a stretch hold which grams, and gives the grams in the order of an
 * index with their transcripts. Most grams are pairs of Chinese letters and joints: they are
 * numbers here, in the order in which their spellings sort.
 */

import { isBefore, sortWords } from "../../pagefind-format/bundle.ts";
import { eachGram, type GramVisitor } from "../../search/grams.ts";
import { JOINT, type Normalised } from "../../search/normalise.ts";
import { encodeLetter, encodePair, THREE_DIGITS } from "../../search/tokens.ts";

/** Grams in their order; `pages` holds the transcripts of each, `counts` how many these are. */
export interface NumberedGrams {
  keys: Uint32Array;
  counts: Uint8Array;
  pages: Uint8Array;
}

/** The grams that are words of the text, or hold a letter beyond the BMP. */
export interface SpelledGrams {
  words: string[];
  counts: Uint8Array;
  pages: Uint8Array;
}

/** All grams of a stretch of transcripts. */
export interface StretchGrams {
  /** Pairs of letters, the first times 0x10000, plus the second, which is 0 for a letter alone. */
  letters: NumberedGrams;
  /** Joints, by their hashes. */
  joints: NumberedGrams;
  words: SpelledGrams;
}

/** Most transcripts of a stretch: their numbers in it are bytes. */
export const MOST_IN_STRETCH = 255;

/** The grams of a stretch of at most 255 transcripts, each given as its normalised texts. */
export function collectGrams(transcripts: Iterable<readonly Normalised[]>): StretchGrams {
  const letters = new NumberCollector();
  const joints = new NumberCollector();
  const words = new Map<string, number[]>();
  let page = 0;
  const addWord = (word: string) => {
    const pages = words.get(word);
    if (pages === undefined) words.set(word, [page]);
    else if (pages.at(-1) !== page) pages.push(page);
  };
  const visitor: GramVisitor = {
    pair(first, second) {
      if (first < THREE_DIGITS && second < THREE_DIGITS)
        letters.add(first * 0x10000 + second, page);
      else addWord(encodePair(first, second));
    },
    last(letter) {
      if (letter < THREE_DIGITS) letters.add(letter * 0x10000, page);
      else addWord(encodeLetter(String.fromCodePoint(letter)));
    },
    word: addWord,
    joint: (hash) => joints.add(hash, page),
  };
  for (const texts of transcripts) {
    if (page > MOST_IN_STRETCH) throw new Error("A stretch of transcripts is too long");
    for (const text of texts) {
      eachGram(text, false, visitor);
      // Where marks join letters (`GPT-4`), a quote may come without them (`gpt4`).
      if (hasMarkInWord(text)) eachGram(text, true, visitor);
    }
    page++;
  }
  return { letters: letters.sorted(), joints: joints.sorted(), words: spelled(words) };
}

/** How a numbered gram stands in the index. */
export function spellLetters(key: number): string {
  const [first, second] = [key >>> 16, key & 0xffff];
  return second === 0 ? encodeLetter(String.fromCharCode(first)) : encodePair(first, second);
}

/** The order of grams of one kind: numbers by size, words by their bytes in UTF-8. */
export function comesFirst(a: number | string, b: number | string): boolean {
  return typeof a === "number" || typeof b === "number" ? a < b : isBefore(a, b);
}

function hasMarkInWord({ joints }: Normalised): boolean {
  return joints.some((joint) => joint >= JOINT.comma && joint <= JOINT.mark);
}

function spelled(words: ReadonlyMap<string, number[]>): SpelledGrams {
  const sorted = sortWords([...words.keys()]);
  const lists = sorted.map((word) => words.get(word) ?? []);
  return {
    words: sorted,
    counts: Uint8Array.from(lists, ({ length }) => length),
    pages: Uint8Array.from(lists.flat()),
  };
}

const FIRST_SIZE = 1 << 15;

/** A hash table with open addresses from keys to their numbers, and the pages of each. */
class NumberCollector {
  #slots = new Int32Array(FIRST_SIZE);
  #keys = new Uint32Array(FIRST_SIZE);
  #counts = new Uint8Array(FIRST_SIZE);
  #lastPage = new Int16Array(FIRST_SIZE).fill(-1);
  #size = 0;
  /** Number and page of each time that a key was found on a page for the first time. */
  #found = new Uint32Array(FIRST_SIZE);
  #length = 0;

  add(key: number, page: number): void {
    const number = this.#number(key);
    if (this.#lastPage[number] === page) return;
    this.#lastPage[number] = page;
    (this.#counts[number] as number)++;
    if (this.#length === this.#found.length) this.#found = longer(this.#found);
    this.#found[this.#length++] = number * 0x100 + page;
  }

  sorted(): NumberedGrams {
    // Keys in order, each with its number: sorting numbers in a typed array beats comparing.
    const order = new Float64Array(this.#size);
    for (let i = 0; i < this.#size; i++) order[i] = (this.#keys[i] as number) * 0x100000 + i;
    order.sort();
    const keys = new Uint32Array(this.#size);
    const counts = new Uint8Array(this.#size);
    const next = new Uint32Array(this.#size);
    let start = 0;
    order.forEach((item, i) => {
      const number = item % 0x100000;
      keys[i] = this.#keys[number] as number;
      counts[i] = this.#counts[number] as number;
      next[number] = start;
      start += counts[i] as number;
    });
    const pages = new Uint8Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const item = this.#found[i] as number;
      pages[(next[item >>> 8] as number)++] = item & 0xff;
    }
    return { keys, counts, pages };
  }

  #number(key: number): number {
    const mask = this.#slots.length - 1;
    let at = slotOf(key, mask);
    for (let known = this.#slots[at]; known !== 0; known = this.#slots[at]) {
      if (this.#keys[(known as number) - 1] === key) return (known as number) - 1;
      at = (at + 1) & mask;
    }
    if (this.#size * 2 >= this.#slots.length) {
      this.#grow();
      return this.#number(key);
    }
    this.#keys[this.#size] = key;
    this.#slots[at] = ++this.#size;
    return this.#size - 1;
  }

  #grow(): void {
    if (this.#size >= 0x80000) throw new Error("A stretch of transcripts has too many grams");
    this.#keys = longer(this.#keys);
    this.#counts = longer(this.#counts);
    const lastPage = new Int16Array(this.#lastPage.length * 2).fill(-1);
    lastPage.set(this.#lastPage);
    this.#lastPage = lastPage;
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let at = slotOf(this.#keys[number] as number, mask);
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = number + 1;
    }
  }
}

function slotOf(key: number, mask: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
}

function longer<T extends Uint8Array | Uint32Array>(list: T): T {
  const Type = list.constructor as new (length: number) => T;
  const copy = new Type(list.length * 2);
  copy.set(list);
  return copy;
}
