/**
 * The file of the language model: numbers of a kind one after another, then Brotli. A probability
 * is a byte. A bigram has only what it adds to its second word's share of the back-off, so that
 * the back-off weights need no place: they are what is left of one.
 */

import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { LanguageModel } from "./language-model.ts";

/** A byte stands for the probability 2 ** (-STEP * byte). */
const STEP = 0.25;

/** The least that the bigrams of a word leave to the back-off, as rounding may leave nothing. */
const LEAST_BACK_OFF = 0.01;

/** What a file is made from. */
export interface LanguageModelTables {
  words: WordEntry[];
  /** By word: the bigrams that it begins, in any order. */
  bigrams: BigramEntry[][];
}

/** A word; they are sorted by UTF-16 units. */
export interface WordEntry {
  word: string;
  probability: number;
  /** Probability that a clause ends after it. */
  end: number;
}

/** A word that follows another one, and how likely that is. */
export interface BigramEntry {
  /** Number of the second word. */
  second: number;
  /** What its probability is beyond the share of the back-off. */
  excess: number;
}

/** Writes the file. */
export function writeLanguageModel({ words, bigrams }: LanguageModelTables): Buffer {
  const shared: number[] = [];
  const lengths: number[] = [];
  const units: number[] = [];
  let before = "";
  for (const { word } of words) {
    let same = 0;
    while (same < before.length && before[same] === word[same]) same++;
    shared.push(same);
    lengths.push(word.length - same);
    for (let i = same; i < word.length; i++) units.push(word.charCodeAt(i));
    before = word;
  }
  const probabilities = words.map(({ probability }) => toByte(probability));
  const order = byFrequency(probabilities);
  const rank = new Uint32Array(words.length);
  for (const [place, word] of order.entries()) rank[word] = place;
  const sizes: number[] = [];
  const gaps: number[] = [];
  const excess: number[] = [];
  for (const word of order) {
    const row = (bigrams[word] ?? []).map((entry) => ({
      place: rank[entry.second] as number,
      byte: toByte(entry.excess),
    }));
    row.sort((a, b) => a.place - b.place);
    sizes.push(row.length);
    let last = -1;
    for (const { place, byte } of row) {
      gaps.push(place - last - 1);
      excess.push(byte);
      last = place;
    }
  }
  const columns = [
    shared,
    lengths,
    units.map((unit) => unit >> 8),
    units.map((unit) => unit & 0xff),
    probabilities,
    words.map(({ end }) => toByte(end)),
    varints(sizes),
    varints(gaps),
    excess,
  ];
  const bytes = Buffer.concat(
    columns.flatMap((column) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(column.length);
      return [length, Buffer.from(column)];
    }),
  );
  const { BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, {
    params: {
      [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Reads the file. */
export function readLanguageModel(file: Uint8Array): LanguageModel {
  const bytes = brotliDecompressSync(file);
  let at = 0;
  const column = (): Buffer => {
    const length = bytes.readUInt32LE(at);
    at += 4 + length;
    return bytes.subarray(at - length, at);
  };
  const powers = Float64Array.from({ length: 256 }, (_, byte) => ofByte(byte));
  const [text, offsets] = readWords(column(), column(), column(), column());
  const probabilities = column();
  const ends = Float32Array.from(column(), (byte) => powers[byte] as number);
  const cumulated = new Float64Array(probabilities.length + 1);
  for (const [w, byte] of probabilities.entries()) {
    cumulated[w + 1] = (cumulated[w] as number) + (powers[byte] as number);
  }
  const sum = cumulated[probabilities.length] as number;
  for (let w = 0; w < cumulated.length; w++) cumulated[w] = (cumulated[w] as number) / sum;

  const order = byFrequency(probabilities);
  const [rowSizes, gaps, rowBytes] = [numbers(column()), numbers(column()), column()];
  const first = new Uint32Array(order.length + 1);
  for (const [place, word] of order.entries()) first[word + 1] = rowSizes[place] as number;
  for (let w = 0; w < order.length; w++)
    first[w + 1] = (first[w + 1] as number) + (first[w] as number);
  // A second word and the byte of its bigram in one number, to be sorted at once.
  const second = new Uint32Array(gaps.length);
  let read = 0;
  for (const [place, word] of order.entries()) {
    const start = first[word] as number;
    const size = rowSizes[place] as number;
    let next = -1;
    for (let i = 0; i < size; i++, read++) {
      next += (gaps[read] as number) + 1;
      second[start + i] = ((order[next] as number) << 8) | (rowBytes[read] as number);
    }
    second.subarray(start, start + size).sort();
  }
  const excess = new Float64Array(second.length + 1);
  const backOff = new Float32Array(order.length);
  for (let w = 0; w < order.length; w++) {
    const [start, end] = [first[w] as number, first[w + 1] as number];
    let own = 0;
    for (let i = start; i < end; i++) own += powers[(second[i] as number) & 0xff] as number;
    const scale = Math.min(1, (1 - LEAST_BACK_OFF) / own);
    backOff[w] = 1 - own * scale;
    for (let i = start; i < end; i++) {
      const p = scale * (powers[(second[i] as number) & 0xff] as number);
      excess[i + 1] = (excess[i] as number) + p;
      second[i] = (second[i] as number) >>> 8;
    }
  }
  return { text, offsets, cumulated, ends, first, second, excess, backOff };
}

function readWords(shared: Buffer, lengths: Buffer, high: Buffer, low: Buffer) {
  const offsets = new Uint32Array(shared.length + 1);
  const words: string[] = [];
  let word = "";
  let at = 0;
  for (const [w, same] of shared.entries()) {
    word = word.slice(0, same);
    for (const end = at + (lengths[w] as number); at < end; at++) {
      word += String.fromCharCode(((high[at] as number) << 8) | (low[at] as number));
    }
    words.push(word);
    offsets[w + 1] = (offsets[w] as number) + word.length;
  }
  return [words.join(""), offsets] as const;
}

/** Numbers of the words, the most frequent first; in this order bigrams lie closer together. */
function byFrequency(probabilities: ArrayLike<number>): Uint32Array {
  const keys = Float64Array.from(probabilities, (byte, word) => byte * 2 ** 24 + word).sort();
  return Uint32Array.from(keys, (key) => key % 2 ** 24);
}

function toByte(probability: number): number {
  return Math.min(255, Math.max(0, Math.round(-Math.log2(probability) / STEP)));
}

function ofByte(byte: number): number {
  return 2 ** (-STEP * byte);
}

/** Numbers of seven bits a byte, the lowest first; the eighth bit says that more follow. */
function varints(values: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let value of values) {
    for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
    bytes.push(value);
  }
  return bytes;
}

function numbers(bytes: Uint8Array): Uint32Array {
  const values = new Uint32Array(bytes.length);
  let count = 0;
  let shift = 0;
  for (const byte of bytes) {
    values[count] = (values[count] as number) | ((byte & 0x7f) << shift);
    shift += 7;
    if (byte < 0x80) {
      count++;
      shift = 0;
    }
  }
  return values.slice(0, count);
}
