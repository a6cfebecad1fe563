/**
 * Which kind of word follows which: a class bigram model (Brown et al., "Class-based n-gram models
 * of natural language", 1992) over jieba's parts of speech, frequent words, marks, and the ends of
 * a clause. Few classes are learned from little text: the archive's own, and the document at hand.
 */

import { isHan, type Lexicon, MAX_WORD } from "./chinese-lexicon.ts";
import { CLASS_COUNTS } from "./class-counts.ts";

/** Stand for the start and the end of a clause. */
export const START = "^";
export const END = "$";

/** Marks that are classes; the others share one. */
export const MARKS = [...'、：；？！“”"（）《》—…‘’·「」％'];
export const OTHER_MARK = "#";
/** Marks that no clause ends with, and the probability that one does all the same. */
const OPENING = [..."、“（《‘「"];
const NEVER = 1e-5;
/** Runs of letters, and of digits. */
export const SYMBOLS = ["A", "0"];

/** How much the dictionary's frequencies of classes count, in words. */
const DICTIONARY = 300;
/** Share of Han among all symbols. */
const HAN_SHARE = 0.85;
/** What is kept for the unseen, in words for each different class that was seen. */
const RESERVE = 3;
/** What a class that was never seen counts. */
const UNSEEN = 0.02;

export interface ClassModel {
  size: number;
  /** Number of a word's class, or of a mark's; undefined for Han. */
  symbol: (character: string) => number;
  /** Tells a mark that shares its class with many. */
  isOdd: (character: string) => boolean;
  /** The class that stands for any before a word. */
  any: number;
  /** Probability of a class after another: `step[before * size + next]`. */
  step: Float64Array;
}

/** Counts which class follows which, by their names. */
export type ClassCounts = Map<string, Map<string, number>>;

/** Adds the pairs of classes of one folded clause, which is cut into its likeliest words. */
export function countClasses(
  counts: ClassCounts,
  clause: string,
  words: Lexicon,
  weight: number,
): void {
  let before = START;
  for (const name of [...classesOf(clause, words), END]) {
    let after = counts.get(before);
    if (!after) counts.set(before, (after = new Map()));
    after.set(name, (after.get(name) ?? 0) + weight);
    before = name;
  }
}

/** Cuts a clause into the words that are likeliest by themselves, and names their classes. */
function classesOf(clause: string, words: Lexicon): string[] {
  const { ids, wordClass, wordShare, totals, classes } = words;
  const best: { score: number; from: number; name: string }[] = [];
  for (let end = 1; end <= clause.length; end++) {
    const last = clause.charAt(end - 1);
    let found = { score: -Infinity, from: end - 1, name: symbolName(last) };
    const before = (from: number) => (from === 0 ? 0 : (best[from - 1]?.score ?? 0));
    if (!isHan(last)) found.score = before(end - 1);
    else {
      for (let from = Math.max(0, end - MAX_WORD); from < end; from++) {
        const id = ids.get(clause.slice(from, end));
        const own = id === undefined ? -1 : (wordClass[id] as number);
        if (id === undefined || own < 0) continue;
        const frequency = (wordShare[id] as number) * (totals[own] as number);
        const score = before(from) + Math.log(frequency / 6e7);
        if (score > found.score) found = { score, from, name: classes[own] ?? "" };
      }
    }
    best.push(found);
  }
  const names: string[] = [];
  for (let end = clause.length; end > 0; end = best[end - 1]?.from ?? 0) {
    names.unshift(best[end - 1]?.name ?? "");
  }
  return names;
}

function symbolName(character: string): string {
  return MARKS.includes(character) || SYMBOLS.includes(character) ? character : OTHER_MARK;
}

/** The counts that the archive's own transcripts gave. */
export function bundledCounts(): ClassCounts {
  const counts: ClassCounts = new Map();
  for (const row of CLASS_COUNTS.split("\n")) {
    const [name = "", ...cells] = row.split(" ");
    const pairs = cells.map((cell): [string, number] => {
      const gap = cell.lastIndexOf("=");
      return [cell.slice(0, gap), Number(cell.slice(gap + 1))];
    });
    counts.set(name, new Map(pairs));
  }
  return counts;
}

