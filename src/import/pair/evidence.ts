/**
 * How strongly words speak for paragraphs belonging together. Each word of a paragraph whose
 * translation is known is asked for on the other side: a hit counts the more the rarer it is
 * there, a miss counts against. What both sides show alike (numbers, names) is a word like any
 * other, only surer. In nats, so that it adds up with the priors of the alignment.
 */

import type { SourceBlock } from "../source-block.ts";
import { readAnchors } from "./anchors.ts";
import { wordPairs } from "./word-pairs.ts";

/** Paragraphs that one link may join on one side. */
export const MAX_JOINED = 8;

/** Share of known words that a translation renders by one of the translations that are listed. */
const LISTED = 0.4;
/** One Han character is part of many words. */
const LISTED_CHARACTER = 0.3;
/** Share of anchors that a translation keeps. */
const KEPT = 0.85;
/** Words of one paragraph are not independent of each other. */
const DAMPING = 0.5;
const LONGEST_TRANSLATION = 5;

/** Sums of evidence. Indices count paragraphs, `count` neighbours from the index on. */
export interface Evidence {
  /** What the words of English paragraph `en` say for the Chinese paragraphs from `zh` on. */
  english(en: number, zh: number, count: number): number;
  /** What the words of Chinese paragraph `zh` say for the English paragraphs from `en` on. */
  chinese(zh: number, en: number, count: number): number;
}

/** Weighs all paragraphs of two files against each other. */
export function weighEvidence(
  english: readonly SourceBlock[],
  chinese: readonly SourceBlock[],
): Evidence {
  const translations = wordPairs();
  const backwards = invert(translations);
  const enTexts = english.map(({ text }) => withoutAddresses(text));
  const zhTexts = chinese.map(({ text }) => withoutAddresses(text));
  const enWords = enTexts.map((text) => knownWords(text, translations));
  const zhWords = zhTexts.map((text) => knownTranslations(text, backwards));
  const enAnchors = english.map((block) => readAnchors(block, "en"));
  const zhAnchors = chinese.map((block) => readAnchors(block, "zh"));
  const forEnglish = newTables(english.length, chinese.length);
  const forChinese = newTables(chinese.length, english.length);
  ask(forEnglish, enWords, zhWords, (word) => [translations.get(word) ?? [], LISTED]);
  ask(forChinese, zhWords, enWords, (word) => [
    backwards.get(word) ?? [],
    word.length > 1 ? LISTED : LISTED_CHARACTER,
  ]);
  // An anchor that the other file has nowhere says nothing of its paragraph.
  const [enAll, zhAll] = [union(enAnchors), union(zhAnchors)];
  ask(forEnglish, enAnchors, zhAnchors, (anchor) => [zhAll.has(anchor) ? [anchor] : [], KEPT]);
  ask(forChinese, zhAnchors, enAnchors, (anchor) => [enAll.has(anchor) ? [anchor] : [], KEPT]);
  const read = (tables: Float32Array[], columns: number) => (a: number, b: number, n: number) =>
    tables[n - 1]?.[a * columns + b] ?? 0;
  return {
    english: read(forEnglish, chinese.length),
    chinese: read(forChinese, english.length),
  };
}

/** One table for each number of joined paragraphs, a row for each paragraph that asks. */
function newTables(rows: number, columns: number): Float32Array[] {
  return Array.from({ length: MAX_JOINED }, () => new Float32Array(rows * columns));
}

/** Asks for each word of each paragraph on the other side, and adds what that says. */
function ask(
  tables: readonly Float32Array[],
  words: readonly ReadonlySet<string>[],
  others: readonly ReadonlySet<string>[],
  answers: (word: string) => [sought: readonly string[], expected: number],
): void {
  const columns = others.length;
  if (columns === 0) return;
  const known = new Map<string, Float32Array[] | undefined>();
  words.forEach((own, row) => {
    for (const word of own) {
      if (!known.has(word)) known.set(word, weigh(...answers(word), others));
      known.get(word)?.forEach((weights, n) => {
        const table = tables[n] as Float32Array;
        const at = row * columns;
        for (let k = 0; k < columns; k++) {
          table[at + k] = (table[at + k] as number) + (weights[k] as number);
        }
      });
    }
  });
}

/** What one word says for each place on the other side: log likelihood against chance. */
function weigh(
  sought: readonly string[],
  expected: number,
  others: readonly ReadonlySet<string>[],
): Float32Array[] | undefined {
  if (sought.length === 0) return undefined;
  const hits = others.map((words) => sought.some((word) => words.has(word)));
  const share = (hits.filter(Boolean).length + 0.5) / (hits.length + 1);
  return Array.from({ length: MAX_JOINED }, (_, more) => {
    // Several paragraphs hold a word by chance more often than one does.
    const chance = Math.min(0.98, 1 - (1 - share) ** (1 + more / 2));
    const likely = Math.max(expected + ((1 - expected) * share) / 2, chance);
    const hit = Math.log(likely / chance) * DAMPING;
    const miss = Math.log((1.001 - likely) / (1.001 - chance)) * DAMPING;
    return Float32Array.from(hits, (_hit, at) => {
      if (at + more >= hits.length) return 0;
      for (let k = at; k <= at + more; k++) if (hits[k]) return hit;
      return miss;
    });
  });
}

/** Words of the list in an English text, in the form that the list has them. */
function knownWords(text: string, list: ReadonlyMap<string, unknown>): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[a-z]{3,}/g)) {
    const form = wordForms(word).find((candidate) => list.has(candidate));
    if (form !== undefined) found.add(form);
  }
  return found;
}

/** A word and what it may be an inflection of. */
function wordForms(word: string): string[] {
  const forms = [word];
  const ending = /(ies|ied|es|s|ed|ing|ly|er)$/.exec(word)?.[0];
  if (ending === undefined) return forms;
  const stem = word.slice(0, -ending.length);
  if (ending === "ies" || ending === "ied") forms.push(`${stem}y`);
  else if (ending === "es") forms.push(`${stem}e`, stem);
  else if (ending === "s" || ending === "ly") forms.push(stem);
  else forms.push(stem, `${stem}e`, stem.slice(0, -1));
  return forms;
}

function knownTranslations(text: string, list: ReadonlyMap<string, unknown>): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x3400) continue;
    for (let length = 1; length <= LONGEST_TRANSLATION; length++) {
      const piece = text.slice(at, at + length);
      if (list.has(piece)) found.add(piece);
    }
  }
  return found;
}

function invert(pairs: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const [en, translations] of pairs) {
    for (const zh of translations) inverted.set(zh, [...(inverted.get(zh) ?? []), en]);
  }
  return inverted;
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

function withoutAddresses(text: string): string {
  return text.replace(/\bhttps?:\S+/g, "");
}
