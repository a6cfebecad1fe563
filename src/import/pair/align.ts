/**
 * Aligns the paragraphs of two files, the English and the Chinese of one talk: Gale and Church's
 * dynamic programming, weighed by lengths, by words of a bilingual list and by what both sides
 * show alike. Translators often cut one paragraph into several, so a link may join up to eight on
 * one side, but never across a label: nobody's words go to another. All ways of cutting are summed up as well: a link that little of that weight runs
 * through is doubtful, however good it looks by itself.
 */

import { ImportProblem } from "../problem.ts";
import type { SourceBlock } from "../source-block.ts";
import { weighEvidence } from "./evidence.ts";

/** Paragraphs that belong together; one side is empty where the other has no counterpart. */
export interface Link {
  en: SourceBlock[];
  zh: SourceBlock[];
  /** Share of all weight that runs through this link, 0 to 1. */
  sureness: number;
  /** True when another way of pairing is nearly as likely, or nothing supports this one well. */
  doubtful: boolean;
}

/** Standard deviation of the log ratio of a paragraph's length to its translation's. */
const SIGMA = 0.45;
/** Cost, in nats, of each shape of a link beside one to one. */
const SHAPES: readonly [en: number, zh: number, cost: number][] = [
  [1, 1, 0],
  [1, 2, 2.8],
  [2, 1, 2.8],
  [1, 3, 3.8],
  [3, 1, 3.8],
  [2, 2, 8],
  [1, 4, 4.8],
  [4, 1, 4.8],
  [1, 5, 5.8],
  [5, 1, 5.8],
  [1, 6, 6.8],
  [6, 1, 6.8],
  [1, 7, 7.8],
  [7, 1, 7.8],
  [1, 8, 8.8],
  [8, 1, 8.8],
  [1, 0, 4.5],
  [0, 1, 4.5],
];
/** Below this sureness a link is marked. */
const SURE = 0.75;
/** Two files of 2,000 paragraphs each; the tables take 40 bytes a cell. */
const MAX_CELLS = 4_000_000;

/**
 * Aligns two lists of blocks. Every block of both is in exactly one link, in order.
 * @throws ImportProblem when the two are too long to be held in memory.
 */
export function alignBlocks(
  english: readonly SourceBlock[],
  chinese: readonly SourceBlock[],
): Link[] {
  const rows = english.length + 1;
  const columns = chinese.length + 1;
  if (rows * columns > MAX_CELLS) {
    throw new ImportProblem(
      "pair-too-long",
      `The files have ${english.length} and ${chinese.length} paragraphs, too many to align at once`,
      "cut both at the same headings and import the parts",
    );
  }
  const evidence = weighEvidence(english, chinese);
  const enLengths = english.map(({ text }) => latinLength(text));
  const zhLengths = chinese.map(({ text }) => hanLength(text));
  const ratio = sum(zhLengths) / Math.max(1, sum(enLengths));

  const cells = rows * columns;
  const best = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const shape = new Int8Array(cells).fill(-1);
  const forward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  forward[0] = 0;
  backward[cells - 1] = 0;
  const at = (list: Float64Array, cell: number) => list[cell] as number;
  for (let cell = 0; cell < cells; cell++) {
    eachShape(cell, (to, s, cost) => {
      forward[to] = logAdd(at(forward, to), at(forward, cell) - cost);
      const total = at(best, cell) + cost;
      if (total < at(best, to)) {
        best[to] = total;
        shape[to] = s;
      }
    });
  }
  for (let cell = cells - 1; cell >= 0; cell--) {
    eachShape(cell, (to, _s, cost) => {
      backward[cell] = logAdd(at(backward, cell), at(backward, to) - cost);
    });
  }

  const links: Link[] = [];
  for (let cell = cells - 1; cell > 0; ) {
    const [m, n, base] = SHAPES[shape[cell] as number] as [number, number, number];
    const from = cell - m * columns - n;
    const [i, j] = [Math.floor(from / columns), from % columns];
    const { cost, misfit, support } = linkCost(i, m, j, n);
    const through = at(forward, from) - base - cost + at(backward, cell);
    const sureness = Math.exp(through - at(forward, cells - 1));
    const unsupported = misfit > 2.5 && support < 1;
    links.push({
      en: english.slice(i, i + m),
      zh: chinese.slice(j, j + n),
      sureness,
      doubtful: m > 0 && n > 0 && (sureness < SURE || unsupported),
    });
    cell = from;
  }
  return links.reverse();

  /** Visits the links that may start at a cell: where they lead, their shape and their cost. */
  function eachShape(cell: number, visit: (to: number, shape: number, cost: number) => void) {
    const [i, j] = [Math.floor(cell / columns), cell % columns];
    SHAPES.forEach(([m, n, base], s) => {
      if (i + m >= rows || j + n >= columns) return;
      if (crossesLabel(english, i, m) || crossesLabel(chinese, j, n)) return;
      visit(cell + m * columns + n, s, base + linkCost(i, m, j, n).cost);
    });
  }

  function linkCost(i: number, m: number, j: number, n: number) {
    if (m === 0 || n === 0) return { cost: 0, misfit: 0, support: 0 };
    let [left, right, support, enHeadings, zhHeadings] = [0, 0, 0, 0, 0];
    for (let a = i; a < i + m; a++) {
      left += (enLengths[a] as number) * ratio;
      support += evidence.english(a, j, n);
      if (english[a]?.kind === "heading") enHeadings++;
    }
    for (let b = j; b < j + n; b++) {
      right += zhLengths[b] as number;
      support += evidence.chinese(b, i, m);
      if (chinese[b]?.kind === "heading") zhHeadings++;
    }
    const misfit = Math.abs(Math.log((right + 6) / (left + 6))) / SIGMA;
    // A heading is translated by a heading, never joined to a paragraph.
    const paired = m === 1 && n === 1 && enHeadings === zhHeadings;
    const headings = enHeadings + zhHeadings === 0 ? 0 : paired ? -3 : 9;
    // A bounded cost: one wild length must not bend the whole alignment.
    return { cost: Math.min(12, (misfit * misfit) / 2) - support + headings, misfit, support };
  }
}

/** Tells whether a turn starts inside a stretch of blocks that would be joined. */
function crossesLabel(blocks: readonly SourceBlock[], from: number, count: number): boolean {
  for (let at = from + 1; at < from + count; at++) if (blocks[at]?.opensTurn) return true;
  return false;
}

function latinLength(text: string): number {
  return text.replace(/\bhttps?:\S+/g, "").replace(/\s+/g, " ").length;
}

/** A Latin name takes the same room in both texts; a Han character stands for three letters. */
function hanLength(text: string): number {
  const visible = text.replace(/\bhttps?:\S+/g, "");
  const han = visible.match(/[\p{Script=Han}，。、；：？！]/gu)?.length ?? 0;
  return han + (visible.length - han) * 0.3;
}

function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
