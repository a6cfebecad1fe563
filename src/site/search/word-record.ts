/** Turns a transcript's text into the row of words that its index is made of. */

import { BREAK, type WordRecord } from "../../pagefind-format/writer.ts";
import { eachNormalisedSide, type TranscriptText } from "../../search/document.ts";
import { JOINT, type Normalised } from "../../search/normalise.ts";
import { eachToken } from "../../search/tokens.ts";
import type { WordTable } from "./word-table.ts";

/** How many tokens on each side a phrase query can span. */
const REACH = 8;

/**
 * Positions of a paragraph begin at a multiple of this. So an edit moves no words of the paragraphs
 * after it, unless its own outgrows its room, and leaves nearly all files of the index as they are.
 */
const STEP = 64;

/**
 * The words of a text, paragraph by paragraph. Where marks join letters (`GPT-4`), the
 * neighbourhood is given once more with the marks closed (`gpt4`), since a quote may come without.
 */
export function wordRecord(text: TranscriptText, table: WordTable): WordRecord {
  const words: number[] = [];
  for (const [i, side] of eachNormalisedSide(text).entries()) {
    if (i > 0) endParagraph(words);
    const from = words.length;
    pushWords(side, false, table, words);
    if (hasMarkInWord(side)) pushClosed(side, table, words, from);
  }
  return Int32Array.from(words);
}

function endParagraph(words: number[]): void {
  do words.push(BREAK);
  while (words.length % STEP !== 0);
}

function pushWords(side: Normalised, closed: boolean, table: WordTable, words: number[]): void {
  eachToken(side, closed, {
    pair: (first, second) => words.push(table.pair(first, second)),
    last: (letter) => words.push(table.letter(letter)),
    word: (text) => words.push(table.word(text)),
  });
}

/** Adds the words that only the closed form has, and what stands around them. */
function pushClosed(side: Normalised, table: WordTable, words: number[], from: number): void {
  const known = new Set(words.slice(from));
  const closed: number[] = [];
  pushWords(side, true, table, closed);
  const near = new Uint8Array(closed.length);
  closed.forEach((word, i) => {
    if (!known.has(word)) near.fill(1, Math.max(0, i - REACH), i + REACH + 1);
  });
  closed.forEach((word, i) => {
    if (near[i] !== 1) return;
    if (near[i - 1] !== 1) words.push(BREAK);
    words.push(word);
  });
}

function hasMarkInWord({ joints }: Normalised): boolean {
  return joints.includes(JOINT.mark) || joints.includes(JOINT.comma);
}
