/**
 * The files of an index in the format of Pagefind 1.5: chunks of words in order, and a table that
 * says which chunk has which. `pagefind_dcd`, then CBOR, gzipped.
 *
 * A word has the pages that hold it, as differences to the one before. Its places in a page are not
 * written but for one, the first: they are most of an index, an edit moves all that follow, and we
 * verify against the texts (docs/pagefind-format.md).
 */

import { createHash } from "node:crypto";
import { gzipSync, type ZlibOptions } from "node:zlib";
import { shortHash } from "../text/hash.ts";
import { CborWriter } from "./cbor.ts";

const SIGNATURE = Buffer.from("pagefind_dcd");
/** Says that the positions after it have the weight of plain text. */
const PLAIN_WEIGHT = -25;
/** A list of one position, 0, then an empty one of positions in meta fields. */
const HERE = new CborWriter().array(2).integer(PLAIN_WEIGHT).integer(0).array(0).bytes();
/** A chunk that has this share of its size ends where a word says so, not at a round number. */
const LEAST_SHARE = 0.6;
/** A family of words stays together up to this share of a chunk. */
const FAMILY_SHARE = 0.7;
/** One in so many words says so. */
const ENDS_AT_ONE_IN = 64;
/** Six tenths of the time that level 6 takes, for 0.3 % more bytes. */
const CHUNK_PACKING = { level: 5 };
/** Version, pages, chunks, filters, sorts, meta fields. */
const META_FIELDS = 6;

/**
 * Takes a file of an index, its path below the folder of the index. The path tells what it holds, so
 * one that is there already need not be packed.
 */
export type PutFile = (path: string, pack: () => Uint8Array) => void;

/** What Pagefind's own `pagefind-entry.json` says beside the languages. */
export interface PagefindEntry {
  version: string;
  [other: string]: unknown;
}

/** Which words a chunk has: from the first to the last of them. */
export interface Chunk {
  from: string;
  to: string;
  hash: string;
}

/** Takes words in order of their bytes, and hands over the files of the bundle. */
export class BundleWriter {
  readonly #chunkBytes: number;
  readonly #put: PutFile;
  readonly #chunks: Chunk[] = [];
  readonly #familyOf: (word: string) => string;
  /** Of the last word, and how long the chunk was where it began. */
  #family = "";
  #familyStart = 0;
  #chunk = new CborWriter();
  #count = 0;
  #first = "";
  #last = "";

  /**
   * @param chunkBytes What a chunk of words, which a query loads, has before gzip, about.
   * @param put Is given each file as soon as it is whole.
   * @param familyOf Words of one family are kept in one chunk: for a word that is the first part of
   *   others Pagefind loads a single one.
   */
  constructor(
    chunkBytes: number,
    put: PutFile,
    familyOf: (word: string) => string = (word) => word,
  ) {
    this.#familyOf = familyOf;
    this.#chunkBytes = chunkBytes;
    this.#put = put;
  }

  /** The chunks that have ended so far. */
  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  /** Ends the chunk if it is full before a word; true where the word will be the first of one. */
  endsBefore(text: string): boolean {
    if (this.#count > 0 && this.#isFull(text)) this.#endChunk();
    return this.#count === 0;
  }

  /** Adds a chunk that is as it was in the last bundle, in place of its words. */
  take(chunk: Chunk): void {
    this.#chunks.push(chunk);
  }

  /** Writes a word, and the pages that it is on in their order. */
  word(text: string, pages: ArrayLike<number>): void {
    this.endsBefore(text);
    const family = this.#familyOf(text);
    if (family !== this.#family) {
      this.#family = family;
      this.#familyStart = this.#chunk.length;
    }
    if (this.#count++ === 0) this.#first = text;
    this.#last = text;
    const cbor = this.#chunk.array(3).text(text).array(pages.length);
    let previous = 0;
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i] as number;
      cbor
        .array(3)
        .integer(page - previous)
        .raw(HERE);
      previous = page;
    }
    // Its variants with other diacritics would follow: our words have none.
    cbor.array(0);
  }

  /**
   * Finishes the bundle.
   * @param version Pagefind's.
   * @param pages How many there are.
   * @param idOf What Pagefind is to call a page in its answers, by its place.
   * @returns The hash in the name of the table, by which all other files are found.
   */
  finish(version: string, pages: number, idOf: (page: number) => string): string {
    if (this.#count > 0) this.#endChunk();
    const meta = new CborWriter().array(META_FIELDS).text(version).array(pages);
    // Each page has its number of positions beside its id, which only ranking would use.
    for (let page = 0; page < pages; page++) meta.array(2).text(idOf(page)).integer(1);
    meta.array(this.#chunks.length);
    for (const { from, to, hash } of this.#chunks) meta.array(3).text(from).text(to).text(hash);
    for (let empty = 3; empty < META_FIELDS; empty++) meta.array(0);
    const { hash, pack } = packing([meta.bytes()]);
    this.#put(`pagefind.${hash}.pf_meta`, pack);
    return hash;
  }

  /** By the word that comes next: so a chunk that grows moves the ends of few others. */
  #isFull(next: string): boolean {
    const { length } = this.#chunk;
    if (length < this.#chunkBytes * LEAST_SHARE) return false;
    const isAlike = this.#familyOf(next) === this.#family;
    if (isAlike && length - this.#familyStart < this.#chunkBytes * FAMILY_SHARE) return false;
    return (
      length >= this.#chunkBytes ||
      Number.parseInt(shortHash(next).slice(4), 36) % ENDS_AT_ONE_IN === 0
    );
  }

  #endChunk(): void {
    const head = new CborWriter().array(1).array(this.#count);
    const { hash, pack } = packing([head.bytes(), this.#chunk.bytes()], CHUNK_PACKING);
    this.#put(chunkPath(hash), pack);
    this.#chunks.push({ from: this.#first, to: this.#last, hash });
    this.#chunk = new CborWriter();
    this.#count = 0;
    this.#familyStart = 0;
  }
}

/** Path of a chunk below the folder of the index. */
export function chunkPath(hash: string): string {
  return `index/${hash}.pf_index`;
}

const BEYOND = /[\uD800-\uFFFF]/;

/** Whether a word stands before another one: by their bytes in UTF-8, as Rust sorts. */
export function isBefore(a: string, b: string): boolean {
  if (BEYOND.test(a) || BEYOND.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
  return a < b;
}

/** Sorts words in place as Rust does, by bytes of UTF-8; JavaScript differs beyond the BMP. */
export function sortWords(words: string[]): string[] {
  words.sort();
  if (!words.some((word) => BEYOND.test(word))) return words;
  return words.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** The name of what these bytes make, by which an old file is known, and how it is made. */
function packing(cbor: readonly Uint8Array[], options: ZlibOptions = {}) {
  const bytes = Buffer.concat([SIGNATURE, ...cbor]);
  const hash = createHash("sha256").update(JSON.stringify(options)).update(bytes).digest("hex");
  return { hash: `unknown_${hash.slice(0, 12)}`, pack: () => gzipSync(bytes, options) };
}