/** Writes counts the way that `bundledCounts` reads them. */
export function formatCounts(counts: ClassCounts): string {
  return [...counts]
    .map(([name, after]) => [name, ...[...after].map(([to, n]) => `${to}=${n}`)].join(" "))
    .join("\n");
}

/** Builds the model: each class by what followed it, then by its part of speech, then by none. */
export function classModel(words: Lexicon, counts: ClassCounts): ClassModel {
  const names = [...words.classes, ...MARKS, ...SYMBOLS, OTHER_MARK, END, START];
  const size = names.length + 1;
  const any = names.length;
  const index = new Map(names.map((name, i) => [name, i]));
  const kindNames = [...new Set(names.map((name) => words.kinds.get(name) ?? name))];
  const kindIndex = new Map(kindNames.map((name, i) => [name, i]));
  const kindOf = names.map((name) => kindIndex.get(words.kinds.get(name) ?? name) as number);

  const seen = new Float64Array(size);
  const byKinds = Array.from(kindNames, () => new Float64Array(kindNames.length));
  const fromKind = Array.from(kindNames, () => new Float64Array(names.length));
  for (const [from, after] of counts) {
    const a = index.get(from);
    if (a === undefined) continue;
    for (const [to, count] of after) {
      const b = index.get(to);
      if (b === undefined) continue;
      const kind = kindOf[a] as number;
      bump(seen, b, count);
      bump(byKinds[kind] as Float64Array, kindOf[b] as number, count);
      bump(fromKind[kind] as Float64Array, b, count);
    }
  }
  const dictionary = words.totals.reduce((sum, total) => sum + total, 0);
  const alone = names.map((name, i) => {
    const share = i < words.totals.length ? (words.totals[i] as number) / dictionary : 0;
    return name === START ? 0 : (seen[i] as number) + DICTIONARY * HAN_SHARE * share + UNSEEN;
  });
  normalise(alone);
  const kindAlone = new Float64Array(kindNames.length);
  for (const [i, p] of alone.entries()) bump(kindAlone, kindOf[i] as number, p);

  const kindStep = byKinds.map((row) => smooth(row, kindAlone));
  const kindToClass = fromKind.map((row, kind) => {
    const prior = alone.map((p, i) => {
      const to = kindOf[i] as number;
      return ((kindStep[kind]?.[to] ?? 0) * p) / (kindAlone[to] || 1);
    });
    return smooth(row, prior);
  });
  const step = new Float64Array(size * size);
  for (const [a, name] of names.entries()) {
    const row = new Float64Array(names.length);
    for (const [to, count] of counts.get(name) ?? []) {
      const b = index.get(to);
      if (b !== undefined) row[b] = count;
    }
    step.set(smooth(row, kindToClass[kindOf[a] as number] as ArrayLike<number>), a * size);
  }
  step.set(alone, any * size);
  for (const mark of OPENING) {
    const row = step.subarray(
      (index.get(mark) as number) * size,
      ((index.get(mark) as number) + 1) * size,
    );
    row[index.get(END) as number] = NEVER;
    normalise(row);
  }
  return {
    size,
    any,
    step,
    isOdd: (character) => !index.has(character),
    symbol: (character) => index.get(character) ?? (index.get(OTHER_MARK) as number),
  };
}

/** Witten and Bell: what has many different successors says little about the next one. */
function smooth(row: ArrayLike<number>, prior: ArrayLike<number>): Float64Array {
  let total = 0;
  let kinds = 0;
  for (let i = 0; i < row.length; i++) {
    total += row[i] as number;
    if ((row[i] as number) > 0) kinds++;
  }
  const reserve = Math.max(1, kinds * RESERVE);
  return Float64Array.from(
    { length: row.length },
    (_, i) => ((row[i] as number) + reserve * (prior[i] as number)) / (total + reserve),
  );
}

function bump(list: Float64Array, at: number, by: number): void {
  list[at] = (list[at] as number) + by;
}

function normalise(list: number[] | Float64Array): void {
  let sum = 0;
  for (const p of list) sum += p;
  for (const [i, p] of list.entries()) list[i] = p / sum;
}
