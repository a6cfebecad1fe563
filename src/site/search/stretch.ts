/**
 * A stretch of transcripts as the index sees it: the grams of their texts and of their heads, and
 * what the whole archive must know of each stretch. It depends on nothing else, so any thread can
 * make it, and a build takes over those in which nothing has changed.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  normalisedPieces,
  type TranscriptHead,
  type TranscriptText,
} from "../../search/document.ts";
import { encodeJoint } from "../../search/grams.ts";
import { headTexts } from "../../search/head.ts";
import { normalise } from "../../search/normalise.ts";
import { sentBytes } from "../../search/sent-bytes.ts";
import { encodeLetter } from "../../search/tokens.ts";
import type { SharedFunction } from "../../system/shared-jobs.ts";
import { collectGrams, type NumberedGrams, type StretchGrams, spellLetters } from "./gram-table.ts";

/** What the whole archive must know of a stretch. */
export interface StretchFacts {
  /** How many transcripts it has. */
  count: number;
  /** Grams that many of them have, with how many. */
  common: [gram: string, transcripts: number][];
  /** Latin words. */
  words: string[];
  /** Of each transcript, what its head takes from its text. */
  fromTexts: Pick<TranscriptHead, "headings" | "size">[];
  /** Grams of titles, headings and tags. */
  heads: StretchGrams;
  /** SHA-256 of them. */
  headsHash: string;
}

/** A stretch as it was made. */
export interface Stretch {
  facts: StretchFacts;
  grams: StretchGrams;
}

/** Below this share of a stretch's transcripts a gram is of no interest to the whole. */
const COMMON_SHARE = 0.05;

/** Makes a stretch of the texts in a file, a JSON of `TranscriptText[]`. */
export function makeStretch(file: string): Stretch {
  const texts = JSON.parse(readFileSync(file, "utf8")) as TranscriptText[];
  return stretchOf(texts);
}

/** For threads. */
export const STRETCH_MAKER: SharedFunction<string, Stretch> = {
  module: import.meta.url,
  run: makeStretch,
};

/** Makes a stretch of texts. */
export function stretchOf(texts: readonly TranscriptText[]): Stretch {
  // Heads are looked for among titles first, and then in each transcript that is read.
  const headsOf = (text: TranscriptText) => headTexts(text).map(normalise);
  const grams = collectGrams(
    mapped(texts, (text) => [...normalisedPieces(text), ...headsOf(text)]),
  );
  const heads = collectGrams(mapped(texts, headsOf));
  const fromTexts = texts.map((text) => ({ headings: text.headings, size: sizeOf(text) }));
  return { facts: factsOf(grams, heads, fromTexts), grams };
}

/** What the whole archive must know of a stretch, of which these are the grams. */
export function factsOf(
  grams: StretchGrams,
  heads: StretchGrams,
  fromTexts: StretchFacts["fromTexts"],
): StretchFacts {
  return {
    count: fromTexts.length,
    common: commonGrams(grams, fromTexts.length),
    // A cut-off word is looked for in heads too, but found in texts alone.
    words: grams.words.words,
    fromTexts,
    heads,
    headsHash: hashOf(heads),
  };
}

function hashOf({ letters, joints, words }: StretchGrams): string {
  const hash = createHash("sha256").update(words.words.join("\n"));
  for (const { counts, pages } of [letters, joints, words]) hash.update(counts).update(pages);
  for (const { keys } of [letters, joints]) hash.update(keys);
  return hash.digest("hex");
}

/** What is said of a text's size is a multiple of so many bytes: most edits leave it. */
const SIZE_STEP = 1000;

/** About what a server sends for a text. */
function sizeOf({ paragraphs }: TranscriptText): number {
  const pieces = paragraphs.flatMap(([, , zh, original]) => [zh, original]);
  const bytes = pieces.reduce((sum, piece) => sum + sentBytes(piece), 0);
  return Math.ceil(bytes / SIZE_STEP) * SIZE_STEP;
}

function* mapped<A, B>(items: readonly A[], change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}

function commonGrams(grams: StretchGrams, count: number): StretchFacts["common"] {
  const least = Math.max(2, count * COMMON_SHARE);
  const common: StretchFacts["common"] = [];
  const addCommon = ({ keys, counts }: NumberedGrams, spell: (key: number) => string) => {
    keys.forEach((key, i) => {
      const found = counts[i] as number;
      // Letters alone are counted below, with the pairs that they begin.
      if (found >= least && spell(key).length > LETTER_LENGTH) common.push([spell(key), found]);
    });
  };
  addCommon(grams.letters, spellLetters);
  addCommon(grams.joints, encodeJoint);
  grams.words.words.forEach((word, i) => {
    const found = grams.words.counts[i] as number;
    if (found >= least) common.push([word, found]);
  });
  for (const [letter, found] of firstLetters(grams.letters)) {
    if (found >= least) common.push([encodeLetter(String.fromCharCode(letter)), found]);
  }
  return common;
}

const LETTER_LENGTH = encodeLetter("的").length;

/** In how many transcripts each letter is the first of a pair, or alone. */
function firstLetters({ keys, counts, pages }: NumberedGrams): [letter: number, found: number][] {
  const found: [number, number][] = [];
  let at = 0;
  let seen = new Set<number>();
  keys.forEach((key, i) => {
    const end = at + (counts[i] as number);
    for (; at < end; at++) seen.add(pages[at] as number);
    const letter = key >>> 16;
    if ((keys[i + 1] ?? 0) >>> 16 === letter && i + 1 < keys.length) return;
    found.push([letter, seen.size]);
    seen = new Set();
  });
  return found;
}
