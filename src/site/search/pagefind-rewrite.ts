/**
 * Writes a bundle again of which few records have changed. Chunks without a word that changed its
 * places are those of the bundle before; in the others, what they say of other words and records is
 * copied. The result is byte for byte what `writeBundle` would write of all records, which a test
 * holds.
 */

import { CborReader } from "./cbor.ts";
import {
  type BundleFile,
  BundleWriter,
  chunkPath,
  compareWords,
  endWord,
  type PagefindEntry,
  readMeta,
  sortWords,
  unpacked,
  writePage,
} from "./pagefind-bundle.ts";
import { BREAK, type WordRecord, type WordTable } from "./word-table.ts";

/** A record as it was and as it is. */
export interface ChangedRecord {
  before: WordRecord;
  after: WordRecord;
}

/** Where a word now stands in the records in which it stood elsewhere, by number of the record. */
type ChangedPages = ReadonlyMap<number, readonly number[]>;

/** A page of a word: from the bundle before (a stretch of a chunk), or positions of a new record. */
type WordPage = { page: number } & (
  | { from: number; to: number }
  | { positions: readonly number[] }
);

const NONE: ChangedPages = new Map();

/**
 * Writes a bundle whose number of records is the same.
 * @param meta Content of the table of the bundle before.
 * @param read Gives the content of its other files by their path in the bundle.
 * @param changed Records that are others now, by their number.
 * @param table Gave the words of these their numbers.
 */
export function rewriteBundle(
  meta: Uint8Array,
  read: (path: string) => Uint8Array,
  changed: ReadonlyMap<number, ChangedRecord>,
  table: WordTable,
  entry: PagefindEntry,
): BundleFile[] {
  const { lengths, chunks } = readMeta(meta);
  for (const [page, { after }] of changed) lengths[page] = after.length;
  const places = changedPlaces(changed, table);
  const words = sortWords([...places.keys()]);
  const writer = new BundleWriter();
  let next = 0;
  /** Writes changed words that the bundle did not have, up to one that it had. */
  const writeNew = (end?: string) => {
    for (; next < words.length; next++) {
      const word = words[next] as string;
      if (end !== undefined && compareWords(word, end) >= 0) break;
      writeWord(writer, word, undefined, places.get(word));
    }
  };
  for (const [i, chunk] of chunks.entries()) {
    const path = chunkPath(chunk);
    const content = read(path);
    const changedNext = words[next];
    // What follows the last word of a chunk begins the next one, if there is one.
    const ends = i + 1 < chunks.length ? chunk.to : undefined;
    const isSame =
      changedNext === undefined || (ends !== undefined && compareWords(changedNext, ends) > 0);
    if (isSame && writer.takeOver(chunk, content)) continue;
    const bytes = unpacked(content);
    const reader = new CborReader(bytes);
    reader.skip(1);
    for (let left = reader.number(); left > 0; left--) {
      reader.skip(1);
      const word = reader.text();
      writeNew(word);
      if (words[next] === word) next++;
      const count = reader.number();
      const here = places.get(word);
      const from = reader.at;
      const pages = readPages(reader, count, here);
      // The empty list of variants.
      reader.skip(1);
      if (here) writeWord(writer, word, bytes, here, pages);
      else writer.beginWord(word, count).copy(bytes, from, reader.at);
    }
  }
  writeNew();
  return writer.finish(lengths, entry);
}

/** The words that stand elsewhere in a record than they did, or no longer, or for the first time. */
function changedPlaces(
  changed: ReadonlyMap<number, ChangedRecord>,
  table: WordTable,
): Map<string, ChangedPages> {
  const places = new Map<string, Map<number, readonly number[]>>();
  for (const [page, { before, after }] of changed) {
    const [old, now] = [positionsOf(before, table), positionsOf(after, table)];
    for (const word of new Set([...old.keys(), ...now.keys()])) {
      const positions = now.get(word) ?? [];
      if (isSameList(old.get(word) ?? [], positions)) continue;
      const pages = places.get(word) ?? new Map<number, readonly number[]>();
      places.set(word, pages.set(page, positions));
    }
  }
  return places;
}

/** By the word as it is spelled: two numbers may be spelled alike. */
function positionsOf(record: WordRecord, table: WordTable): Map<string, number[]> {
  const all = new Map<string, number[]>();
  record.forEach((number, position) => {
    if (number === BREAK) return;
    const word = table.text(number);
    const positions = all.get(word);
    if (positions) positions.push(position);
    else all.set(word, [position]);
  });
  return all;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Passes over so many pages of a word; gives those of records that still have it where it was. */
function readPages(reader: CborReader, count: number, changed: ChangedPages = NONE): WordPage[] {
  const pages: WordPage[] = [];
  let page = 0;
  for (let left = count; left > 0; left--) {
    reader.skip(1);
    page += reader.number();
    const from = reader.at;
    reader.skip(reader.number() + 1);
    if (changed.size > 0 && !changed.has(page)) pages.push({ page, from, to: reader.at });
  }
  return pages;
}

/** Writes a word that stands on any page at all. */
function writeWord(
  writer: BundleWriter,
  word: string,
  bytes: Uint8Array = new Uint8Array(),
  changed: ChangedPages = NONE,
  kept: readonly WordPage[] = [],
): void {
  const pages = [...kept];
  for (const [page, positions] of changed) {
    if (positions.length > 0) pages.push({ page, positions });
  }
  if (pages.length === 0) return;
  const cbor = writer.beginWord(word, pages.length);
  let previous = 0;
  for (const one of pages.sort((a, b) => a.page - b.page)) {
    const step = one.page - previous;
    previous = one.page;
    if ("positions" in one) writePage(cbor, step, one.positions);
    else cbor.array(3).integer(step).copy(bytes, one.from, one.to);
  }
  endWord(cbor);
}
