/**
 * Aligns the paragraphs of two files, the English and the Chinese of one talk: Gale and Church's
 * dynamic programming over lengths, steadied by what both sides show alike (numbers, Latin names,
 * headings, question marks). Translators often cut one paragraph into several, so a link may join
 * up to five on one side.
 */

import { type Anchors, readAnchors, sharedAnchors } from "./anchors.ts";
import type { SourceBlock } from "./source-block.ts";

/** Paragraphs that belong together; one side is empty where the other has no counterpart. */
export interface Link {
  en: SourceBlock[];
  zh: SourceBlock[];
  /** True when neither lengths nor anchors support the link well. */
  doubtful: boolean;
}

/** Standard deviation of the log ratio of a paragraph's length to its translation's. */
const SIGMA = 0.3;
/** Cost, in nats, of each shape of a link beside one to one. */
const SHAPES: readonly [en: number, zh: number, cost: number][] = [
  [1, 1, 0],
  [1, 2, 3.3],
  [2, 1, 3.3],
  [1, 3, 4.3],
  [3, 1, 4.3],
  [2, 2, 8],
  [1, 4, 5.2],
  [4, 1, 5.2],
  [1, 5, 6],
  [5, 1, 6],
  [1, 0, 4.5],
  [0, 1, 4.5],
];
const ANCHOR = 0.7;
const ANCHOR_LIMIT = 7;

interface Side {
  blocks: readonly SourceBlock[];
  lengths: number[];
  anchors: Anchors[];
}

/** Aligns two lists of blocks. Every block of both is in exactly one link, in order. */
export function alignBlocks(
  english: readonly SourceBlock[],
  chinese: readonly SourceBlock[],
): Link[] {
  const en = readSide(english, latinLength);
  const zh = readSide(chinese, hanLength);
  const ratio = sum(zh.lengths) / Math.max(1, sum(en.lengths));
  const weights = anchorWeights([...en.anchors, ...zh.anchors]);
  const anchorTable = new Float64Array(english.length * chinese.length);
  en.anchors.forEach((left, a) => {
    zh.anchors.forEach((right, b) => {
      anchorTable[a * chinese.length + b] = sharedAnchors(left, right, weights);
    });
  });
  const rows = english.length + 1;
  const columns = chinese.length + 1;
  const cost = new Float64Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const shape = new Int8Array(rows * columns).fill(-1);
  cost[0] = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const here = cost[i * columns + j] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      SHAPES.forEach(([m, n, base], s) => {
        if (i + m >= rows || j + n >= columns) return;
        const at = (i + m) * columns + j + n;
        const total = here + base + linkCost(i, m, j, n).cost;
        if (total < (cost[at] as number)) {
          cost[at] = total;
          shape[at] = s;
        }
      });
    }
  }
  const links: Link[] = [];
  let i = english.length;
  let j = chinese.length;
  while (i > 0 || j > 0) {
    const [m, n] = SHAPES[shape[i * columns + j] as number] ?? [i > 0 ? 1 : 0, i > 0 ? 0 : 1];
    const { misfit, shared } = linkCost(i - m, m, j - n, n);
    const lopsided = Math.max(m, n) > 2 && shared < 1;
    links.unshift({
      en: english.slice(i - m, i),
      zh: chinese.slice(j - n, j),
      doubtful: m > 0 && n > 0 && ((misfit > 2.2 && shared < 2) || misfit > 4 || lopsided),
    });
    i -= m;
    j -= n;
  }
  return links;

  function linkCost(i: number, m: number, j: number, n: number) {
    if (m === 0 || n === 0) {
      // The longer a paragraph, the less likely that it was left out.
      const length = m > 0 ? (en.lengths[i] ?? 0) * ratio : (zh.lengths[j] ?? 0);
      return { cost: Math.log1p(length / 30), misfit: 0, shared: 0 };
    }
    const left = sum(en.lengths.slice(i, i + m)) * ratio;
    const right = sum(zh.lengths.slice(j, j + n));
    const misfit = Math.abs(Math.log((right + 6) / (left + 6))) / SIGMA;
    let shared = 0;
    for (let a = i; a < i + m; a++) {
      for (let b = j; b < j + n; b++) shared += anchorTable[a * chinese.length + b] as number;
    }
    const headings = headingCost(i, m, j, n);
    const anchors = Math.min(ANCHOR_LIMIT, shared * ANCHOR);
    // A bounded cost: one wild length must not bend the whole alignment.
    return { cost: Math.min(12, (misfit * misfit) / 2) - anchors + headings, misfit, shared };
  }

  /** A heading is translated by a heading, never joined to a paragraph. */
  function headingCost(i: number, m: number, j: number, n: number): number {
    const left = english.slice(i, i + m).filter(({ kind }) => kind === "heading").length;
    const right = chinese.slice(j, j + n).filter(({ kind }) => kind === "heading").length;
    if (left === 0 && right === 0) return 0;
    return m === 1 && n === 1 && left === right ? -3 : 9;
  }
}

function readSide(blocks: readonly SourceBlock[], length: (text: string) => number): Side {
  const texts = blocks.map((block) => block.text.replace(/\bhttps?:\S+/g, ""));
  return { blocks, lengths: texts.map(length), anchors: blocks.map(readAnchors) };
}

function latinLength(text: string): number {
  return text.replace(/\s+/g, " ").length;
}

/** A Latin name takes the same room in both texts; a Han character stands for three letters. */
function hanLength(text: string): number {
  const han = text.match(/[\p{Script=Han}，。、；：？！]/gu)?.length ?? 0;
  return han + (text.length - han) * 0.3;
}

/** The rarer an anchor, the more it says: log of the blocks over those that have it. */
function anchorWeights(blocks: readonly Anchors[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const anchors of blocks) {
    for (const anchor of anchors) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
  }
  return new Map([...counts].map(([anchor, n]) => [anchor, Math.log((blocks.length + 1) / n)]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
