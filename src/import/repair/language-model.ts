/**
 * A bigram model of Chinese words with back-off, in typed arrays (whose it is and how it was made:
 * `language-model/README.md`). Words are sorted, so that those which begin alike lie side by side,
 * and probabilities are cumulated: what all of them have together after a word costs two look-ups.
 */

import { join } from "node:path";
import { readProgramFile } from "../disk.ts";
import { readLanguageModel } from "./language-model-file.ts";

/** Words are numbers in the order of their UTF-16 units. */
export interface LanguageModel {
  /** All words one after another; word `w` has the units from `offsets[w]` to `offsets[w + 1]`. */
  text: string;
  offsets: Uint32Array;
  /** Sum of the probabilities of the words before word `w`; one place more than words. */
  cumulated: Float64Array;
  /** Probability that a clause ends after the word. */
  ends: Float32Array;
  /** The bigrams that word `w` begins are those from `first[w]` to `first[w + 1]`. */
  first: Uint32Array;
  /** Second word of each bigram, in order under each first word. */
  second: Uint32Array;
  /**
   * Running total, bigram by bigram: `excess[i]` is the sum over the bigrams before number `i`. Each
   * adds the probability that it has beyond what its second word would get by `backOff`. The last
   * place holds the total of all, so there is one place more than there are bigrams.
   */
  excess: Float64Array;
  /** What the bigrams of a word leave to all words by their own probability. */
  backOff: Float32Array;
}

/** Words from `from` on, up to but without `to`. */
export interface WordRange {
  from: number;
  to: number;
}

let bundled: LanguageModel | undefined;

/**
 * Gives the bundled model, read on first use: half a second of processor time and 40 MB. Throws
 * when the file cannot be read.
 */
export function languageModel(): LanguageModel {
  bundled ??= readLanguageModel(
    readProgramFile(join(import.meta.dirname, "language-model/zh.bin")),
  );
  return bundled;
}

/** All words of a model. */
export function allWords({ offsets }: LanguageModel): WordRange {
  return { from: 0, to: offsets.length - 1 };
}

/** Narrows words that are alike in `depth` characters to those that go on with `character`. */
export function narrow(
  model: LanguageModel,
  range: WordRange,
  depth: number,
  character: string,
): WordRange {
  const unit = character.charCodeAt(0);
  const from = seekUnit(model, range.from, range.to, depth, unit);
  return { from, to: seekUnit(model, from, range.to, depth, unit + 1) };
}

/** The word of `length` characters among words that are alike in so many; -1 when there is none. */
export function wholeWord({ offsets }: LanguageModel, range: WordRange, length: number): number {
  const { from, to } = range;
  // It comes before all that go on.
  const isWhole = from < to && (offsets[from + 1] as number) - (offsets[from] as number) === length;
  return isWhole ? from : -1;
}

/** Probability that one of some words follows `word`; by themselves when that is -1. */
export function probabilityAfter(
  { cumulated, first, second, excess, backOff }: LanguageModel,
  word: number,
  { from, to }: WordRange,
): number {
  const alone = (cumulated[to] as number) - (cumulated[from] as number);
  if (word < 0) return alone;
  const end = first[word + 1] as number;
  const start = seekWord(second, first[word] as number, end, from);
  const stop = seekWord(second, start, end, to);
  const beyond = (excess[stop] as number) - (excess[start] as number);
  return beyond + (backOff[word] as number) * alone;
}

/** The first of the words `low` to `high`, alike in `depth` units, whose next is at least `unit`. */
function seekUnit(
  { text, offsets }: LanguageModel,
  low: number,
  high: number,
  depth: number,
  unit: number,
): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = (offsets[middle] as number) + depth;
    const isBefore = at >= (offsets[middle + 1] as number) || text.charCodeAt(at) < unit;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place from `low` to `high` of a sorted list that holds `word` or one after it. */
function seekWord(list: Uint32Array, low: number, high: number, word: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
