/**
 * Joins stretches of transcripts to one bundle. A bundle is large, so that a query asks few of
 * them; a stretch is small, so that an edit collects few grams anew. Chunks of the last bundle that
 * hold none of the grams which have changed are taken over, and their grams not even read.
 */

import {
  BundleWriter,
  type Chunk,
  chunkPath,
  isBefore,
  type PutFile,
} from "../../pagefind-format/bundle.ts";
import { recordId } from "../../search/manifest.ts";
import { encodeLetter } from "../../search/tokens.ts";
import { GramMerger } from "./gram-merger.ts";
import type { StretchGrams } from "./gram-table.ts";

/** A stretch, and how many transcripts it has. */
export interface CountedStretch {
  count: number;
  grams: StretchGrams;
}

/** How a bundle is written. */
export interface BundleOptions {
  /** Pagefind's. */
  version: string;
  /** As of `BundleWriter`. */
  chunkBytes: number;
  put: PutFile;
}

/** What is known of a bundle over the same transcripts. */
export interface LastBundle {
  chunks: readonly Chunk[];
  /** Grams that were in other transcripts. */
  changed: ReadonlySet<string>;
  /** Takes over a file of it, by its path; false where it is gone. */
  take: (path: string) => boolean;
}

/** A bundle that was written. */
export interface JoinedBundle {
  /** Hash of its table. */
  table: string;
  chunks: readonly Chunk[];
}

/** Writes the bundle over stretches that follow each other. */
export function joinStretches(
  stretches: readonly CountedStretch[],
  { version, chunkBytes, put }: BundleOptions,
  last?: LastBundle,
): JoinedBundle {
  const writer = new BundleWriter(chunkBytes, put, firstLetter);
  const merger = new GramMerger(stretches);
  const same = last && new SameChunks(last);
  for (let gram = merger.next(); gram; gram = merger.next()) {
    if (same && writer.endsBefore(gram.text)) {
      const taken = same.from(gram.text);
      for (const chunk of taken.chunks) writer.take(chunk);
      if (taken.isLast) break;
      if (taken.next !== undefined) {
        merger.seek(taken.next);
        continue;
      }
    }
    writer.word(gram.text, gram.pages);
  }
  const { transcripts } = merger;
  const table = writer.finish(version, transcripts, recordId);
  return { table, chunks: writer.chunks };
}

const LETTER_LENGTH = encodeLetter("的").length;

/** What a letter's pairs have in common; it is looked up alone, as the first part of them. */
function firstLetter(word: string): string {
  return word.startsWith("h") ? word.slice(0, LETTER_LENGTH) : word;
}

/** Runs of chunks that are as they were. */
class SameChunks {
  readonly #last: LastBundle;
  readonly #places: ReadonlyMap<string, number>;
  readonly #touched: ReadonlySet<number>;

  constructor(last: LastBundle) {
    this.#last = last;
    this.#places = new Map(last.chunks.map(({ from }, i) => [from, i]));
    this.#touched = touchedChunks(last);
  }

  /** The chunks from one that begins with a gram on; none where there is none or it has changed. */
  from(text: string): { chunks: readonly Chunk[]; isLast: boolean; next?: string } {
    const { chunks, take } = this.#last;
    const first = this.#places.get(text);
    let end = first ?? 0;
    const isSame = ({ hash }: Chunk) => !this.#touched.has(end) && take(chunkPath(hash));
    if (first !== undefined) {
      for (let chunk = chunks[end]; chunk && isSame(chunk); chunk = chunks[++end]);
    }
    const next = end > (first ?? 0) ? chunks[end]?.from : undefined;
    return {
      chunks: first === undefined ? [] : chunks.slice(first, end),
      isLast: first !== undefined && end === chunks.length,
      ...(next !== undefined && { next }),
    };
  }
}

/** The places of chunks that a changed gram stands in, or would. */
function touchedChunks({ chunks, changed }: LastBundle): Set<number> {
  const touched = new Set<number>();
  for (const text of changed) {
    let low = 0;
    let high = chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isBefore(text, chunks[middle]?.from ?? "")) high = middle;
      else low = middle;
    }
    touched.add(low);
    // The one before it ended because this one came next.
    if (chunks[low]?.from === text) touched.add(low - 1);
  }
  return touched;
}
