/**
 * Aligns the sentences of a pair, many to many. Every way of cutting both sides into beads is
 * weighed by length (after Gale and Church) and by shared anchors; a bead is sure when nearly all
 * of that weight runs through it (forward and backward sums, as in a hidden Markov model). Order
 * is taken as kept: a translator who moved a sentence gets a bead that is not sure.
 */

/** What the aligner knows of a sentence. */
export interface SentenceFacts {
  /** In the unit of its language: Han characters, or Latin letters. */
  length: number;
  anchors: ReadonlySet<string>;
  /** Ends in a question mark. */
  question: boolean;
}

/** A group of sentences that translate each other. Ranges are half open; either may be empty. */
export interface Bead {
  left: [start: number, end: number];
  right: [start: number, end: number];
  /** Share of all weight that runs through this bead, 0 to 1. */
  sureness: number;
}

/** Prior weight of a bead by its sizes: translators keep most sentences, split and join some. */
const PRIORS: [left: number, right: number, logWeight: number][] = [
  [1, 1, Math.log(0.8)],
  [1, 2, Math.log(0.06)],
  [2, 1, Math.log(0.06)],
  [1, 3, Math.log(0.012)],
  [3, 1, Math.log(0.012)],
  [2, 2, Math.log(0.004)],
  [1, 4, Math.log(0.003)],
  [4, 1, Math.log(0.003)],
  [2, 3, Math.log(0.001)],
  [3, 2, Math.log(0.001)],
  [1, 0, Math.log(0.02)],
  [0, 1, Math.log(0.02)],
];

/** Spread of lengths for a sentence of one unit; grows with the root of the length. */
const SPREAD = 1.1;
const ANCHOR_GAIN = 2;
const ANCHOR_LOSS = 1.6;
const QUESTION_LOSS = 1.8;

/**
 * The most probable beads of two lists of sentences, in order.
 * @param ratio Usual length of a left text by that of its right one; a paragraph's own ratio
 *   corrects it, slowly, since a sentence left out would bend it.
 */
export function alignSentences(
  left: readonly SentenceFacts[],
  right: readonly SentenceFacts[],
  ratio: number,
): Bead[] {
  if (left.length === 0 || right.length === 0) return [];
  const weights = beadWeights(left, right, ratio);
  const columns = right.length + 1;
  const size = (left.length + 1) * columns;
  const kinds = PRIORS.length;
  const forward = new Float64Array(size).fill(-Infinity);
  const backward = new Float64Array(size).fill(-Infinity);
  const best = new Float64Array(size).fill(-Infinity);
  const from = new Int8Array(size).fill(-1);
  forward[0] = 0;
  best[0] = 0;
  backward[size - 1] = 0;
  const at = (cells: Float64Array, cell: number) => cells[cell] as number;

  for (let cell = 1; cell < size; cell++) {
    const i = Math.floor(cell / columns);
    const j = cell % columns;
    PRIORS.forEach(([di, dj], kind) => {
      if (di > i || dj > j) return;
      const before = cell - di * columns - dj;
      const weight = at(weights, cell * kinds + kind);
      forward[cell] = logAdd(at(forward, cell), at(forward, before) + weight);
      if (at(best, before) + weight > at(best, cell)) {
        best[cell] = at(best, before) + weight;
        from[cell] = kind;
      }
    });
  }
  for (let cell = size - 1; cell > 0; cell--) {
    const i = Math.floor(cell / columns);
    const j = cell % columns;
    PRIORS.forEach(([di, dj], kind) => {
      if (di > i || dj > j) return;
      const before = cell - di * columns - dj;
      const weight = at(weights, cell * kinds + kind);
      backward[before] = logAdd(at(backward, before), at(backward, cell) + weight);
    });
  }

  const beads: Bead[] = [];
  for (let cell = size - 1; cell > 0; ) {
    const kind = from[cell] as number;
    const [di, dj] = PRIORS[kind] as [number, number, number];
    const before = cell - di * columns - dj;
    const through = at(forward, before) + at(weights, cell * kinds + kind) + at(backward, cell);
    const i = Math.floor(cell / columns);
    const j = cell % columns;
    beads.push({
      left: [i - di, i],
      right: [j - dj, j],
      sureness: Math.exp(through - at(forward, size - 1)),
    });
    cell = before;
  }
  return beads.reverse();
}

