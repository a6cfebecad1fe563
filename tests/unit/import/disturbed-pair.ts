/**
 * A gold set for alignment: parallel paragraphs of which a share on each side is merged with the
 * next, split in two, or dropped, with the links that remain.
 */

import type { SourceBlock } from "../../../src/import/source-block.ts";

export interface GoldPair {
  en: SourceBlock[];
  zh: SourceBlock[];
  /** Links as `en index:zh index`. */
  links: Set<string>;
}

interface Piece {
  text: string;
  /** The pairs that the piece holds, whole or in part. */
  pairs: number[];
}

/** Disturbs `share` of the paragraphs on each side, the same way for the same seed. */
export function disturb(
  pairs: readonly { en: string; zh: string }[],
  share: number,
  seed: number,
): GoldPair {
  const random = generator(seed);
  const en = disturbSide(
    pairs.map((pair) => pair.en),
    share,
    random,
    /(?<=[.?!])\s+/,
  );
  const zh = disturbSide(
    pairs.map((pair) => pair.zh),
    share,
    random,
    /(?<=[。？！])/,
  );
  const links = new Set<string>();
  en.forEach((left, i) => {
    zh.forEach((right, j) => {
      // Halves of a split paragraph on both sides would need a finer gold standard.
      if (left.pairs.some((pair) => right.pairs.includes(pair))) links.add(`${i}:${j}`);
    });
  });
  const block = (piece: Piece, i: number): SourceBlock => ({
    kind: "paragraph",
    text: piece.text,
    line: i + 1,
  });
  return { en: en.map(block), zh: zh.map(block), links };
}

function disturbSide(
  texts: readonly string[],
  share: number,
  random: () => number,
  sentence: RegExp,
): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? "";
    const sentences = text.split(sentence);
    const kind = random() < share ? Math.floor(random() * 3) : -1;
    if (kind === 0 && i + 1 < texts.length) {
      pieces.push({ text: `${text} ${texts[i + 1]}`, pairs: [i, i + 1] });
      i++;
    } else if (kind === 1 && sentences.length > 1) {
      const middle = Math.ceil(sentences.length / 2);
      pieces.push({ text: sentences.slice(0, middle).join(" "), pairs: [i] });
      pieces.push({ text: sentences.slice(middle).join(" "), pairs: [i] });
    } else if (kind !== 2) pieces.push({ text, pairs: [i] });
  }
  return pieces;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
