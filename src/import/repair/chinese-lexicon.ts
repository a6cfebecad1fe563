/**
 * Chinese words and how often they occur, from jieba's dictionary: the copy in @node-rs/jieba
 * (MIT), of which only the data is used. Read on first use; it takes a second and 100 MB.
 */

import { createRequire } from "node:module";
import STCharacters from "opencc-js/dict/STCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";

/** Longest word that counts. */
export const MAX_WORD = 5;

/** 箇 for 個; 髮 beside 發. */
const RARE_VARIANT = -9;
const OTHER_VARIANT = -4;

/** 的 is one word in sixteen of modern prose; the dictionary has a tenth of that. */
const DE = 3_600_000;

/** Simplified words and characters with their frequencies. */
export interface Lexicon {
  words: Map<string, number>;
  total: number;
  /** Frequencies of all words that begin so, up to MAX_WORD characters. */
  prefixes: Map<string, number>;
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
  const prefixes = new Map<string, number>();
  let total = 0;
  // Required here, since the package reads its files as soon as it is loaded.
  const { dict } = createRequire(import.meta.url)("@node-rs/jieba/dict.js") as { dict: Buffer };
  for (const line of dict.toString("utf8").split("\n")) {
    const gap = line.indexOf(" ");
    const word = line.slice(0, gap);
    const frequency = word === "的" ? DE : Number.parseInt(line.slice(gap + 1), 10);
    if (gap < 1 || !(frequency > 0) || !isHan(word.charAt(0))) continue;
    total += frequency;
    if (word.length <= MAX_WORD) words.set(word, frequency);
    for (let n = 1; n <= Math.min(word.length, MAX_WORD); n++) {
      const prefix = word.slice(0, n);
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + frequency);
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
    // 向 has no entry there, being what it is in both scripts: 曏 is a variant of it.
    const place = usual.get(form)?.indexOf(character) ?? -1;
    if (place !== 0) variants.set(character, place === 1 ? OTHER_VARIANT : RARE_VARIANT);
  }
  return { words, total, prefixes, simplified, variants };
}
