/**
 * Sentences that bench archives are made of: from the corpus beside the project where there is
 * one, else from our own transcripts. Nothing made of them leaves `.cache`.
 *
 * Chinese and English sentences are drawn apart: a build does not care whether a pair translates.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eachSegment } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { plainText } from "../../src/transcript/passage.ts";

export interface TextPool {
  zh: string[];
  en: string[];
  /** What the sentences are from, for the report. */
  source: "corpus" | "own content";
}

/** Marks that would be read as markup; the bench adds its own, in known amounts. */
const MARKUP = /[<>[\]*_`#|\\]|https?:/;

/** Reads sentences from `corpus` (its `pairs` and `english` folders), or from our transcripts. */
export function readTextPool(corpus: string | undefined, ownTranscripts: string): TextPool {
  const zh: string[] = [];
  const en: string[] = [];
  if (corpus === undefined) {
    for (const text of filesIn(ownTranscripts, ".md")) {
      for (const { segment } of eachSegment(parseTranscript(text, "own.md").transcript)) {
        if (segment.zh !== undefined) zh.push(...sentences(plainText(segment.zh), "zh"));
        if (segment.original) en.push(...sentences(plainText(segment.original.text), "en"));
      }
    }
    return { zh: unique(zh), en: unique(en), source: "own content" };
  }
  for (const text of filesIn(join(corpus, "pairs"), ".zh.md")) zh.push(...sentences(text, "zh"));
  for (const text of [
    ...filesIn(join(corpus, "pairs"), ".en.md"),
    ...filesIn(join(corpus, "english"), ".md"),
  ]) {
    en.push(...sentences(text, "en"));
  }
  return { zh: unique(zh), en: unique(en), source: "corpus" };
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function sentences(text: string, lang: "zh" | "en"): string[] {
  const body = text.replace(/^---\n.*?\n---\n/s, "").replace(/^\*\*[^*\n]+\*\*/gm, "");
  const [pattern, shortest, longest] =
    lang === "zh"
      ? ([/[^。！？\n]{1,200}[。！？]/gu, 12, 90] as const)
      : ([/[^.!?\n]{1,400}[.!?](?=\s)/gu, 30, 260] as const);
  return (body.match(pattern) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= shortest && sentence.length <= longest)
    .filter((sentence) => !MARKUP.test(sentence))
    .filter((sentence) => lang === "en" || /\p{Script=Han}{4}/u.test(sentence));
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
