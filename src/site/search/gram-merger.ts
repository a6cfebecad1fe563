/**
 * Goes through the grams of several stretches in the order of an index, each gram once with its
 * transcripts of all of them, numbered one stretch after another.
 */

import { isBefore } from "../../pagefind-format/bundle.ts";
import { encodeJoint } from "../../search/grams.ts";
import {
  comesFirst,
  type NumberedGrams,
  type SpelledGrams,
  type StretchGrams,
  spellLetters,
} from "./gram-table.ts";

/** A gram as it stands in the index, and where; its pages are valid until the next one is asked for. */
export interface MergedGram {
  text: string;
  pages: ArrayLike<number>;
}

/** A gram of one source, and where: of each stretch its place among the grams there. */
interface FoundGram {
  text: string;
  at: { pages: Uint8Array; from: number; to: number; base: number }[];
}

/** Merges the grams of stretches. */
export class GramMerger {
  /** How many all stretches have. */
  readonly transcripts: number;
  readonly #sources: readonly Source<number | string>[];
  readonly #room: Uint32Array;

  constructor(stretches: readonly { count: number; grams: StretchGrams }[]) {
    let base = 0;
    const placed = stretches.map(({ count, grams }) => {
      base += count;
      return { base: base - count, grams };
    });
    this.transcripts = base;
    this.#room = new Uint32Array(base);
    const cursors = <Key extends number | string>(
      keysOf: (grams: StretchGrams) => readonly [NumberedGrams | SpelledGrams, ArrayLike<Key>],
    ) => placed.map(({ grams, base }) => new Cursor(...keysOf(grams), base));
    this.#sources = [
      new Source(
        cursors(({ letters }) => [letters, letters.keys]),
        spellLetters,
      ),
      new Source(
        cursors(({ joints }) => [joints, joints.keys]),
        encodeJoint,
      ),
      new Source(
        cursors(({ words }) => [words, words.words]),
        (word: string) => word,
      ),
    ] as Source<number | string>[];
  }

  /** The next gram; undefined after the last. */
  next(): MergedGram | undefined {
    const text = this.#least();
    if (text === undefined) return undefined;
    const room = this.#room;
    let length = 0;
    let isSorted = true;
    // `however` is a word, and it is what two rare characters give.
    for (const source of this.#sources) {
      if (source.head?.text !== text) continue;
      isSorted &&= length === 0;
      for (const { pages, from, to, base } of source.head.at) {
        for (let at = from; at < to; at++) room[length++] = base + (pages[at] as number);
      }
      source.step();
    }
    const pages = room.subarray(0, length);
    return { text, pages: isSorted ? pages : [...new Set(pages)].sort((a, b) => a - b) };
  }

  /** Goes on with the first gram that is not before a text. */
  seek(text: string): void {
    for (const source of this.#sources) source.seek(text);
  }

  #least(): string | undefined {
    let least: string | undefined;
    for (const { head } of this.#sources) {
      if (head && (least === undefined || isBefore(head.text, least))) least = head.text;
    }
    return least;
  }
}

/** The grams of one kind of all stretches, each once. */
class Source<Key extends number | string> {
  head: FoundGram | undefined;
  readonly #cursors: readonly Cursor<Key>[];
  readonly #spell: (key: Key) => string;

  constructor(cursors: readonly Cursor<Key>[], spell: (key: Key) => string) {
    this.#cursors = cursors;
    this.#spell = spell;
    this.step();
  }

  step(): void {
    let least: Key | undefined;
    for (const { key } of this.#cursors) {
      if (key !== undefined && (least === undefined || comesFirst(key, least))) least = key;
    }
    if (least === undefined) {
      this.head = undefined;
      return;
    }
    const at: FoundGram["at"] = [];
    for (const cursor of this.#cursors) if (cursor.key === least) at.push(cursor.take());
    this.head = { text: this.#spell(least), at };
  }

  seek(text: string): void {
    if (!this.head || !isBefore(this.head.text, text)) return;
    for (const cursor of this.#cursors) cursor.seek((key) => isBefore(this.#spell(key), text));
    this.step();
  }
}

/** Goes through the grams of one stretch. */
class Cursor<Key extends number | string> {
  readonly #grams: NumberedGrams | SpelledGrams;
  readonly #keys: ArrayLike<Key>;
  readonly #base: number;
  #at = 0;
  #from = 0;

  constructor(grams: NumberedGrams | SpelledGrams, keys: ArrayLike<Key>, base: number) {
    this.#grams = grams;
    this.#keys = keys;
    this.#base = base;
  }

  get key(): Key | undefined {
    return this.#keys[this.#at];
  }

  /** Steps over a gram; gives where its pages are. */
  take(): FoundGram["at"][number] {
    const from = this.#from;
    const to = from + (this.#grams.counts[this.#at++] as number);
    this.#from = to;
    return { pages: this.#grams.pages, from, to, base: this.#base };
  }

  /** Goes to the first gram of which `isPassed` is false; not back. */
  seek(isPassed: (key: Key) => boolean): void {
    let low = this.#at;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isPassed(this.#keys[middle] as Key)) low = middle + 1;
      else high = middle;
    }
    const { counts } = this.#grams;
    for (; this.#at < low; this.#at++) this.#from += counts[this.#at] as number;
  }
}
