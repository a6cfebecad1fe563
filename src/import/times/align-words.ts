/**
 * Aligns two lists of words that are mostly the same (patience diff): runs of words that occur once
 * in each list are paired in their order, and what stands between them is aligned the same way,
 * with shorter runs. What is said otherwise on the two sides stays without a partner.
 */

/** Lengths of runs that are looked for, one after the other. */
const RUNS = [8, 5, 3, 2, 1] as const;
/** Words between two pairs within which a single word may be paired: farther off it is chance. */
const SINGLE_WITHIN = 120;
/** Ranges inside ranges; more are an attack. */
const DEEPEST = 60;

interface Range {
  from: [start: number, end: number];
  to: [start: number, end: number];
  depth: number;
}

/** Gives for each word of `from` the index of its partner in `to`, or -1. */
export function alignWords(from: readonly string[], to: readonly string[]): number[] {
  const partners = new Array<number>(from.length).fill(-1);
  const open: Range[] = [{ from: [0, from.length], to: [0, to.length], depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    if (range.depth > DEEPEST) continue;
    const pairs = findPairs(from, to, range);
    if (pairs.length === 0) continue;
    let [a, b] = [range.from[0], range.to[0]];
    const gap = (nextA: number, nextB: number) => {
      if (nextA > a && nextB > b && range) {
        open.push({ from: [a, nextA], to: [b, nextB], depth: range.depth + 1 });
      }
    };
    for (const [i, j, length] of pairs) {
      // Runs may overlap the one before them.
      const skip = Math.max(0, a - i, b - j);
      if (skip >= length) continue;
      gap(i + skip, j + skip);
      for (let k = skip; k < length; k++) partners[i + k] = j + k;
      [a, b] = [i + length, j + length];
    }
    gap(range.from[1], range.to[1]);
  }
  return partners;
}

type Pair = [from: number, to: number, length: number];

/** The longest chain of runs that occur once on each side, by the longest run that gives any. */
function findPairs(from: readonly string[], to: readonly string[], range: Range): Pair[] {
  for (const length of RUNS) {
    const isLarge =
      Math.max(range.from[1] - range.from[0], range.to[1] - range.to[0]) > SINGLE_WITHIN;
    if (length === 1 && isLarge) continue;
    const ours = uniqueRuns(from, range.from, length);
    const theirs = uniqueRuns(to, range.to, length);
    const pairs: Pair[] = [];
    for (const [run, i] of ours) {
      const j = theirs.get(run);
      if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j, length]);
    }
    const chain = longestChain(pairs.sort((a, b) => a[0] - b[0]));
    if (chain.length > 0) return chain;
  }
  return [];
}

/** Runs of words with their place; -1 for one that occurs more than once. */
function uniqueRuns(
  words: readonly string[],
  [start, end]: readonly [number, number],
  length: number,
): Map<string, number> {
  const runs = new Map<string, number>();
  for (let i = start; i + length <= end; i++) {
    const run = words.slice(i, i + length).join(" ");
    runs.set(run, runs.has(run) ? -1 : i);
  }
  return runs;
}

/** The longest chain of pairs that rises on both sides. */
function longestChain(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  pairs.forEach(([, to], i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = i;
  });
  const chain: Pair[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] as number) chain.push(pairs[i] as Pair);
  return chain.reverse();
}
