/**
 * Writes a bundle again of which few records have changed: what it says of the others is copied
 * from the files of the bundle before. The result is byte for byte what `writeBundle` would write of all records, which a test holds.
 */

import { CborReader } from "./cbor.ts";
import {
  type BundleFile,
  BundleWriter,
  compareWords,
  endWord,
  type PagefindEntry,
  readMeta,
  sortWords,
  unpacked,
  writePage,
} from "./pagefind-bundle.ts";
import { BREAK, type WordRecord, type WordTable } from "./word-table.ts";

/** A page of a word: from the bundle before (a stretch of a chunk), or positions of a new record. */
type WordPage = { page: number } & ({ from: number; to: number } | { positions: number[] });

/** The pages of a word in the records that changed, by number of the record. */
type ChangedPages = Map<number, number[]>;

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
  changed: ReadonlyMap<number, WordRecord>,
  table: WordTable,
  entry: PagefindEntry,
): BundleFile[] {
  const { lengths, chunks } = readMeta(meta);
  const added = new Map<string, ChangedPages>();
  for (const [page, record] of changed) {
    lengths[page] = record.length;
    record.forEach((number, position) => {
      if (number === BREAK) return;
      const word = table.text(number);
      const pages = added.get(word) ?? new Map<number, number[]>();
      added.set(word, pages);
      const positions = pages.get(page);
      if (positions) positions.push(position);
      else pages.set(page, [position]);
    });
  }
  const isChanged = Uint8Array.from(lengths, (_, page) => Number(changed.has(page)));
  const words = sortWords([...added.keys()]);
  const writer = new BundleWriter();
  const none = new Uint8Array();
  let next = 0;
  for (const path of chunks) {
    const bytes = unpacked(read(path));
    const reader = new CborReader(bytes);
    reader.skip(1);
    for (let left = reader.number(); left > 0; left--) {
      reader.skip(1);
      const word = reader.text();
      for (; next < words.length && compareWords(words[next] as string, word) < 0; next++) {
        const newWord = words[next] as string;
        writeWord(writer, newWord, none, newPages(added.get(newWord)));
      }
      if (words[next] === word) next++;
      const here = added.get(word);
      const count = reader.number();
      const from = reader.at;
      const isTouched = passPages(reader, count, isChanged);
      // The empty list of variants.
      reader.skip(1);
      if (!isTouched && !here) writer.beginWord(word, count).copy(bytes, from, reader.at);
      else {
        const pages = [...pagesAt(bytes, from, count, isChanged), ...newPages(here)];
        writeWord(writer, word, bytes, pages);
      }
    }
  }
  for (; next < words.length; next++) {
    const word = words[next] as string;
    writeWord(writer, word, none, newPages(added.get(word)));
  }
  return writer.finish(lengths, entry);
}

function newPages(pages: ChangedPages = new Map()): WordPage[] {
  return [...pages].map(([page, positions]) => ({ page, positions }));
}

/** Passes over so many pages of a word; tells whether any of them is of a record that changed. */
function passPages(reader: CborReader, count: number, isChanged: Uint8Array): boolean {
  let page = 0;
  let isTouched = false;
  for (let left = count; left > 0; left--) {
    reader.skip(1);
    page += reader.number();
    if (isChanged[page] === 1) isTouched = true;
    reader.skip(reader.number() + 1);
  }
  return isTouched;
}

/** The pages of a word whose records did not change. */
function* pagesAt(
  bytes: Buffer,
  at: number,
  count: number,
  isChanged: Uint8Array,
): Generator<WordPage> {
  const reader = new CborReader(bytes);
  reader.at = at;
  let page = 0;
  for (let left = count; left > 0; left--) {
    reader.skip(1);
    page += reader.number();
    const from = reader.at;
    reader.skip(reader.number() + 1);
    if (isChanged[page] !== 1) yield { page, from, to: reader.at };
  }
}

/** Writes a word that stands on any page at all. */
function writeWord(writer: BundleWriter, word: string, bytes: Uint8Array, pages: WordPage[]): void {
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