/** How much text, in right-hand units, the usual ratio counts for against the paragraph's own. */
const RATIO_INERTIA = 1000;

/** Weight of every bead, by the cell (row, column) that it ends in and its kind. */
function beadWeights(
  left: readonly SentenceFacts[],
  right: readonly SentenceFacts[],
  usual: number,
): Float64Array {
  const shared = sharedAnchors(left, right);
  const a = running(left, shared);
  const b = running(right, shared);
  const all = (of: Running) => of.lengths.at(-1) ?? 0;
  const ratio = (all(a) + RATIO_INERTIA * usual) / (all(b) + RATIO_INERTIA);
  const columns = right.length + 1;
  const weights = new Float64Array((left.length + 1) * columns * PRIORS.length).fill(-Infinity);
  const span = (sums: readonly number[], start: number, end: number) =>
    (sums[end] ?? 0) - (sums[start] ?? 0);

  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      PRIORS.forEach(([di, dj, prior], kind) => {
        if (di > i || dj > j) return;
        let weight = prior;
        if (di > 0 && dj > 0) {
          const length = span(a.lengths, i - di, i);
          const expected = span(b.lengths, j - dj, j) * ratio;
          const spread = SPREAD * Math.sqrt(Math.max((length + expected) / 2, 4));
          weight -= (length - expected) ** 2 / (2 * spread * spread) + Math.log(spread) / 2;
          const asks = span(a.questions, i - di, i) > 0;
          if (asks !== span(b.questions, j - dj, j) > 0) weight -= QUESTION_LOSS;
        } else weight -= Math.log(SPREAD * 5) / 2;
        shared.forEach(([, rarity], n) => {
          const inA = span(a.anchors[n] ?? [], i - di, i) > 0;
          const inB = span(b.anchors[n] ?? [], j - dj, j) > 0;
          if (inA && inB) weight += ANCHOR_GAIN * rarity;
          else if (inA || inB) weight -= ANCHOR_LOSS * rarity;
        });
        weights[(i * columns + j) * PRIORS.length + kind] = weight;
      });
    }
  }
  return weights;
}

/** Running sums over sentences, so that any span of them is one subtraction. */
interface Running {
  lengths: number[];
  questions: number[];
  anchors: number[][];
}

function running(
  list: readonly SentenceFacts[],
  shared: readonly [anchor: string, rarity: number][],
): Running {
  const sums = (value: (facts: SentenceFacts) => number) => {
    const result = [0];
    for (const facts of list) result.push((result.at(-1) ?? 0) + value(facts));
    return result;
  };
  return {
    lengths: sums(({ length }) => length),
    questions: sums(({ question }) => Number(question)),
    anchors: shared.map(([anchor]) => sums(({ anchors }) => Number(anchors.has(anchor)))),
  };
}

/** Anchors that both sides have, each with a weight that falls with the sentences it stands in. */
function sharedAnchors(
  left: readonly SentenceFacts[],
  right: readonly SentenceFacts[],
): [anchor: string, rarity: number][] {
  const count = (list: readonly SentenceFacts[]) => {
    const counts = new Map<string, number>();
    for (const { anchors } of list) {
      for (const anchor of anchors) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
    }
    return counts;
  };
  const inRight = count(right);
  return [...count(left)].flatMap(([anchor, times]) => {
    const others = inRight.get(anchor);
    return others === undefined ? [] : [[anchor, 1 / Math.max(times, others)] as [string, number]];
  });
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
