/**
 * Joins stretches of transcripts to one bundle. A bundle is large, so that a query asks few of
 * them; a stretch is small, so that an edit collects few grams anew.
 */

import { BundleWriter, type PutFile } from "../../pagefind-format/bundle.ts";
import { encodeJoint } from "../../search/grams.ts";
import { recordId } from "../../search/manifest.ts";
import {
  type NumberedGrams,
  type SpelledGrams,
  type StretchGrams,
  spellLetters,
} from "./gram-table.ts";

/** A stretch, and how many transcripts it has. */
export interface CountedStretch {
  count: number;
  grams: StretchGrams;
}

/** A gram as it stands in the index, and where: of each stretch its place among the grams there. */
interface FoundGram {
  text: string;
  at: { pages: Uint8Array; from: number; to: number; base: number }[];
}

/** How a bundle is written. */
export interface BundleOptions {
  /** Pagefind's. */
  version: string;
  /** As of `BundleWriter`. */
  chunkBytes: number;
  put: PutFile;
}

/** Writes the bundle over stretches that follow each other; gives the hash of its table. */
export function joinStretches(
  stretches: readonly CountedStretch[],
  { version, chunkBytes, put }: BundleOptions,
): string {
  let base = 0;
  const placed = stretches.map(({ count, grams }) => {
    base += count;
    return { base: base - count, grams };
  });
  const writer = new BundleWriter(chunkBytes, put);
  const room = new Uint32Array(base);
  const letters = placed.map(
    ({ grams, base }) => new Cursor(grams.letters, grams.letters.keys, base),
  );
  const joints = placed.map(({ grams, base }) => new Cursor(grams.joints, grams.joints.keys, base));
  const words = placed.map(({ grams, base }) => new Cursor(grams.words, grams.words.words, base));
  const sources = [
    inOrder(letters, spellLetters),
    inOrder(joints, encodeJoint),
    inOrder(words, (word) => word),
  ];
  const heads = sources.map((source) => source.next().value as FoundGram | undefined);
  for (;;) {
    const text = leastOf(heads);
    if (text === undefined) break;
    let length = 0;
    let isSorted = true;
    // `however` is a word, and it is what two rare characters give.
    heads.forEach((head, i) => {
      if (head?.text !== text) return;
      isSorted &&= length === 0;
      for (const { pages, from, to, base } of head.at) {
        for (let at = from; at < to; at++) room[length++] = base + (pages[at] as number);
      }
      heads[i] = sources[i]?.next().value as FoundGram | undefined;
    });
    const pages = room.subarray(0, length);
    writer.word(text, isSorted ? pages : [...new Set(pages)].sort((a, b) => a - b));
  }
  return writer.finish(version, base, recordId);
}

/** Goes through the grams of one stretch. */
class Cursor<Key extends number | string> {
  readonly base: number;
  readonly #grams: NumberedGrams | SpelledGrams;
  readonly #keys: ArrayLike<Key>;
  #at = 0;
  #from = 0;

  constructor(grams: NumberedGrams | SpelledGrams, keys: ArrayLike<Key>, base: number) {
    this.#grams = grams;
    this.#keys = keys;
    this.base = base;
  }

  get key(): Key | undefined {
    return this.#keys[this.#at];
  }

  /** Steps over a gram; gives where its pages are. */
  take(): FoundGram["at"][number] {
    const from = this.#from;
    const to = from + (this.#grams.counts[this.#at++] as number);
    this.#from = to;
    return { pages: this.#grams.pages, from, to, base: this.base };
  }
}

/** The grams of all stretches, each once. */
function* inOrder<Key extends number | string>(
  cursors: readonly Cursor<Key>[],
  spell: (key: Key) => string,
): Generator<FoundGram, undefined> {
  for (;;) {
    let least: Key | undefined;
    for (const { key } of cursors) {
      if (key !== undefined && (least === undefined || isBefore(key, least))) least = key;
    }
    if (least === undefined) return undefined;
    const at: FoundGram["at"] = [];
    for (const cursor of cursors) if (cursor.key === least) at.push(cursor.take());
    yield { text: spell(least), at };
  }
}

function leastOf(heads: readonly (FoundGram | undefined)[]): string | undefined {
  let least: string | undefined;
  for (const head of heads) {
    if (head && (least === undefined || isBefore(head.text, least))) least = head.text;
  }
  return least;
}

const BEYOND = /[\uD800-\uFFFF]/;

/** Numbers by size, words by their bytes in UTF-8. */
function isBefore(a: number | string, b: number | string): boolean {
  if (typeof a === "number" || typeof b === "number") return a < b;
  if (BEYOND.test(a) || BEYOND.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
  return a < b;
}
