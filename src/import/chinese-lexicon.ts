/**
 * Chinese words and how often they occur, from jieba's dictionary: the copy in @node-rs/jieba
 * (MIT), of which only the data is used. Read on first use; it takes a second and 100 MB.
 */

import { createRequire } from "node:module";
import STCharacters from "opencc-js/dict/STCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";

/** Longest word that counts. */
export const MAX_WORD = 4;

/** 箇 for 個; 髮 beside 發. */
const RARE_VARIANT = -6;
const OTHER_VARIANT = -1.5;

/** Simplified words and characters with their frequencies. */
export interface Lexicon {
  words: Map<string, number>;
  total: number;
  /** Occurrences of a character inside words before another. */
  inside: Map<string, number>;
  starts: Map<string, number>;
  ends: Map<string, number>;
  counts: Map<string, number>;
  simplified: Map<string, string>;
  /** What a Traditional character costs that is not the usual one for its Simplified form. */
  variants: Map<string, number>;
}

let cached: Lexicon | undefined;

/** Gives the lexicon, read once. */
export function lexicon(): Lexicon {
  cached ??= readLexicon();
  return cached;
}

/** Tells Han of the basic block, which is where GBK and the dictionary have theirs. */
export function isHan(character: string): boolean {
  return character >= "\u3400" && character <= "\u9FFF";
}

function readLexicon(): Lexicon {
  const words = new Map<string, number>();
  const inside = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const counts = new Map<string, number>();
  let total = 0;
  // Required here, since the package reads its files as soon as it is loaded.
  const { dict } = createRequire(import.meta.url)("@node-rs/jieba/dict.js") as { dict: Buffer };
  for (const line of dict.toString("utf8").split("\n")) {
    const gap = line.indexOf(" ");
    const word = line.slice(0, gap);
    const frequency = Number.parseInt(line.slice(gap + 1), 10);
    if (gap < 1 || !(frequency > 0) || !isHan(word.charAt(0))) continue;
    total += frequency;
    if (word.length <= MAX_WORD) words.set(word, frequency);
    add(starts, word.charAt(0), frequency);
    add(ends, word.slice(-1), frequency);
    for (let i = 0; i < word.length; i++) {
      add(counts, word.charAt(i), frequency);
      if (i + 1 < word.length) add(inside, word.slice(i, i + 2), frequency);
    }
  }
  const simplified = new Map<string, string>();
  for (const entry of TSCharacters.split("|")) {
    const [from = "", to = ""] = entry.split(" ");
    simplified.set(from, to);
  }
  const usual = new Map<string, string[]>();
  for (const entry of STCharacters.split("|")) {
    const [from = "", ...to] = entry.split(" ");
    usual.set(from, to);
  }
  const variants = new Map<string, number>();
  for (const [character, form] of simplified) {
    const place = usual.get(form)?.indexOf(character) ?? 0;
    if (place !== 0) variants.set(character, place < 0 ? RARE_VARIANT : OTHER_VARIANT);
  }
  return { words, total, inside, starts, ends, counts, simplified, variants };
}

function add(map: Map<string, number>, key: string, n: number): void {
  map.set(key, (map.get(key) ?? 0) + n);
}
