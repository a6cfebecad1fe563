/**
 * All ways to cut a run of Han into words, weighed by the language model together: the forward
 * algorithm on the lattice of words. Whatever words the run began and did not end count as well,
 * so a text is not judged worse for breaking off inside one.
 */

import { notWordAfter } from "./clause-marks.ts";
import {
  allWords,
  type LanguageModel,
  narrow,
  probabilityAfter,
  type WordRange,
  wholeWord,
} from "./language-model.ts";

/** Probability of a character that the language model has no word for. */
const UNKNOWN = 1e-9;
/** Bounds of the probability that a clause ends after a word. */
const LEAST_END = 0.01;
const MOST_END = 0.9;

/** A word that ends somewhere, and the probability of all up to it. */
interface Ending {
  /** Number of the word; -1 for an unknown one, and where the run starts. */
  word: number;
  /** Probability that no other word comes next. */
  end: number;
  p: number;
}

/** All ways to cut a run of characters into words, from left to right. */
export interface WordLattice {
  /** The symbol before the run; empty where it is not known. */
  before: string;
  /** True when the run has no character. */
  isEmpty: boolean;
  /** Words that may end with the run. */
  ended: Ending[];
  /** Words that may be going on: what they have in common, how long it is, and what is before. */
  begun: { words: WordRange; length: number; after: Ending[] }[];
  /** Probability that the run begins a text of words. */
  mass: number;
}

/** Builds the lattice of a run of Simplified Han behind a symbol. */
export function wordLattice(run: string, before: string, model: LanguageModel): WordLattice {
  const ends = Array.from({ length: run.length + 1 }, (): Ending[] => []);
  ends[0] = [{ word: -1, end: notWordAfter(before), p: 1 }];
  const begun: WordLattice["begun"] = [];
  let mass = 0;
  for (let from = 0; from < run.length; from++) {
    const after = ends[from] as Ending[];
    if (after.length === 0) continue;
    let words = allWords(model);
    for (let to = from; to < run.length && words.from < words.to; to++) {
      words = narrow(model, words, to - from, run.charAt(to));
      const word = wholeWord(model, words, to - from + 1);
      const here = ends[to + 1] as Ending[];
      if (word >= 0) {
        const p = beginning(after, { from: word, to: word + 1 }, model);
        here.push({ word, end: endOf(word, model), p });
      } else if (to === from) {
        const p = unknown(after);
        here.push({ word: -1, end: LEAST_END, p });
        if (words.from === words.to && to === run.length - 1) mass += p;
      }
    }
    if (words.from < words.to) {
      begun.push({ words, length: run.length - from, after });
      mass += beginning(after, words, model);
    }
  }
  const ended = ends[run.length] as Ending[];
  begun.push({ words: allWords(model), length: 0, after: ended });
  return { before, isEmpty: run === "", ended, begun, mass: run === "" ? 1 : mass };
}

/** Probability that a Han character comes next. */
export function characterAfter(lattice: WordLattice, character: string, model: LanguageModel) {
  let sum = 0;
  for (const { words, length, after } of lattice.begun) {
    const goingOn = narrow(model, words, length, character);
    if (goingOn.from < goingOn.to) sum += beginning(after, goingOn, model);
    else if (length === 0) sum += unknown(after);
  }
  return sum / lattice.mass;
}

/** Probability that the last word is at its end and no other follows. */
export function endAfter({ ended, mass }: WordLattice): number {
  let sum = 0;
  for (const { end, p } of ended) sum += end * p;
  return sum / mass;
}

/** Probability that one of some words follows. */
function beginning(after: readonly Ending[], words: WordRange, model: LanguageModel): number {
  let sum = 0;
  for (const { word, end, p } of after) sum += p * (1 - end) * probabilityAfter(model, word, words);
  return sum;
}

function unknown(after: readonly Ending[]): number {
  let sum = 0;
  for (const { p } of after) sum += p;
  return sum * UNKNOWN;
}

function endOf(word: number, { ends }: LanguageModel): number {
  return Math.min(MOST_END, Math.max(LEAST_END, ends[word] as number));
}
