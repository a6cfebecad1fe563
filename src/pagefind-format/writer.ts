/**
 * Writes an index in the format of Pagefind: the same words, pages and positions that its own
 * indexer would write, which a test compares. Pagefind's indexer takes each text over a pipe,
 * parses it as a page, and keeps a copy of everything; for words that are cut already this takes
 * less than a tenth of the time and a twentieth of the memory.
 */

import {
  type BundleFile,
  BundleWriter,
  endWord,
  type PagefindEntry,
  sortWords,
  writePage,
} from "./bundle.ts";

/** Stands in a record where the position moves on without a word: between two paragraphs. */
export const BREAK = -1;

/** The words of one text in their order, each by its number, with breaks between. */
export type WordRecord = Int32Array;

/** The words that records name by their numbers, from 0 on. */
export interface Words {
  readonly size: number;
  /** A word as it stands in the index. Two numbers may be spelled alike. */
  text(number: number): string;
}

/**
 * Builds one bundle.
 * @param records The words of each record, whose number is its place.
 * @param words What the numbers stand for.
 * @param entry What the entry file of the Pagefind that will read it says.
 * @param idOf What Pagefind is to call a record in its answers, by its place.
 */
export function writeBundle(
  records: readonly WordRecord[],
  words: Words,
  entry: PagefindEntry,
  idOf: (page: number) => string,
): BundleFile[] {
  const places = placesByWord(records, words.size);
  const numbers = new Map<string, number[]>();
  for (let number = 0; number < words.size; number++) {
    if (places.starts[number] === places.starts[number + 1]) continue;
    const text = words.text(number);
    const same = numbers.get(text);
    if (same) same.push(number);
    else numbers.set(text, [number]);
  }
  const writer = new BundleWriter();
  for (const word of sortWords([...numbers.keys()])) {
    writeWord(writer, word, placesOf(numbers.get(word) ?? [], places));
  }
  const lengths = records.map(({ length }) => length);
  return writer.finish(lengths, entry, idOf);
}

/** Pages and positions of one word, in their order. */
type Places = { pages: Uint32Array; positions: Uint32Array };

function writeWord(writer: BundleWriter, word: string, { pages, positions }: Places): void {
  let count = 0;
  for (let i = 0; i < pages.length; i++) if (i === 0 || pages[i] !== pages[i - 1]) count++;
  const cbor = writer.beginWord(word, count);
  let previous = 0;
  for (let i = 0; i < pages.length; ) {
    const page = pages[i] as number;
    let end = i + 1;
    while (pages[end] === page) end++;
    writePage(cbor, page - previous, positions.subarray(i, end));
    previous = page;
    i = end;
  }
  endWord(cbor);
}

function placesOf(numbers: readonly number[], { starts, pages, positions }: AllPlaces): Places {
  const stretches = numbers.map((number) => [starts[number], starts[number + 1]] as const);
  const [first, ...others] = stretches.map(([from, to]) => ({
    pages: pages.subarray(from, to),
    positions: positions.subarray(from, to),
  }));
  if (others.length === 0) return first as Places;
  const all = stretches.flatMap(([from = 0, to = 0]) =>
    Array.from({ length: to - from }, (_, i) => from + i),
  );
  const at = (list: Uint32Array, i: number) => list[i] as number;
  all.sort((a, b) => at(pages, a) - at(pages, b) || at(positions, a) - at(positions, b));
  return {
    pages: Uint32Array.from(all, (i) => at(pages, i)),
    positions: Uint32Array.from(all, (i) => at(positions, i)),
  };
}

type AllPlaces = Places & { starts: Uint32Array };

/** Where each word stands: word `n` has the places from `starts[n]` to `starts[n + 1]`. */
function placesByWord(records: readonly WordRecord[], words: number): AllPlaces {
  const starts = new Uint32Array(words + 1);
  for (const record of records) {
    for (const word of record) if (word !== BREAK) (starts[word + 1] as number)++;
  }
  for (let word = 0; word < words; word++) {
    (starts[word + 1] as number) += starts[word] as number;
  }
  const next = starts.slice();
  const pages = new Uint32Array(starts[words] as number);
  const positions = new Uint32Array(pages.length);
  records.forEach((record, page) => {
    for (let position = 0; position < record.length; position++) {
      const word = record[position] as number;
      if (word === BREAK) continue;
      const place = next[word] as number;
      next[word] = place + 1;
      pages[place] = page;
      positions[place] = position;
    }
  });
  return { starts, pages, positions };
}
