/**
 * What a page must know of a whole archive to ask its index: what is known of each transcript beside its
 * text, which grams are frequent, which Latin words there are.
 */

import type { Archive } from "../../archive/model.ts";
import type { Packs } from "../../search/manifest.ts";
import { filesOfWord } from "../../search/word-list.ts";
import type { OutputLedger } from "../output/output-ledger.ts";
import { putContent } from "./named-file.ts";
import { transcriptHead } from "./search-texts.ts";
import { type ShardFacts, sumOf } from "./shard-facts.ts";

/** A page that is read needs its head, a title that is found as well. */
const HEADS_PER_FILE = 16;
/** A gram counts as frequent when at least this share of the transcripts has it. */
const FREQUENT_SHARE = 0.15;
/** In so few transcripts nothing is frequent: reading them all is no cost. */
const FREQUENT_AT_LEAST = 40;
/** Bytes of Latin words in a file, about; up to twice as many lie in one. */
const WORDS_PER_FILE = 50_000;
const MOST_WORD_FILES = 128;
/** A word is in about so many of several files. */
const FILES_OF_A_WORD = 6;

/** What is known of each transcript beside its text, some in a file. */
export function writeHeads(
  archive: Archive,
  facts: readonly ShardFacts[],
  ledger: OutputLedger,
): Packs {
  const fromTexts = facts.flatMap((one) => one.fromTexts);
  const heads = archive.transcripts.map((transcript, i) => {
    const { headings, ...size } = fromTexts[i] ?? { headings: [] };
    return { ...transcriptHead(archive, transcript, headings), ...size };
  });
  const files: string[] = [];
  for (let from = 0; from < heads.length; from += HEADS_PER_FILE) {
    const some = heads.slice(from, from + HEADS_PER_FILE);
    files.push(putContent(ledger, "heads", JSON.stringify(some)));
  }
  return { each: HEADS_PER_FILE, files };
}

/** The frequent grams, most frequent first. */
export function frequentGrams(facts: readonly ShardFacts[], transcripts: number): string[] {
  const counts = sumOf(facts.map(({ common }) => common));
  const least = Math.max(FREQUENT_AT_LEAST, transcripts * FREQUENT_SHARE);
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([gram]) => gram);
}

/** Writes the Latin words of an archive; gives the names of their files. */
export function writeWords(facts: readonly ShardFacts[], ledger: OutputLedger): string[] {
  const words = [...new Set(facts.flatMap((one) => one.words.split("\n")))].filter(Boolean).sort();
  const bytes = words.reduce((sum, word) => sum + word.length + 1, 0);
  const parts = (bytes * FILES_OF_A_WORD) / WORDS_PER_FILE;
  const count =
    bytes <= WORDS_PER_FILE * 2 ? 1 : Math.min(MOST_WORD_FILES, 2 ** Math.ceil(Math.log2(parts)));
  const files = Array.from({ length: count }, () => [] as string[]);
  for (const word of words) for (const file of filesOfWord(word, count)) files[file]?.push(word);
  return files.map((list) => putContent(ledger, "words", JSON.stringify(list.join("\n"))));
}
