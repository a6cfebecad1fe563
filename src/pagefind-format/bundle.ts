/**
 * The files of an index in the format of Pagefind 1.5: chunks of words in order, and a table that
 * says which chunk has which. `pagefind_dcd`, then CBOR, gzipped.
 *
 * A word has its pages, a page its positions, both as differences to the one before; −25 before
 * the positions says that they have the weight of plain text.
 */

import { createHash } from "node:crypto";
import { gzipSync, type ZlibOptions } from "node:zlib";
import { CborWriter } from "./cbor.ts";

const SIGNATURE = Buffer.from("pagefind_dcd");
const PLAIN_WEIGHT = -25;
/** A chunk of the index is what a query loads for one word: about 30 KB when gzipped. */
const CHUNK_BYTES = 59_000;
/** Six tenths of the time that level 6 takes, for 0.3 % more bytes. */
const CHUNK_PACKING = { level: 5 };
/** Version, pages, chunks, filters, sorts, meta fields. */
const META_FIELDS = 6;

/** A file of a bundle, its path below the bundle's folder. */
export interface BundleFile {
  path: string;
  content: Uint8Array;
}

/** Which words a chunk has: from the first to the last of them. */
interface Chunk {
  from: string;
  to: string;
  hash: string;
}

/** What Pagefind's own `pagefind-entry.json` says beside the languages. */
export interface PagefindEntry {
  version: string;
  [other: string]: unknown;
}

/** Takes words in order of their bytes, then gives the files of the bundle. */
export class BundleWriter {
  readonly #files: BundleFile[] = [];
  readonly #chunks: Chunk[] = [];
  #chunk = new CborWriter();
  #count = 0;
  #first = "";
  #last = "";

  /** Begins a word that is on so many pages; `writePage` for each and `endWord` must follow. */
  beginWord(word: string, pages: number): CborWriter {
    if (this.#chunk.length >= CHUNK_BYTES) this.#endChunk();
    if (this.#count++ === 0) this.#first = word;
    this.#last = word;
    return this.#chunk.array(3).text(word).array(pages);
  }

  /**
   * Finishes the bundle.
   * @param lengths Number of positions of each page.
   * @param entry What the entry file of the Pagefind that will read it says.
   * @param idOf What Pagefind is to call a page in its answers, by its place.
   */
  finish(
    lengths: readonly number[],
    entry: PagefindEntry,
    idOf: (page: number) => string,
  ): BundleFile[] {
    if (this.#count > 0) this.#endChunk();
    const meta = new CborWriter().array(META_FIELDS).text(entry.version);
    meta.array(lengths.length);
    lengths.forEach((length, page) => {
      meta.array(2).text(idOf(page)).integer(length);
    });
    meta.array(this.#chunks.length);
    for (const { from, to, hash } of this.#chunks) meta.array(3).text(from).text(to).text(hash);
    for (let empty = 3; empty < META_FIELDS; empty++) meta.array(0);
    const { content, hash } = packed([meta.bytes()]);
    const languages = { unknown: { hash, wasm: null, page_count: lengths.length } };
    return [
      ...this.#files,
      { path: `pagefind.${hash}.pf_meta`, content },
      {
        path: "pagefind-entry.json",
        content: Buffer.from(JSON.stringify({ ...entry, languages })),
      },
    ];
  }

  #endChunk(): void {
    const head = new CborWriter().array(1).array(this.#count);
    const { content, hash } = packed([head.bytes(), this.#chunk.bytes()], CHUNK_PACKING);
    this.#files.push({ path: `index/${hash}.pf_index`, content });
    this.#chunks.push({ from: this.#first, to: this.#last, hash });
    this.#chunk = new CborWriter();
    this.#count = 0;
  }
}

/** Writes a page of a word: how far it is from the page before, and its positions there. */
export function writePage(cbor: CborWriter, step: number, positions: ArrayLike<number>): void {
  cbor
    .array(3)
    .integer(step)
    .array(positions.length + 1)
    .integer(PLAIN_WEIGHT);
  let previous = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number;
    cbor.integer(position - previous);
    previous = position;
  }
  cbor.array(0);
}

/** Ends a word: its variants with other diacritics would follow, but our tokens have none. */
export function endWord(cbor: CborWriter): void {
  cbor.array(0);
}

/** Compares words as Rust does, by bytes of UTF-8; that differs from JavaScript beyond the BMP. */
function compareWords(a: string, b: string): number {
  if (BEYOND.test(a) || BEYOND.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts words in place, as `compareWords` would. */
export function sortWords(words: string[]): string[] {
  words.sort();
  return words.some((word) => BEYOND.test(word)) ? words.sort(compareWords) : words;
}

const BEYOND = /[\uD800-\uFFFF]/;

function packed(cbor: Uint8Array[], options?: ZlibOptions) {
  const content = gzipSync(Buffer.concat([SIGNATURE, ...cbor]), options);
  return {
    content,
    hash: `unknown_${createHash("sha256").update(content).digest("hex").slice(0, 12)}`,
  };
}
