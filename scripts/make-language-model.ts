/**
 * Writes `src/import/repair/language-model/zh.bin` from a back-off model in ARPA format: all of
 * its Simplified words, and the bigrams that say much more than their words by themselves.
 * `npx tsx scripts/make-language-model.ts lm_sc.arpa`
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BigramEntry,
  type WordEntry,
  writeLanguageModel,
} from "../src/import/repair/language-model-file.ts";
import { TO_SIMPLIFIED } from "../src/text/opencc.ts";

/**
 * What a bigram must add to the log likelihood of a word of text to be kept (weighted difference:
 * Seymore and Rosenfeld, "Scalable backoff language models", 1996), in nats.
 */
const LEAST_GAIN = 2e-7;
/** The least probability that a clause ends after a word, which the subtraction below may miss. */
const LEAST_END = 1e-4;

const USAGE = "npx tsx scripts/make-language-model.ts lm_sc.arpa";
const path = process.argv[2];
if (path === undefined || !existsSync(path)) {
  console.error(`${path ?? "The model"} is not there.\nUsage: ${USAGE}`);
  process.exit(2);
}
const arpa = readFileSync(path);
const sections = new Map<string, [log: number, words: string, backOff: number][]>();
let section: [number, string, number][] = [];
for (const line of arpa.toString("utf8").split("\n")) {
  if (line.startsWith("\\")) sections.set(line, (section = []));
  const [log, words, backOff] = line.split("\t");
  if (words !== undefined) section.push([10 ** Number(log), words, 10 ** Number(backOff ?? 0)]);
}

const traditional = new Set(TO_SIMPLIFIED.flatMap(([from, [to]]) => (from === to ? [] : [from])));
const unigrams = sections.get("\\1-grams:") ?? [];
const kept = unigrams
  .filter(
    ([, word]) => /^[\u4E00-\u9FFF]+$/.test(word) && ![...word].some((c) => traditional.has(c)),
  )
  .sort(([, a], [, b]) => (a < b ? -1 : 1));
const ids = new Map(kept.map(([, word], id) => [word, id]));
const alone = new Map(unigrams.map(([p, word]) => [word, p]));
const sumAlone = unigrams.reduce((sum, [p]) => sum + p, 0);
const sumKept = kept.reduce((sum, [p]) => sum + p, 0);

const pairs: { second: string; p: number }[][] = kept.map(() => []);
for (const [p, words] of sections.get("\\2-grams:") ?? []) {
  const [first = "", second = ""] = words.split(" ");
  const id = ids.get(first);
  if (id !== undefined) pairs[id]?.push({ second, p });
}

const words: WordEntry[] = [];
const bigrams: BigramEntry[][] = [];
for (const [id, [p, word, backOff]] of kept.entries()) {
  const row = pairs[id] ?? [];
  const own = row.reduce((sum, pair) => sum + pair.p, 0);
  const known = row.reduce((sum, { second }) => sum + (alone.get(second) ?? 0), 0);
  const all = own + backOff * (sumAlone - known);
  // The file lost `</s>`: after a word it has what all words leave over, and the back-off does not.
  const end = Math.max(LEAST_END, 1 - all - backOff * (1 - sumAlone));
  words.push({ word, probability: p / sumKept, end });
  const entries = row.flatMap(({ second, p: joint }): BigramEntry[] => {
    const to = ids.get(second);
    if (to === undefined) return [];
    const conditional = joint / all;
    const share = (backOff * (alone.get(second) ?? 0)) / all;
    const gain = (p / sumKept) * conditional * Math.log(conditional / share);
    return gain > LEAST_GAIN ? [{ second: to, excess: conditional - share }] : [];
  });
  bigrams.push(entries);
}

const file = writeLanguageModel({ words, bigrams });
const target = join(import.meta.dirname, "../src/import/repair/language-model/zh.bin");
writeFileSync(`${target}.tmp-${process.pid}`, file);
renameSync(`${target}.tmp-${process.pid}`, target);
const count = bigrams.reduce((sum, row) => sum + row.length, 0);
const hash = createHash("sha256").update(arpa).digest("hex");
console.log(`${hash} ${path}\n${words.length} words, ${count} bigrams, ${file.length} bytes`);
