/**
 * How many megabytes of plain documents a second import reads on one core, by kind: Chinese in
 * both scripts, English, and both languages in turn. Documents are made of the bench's sentences.
 * Told twice: for the first documents of a run, which wait for tables and for the compiler (its
 * threads count as well), and for those of a run that is under way.
 *
 * `npx tsx tests/bench/import.ts [kilobytes of a document]`
 */

import { join } from "node:path";
import { importDocument } from "../../src/import/import-document.ts";
import { CORPUS, ROOT } from "../shared.ts";
import { randomFrom } from "./random.ts";
import { readTextPool } from "./text-pool.ts";

/** Documents: the tables are read until the first of these, the first are counted until the second. */
const [TABLES, FIRST, WARM, DOCUMENTS] = [6, 24, 72, 120] as const;

const bytesEach = Number(process.argv[2] ?? 60) * 1000;
const pool = readTextPool(CORPUS, join(ROOT, "content/transcripts"));
const { Converter } = await import("opencc-js");
const toTraditional = Converter({ from: "cn", to: "t" });

const KINDS: Record<string, (zh: string, en: string) => string> = {
  "Simplified Chinese": (zh) => zh,
  "Traditional Chinese": (zh) => toTraditional(zh),
  English: (_, en) => en,
  "English and Chinese in turn": (zh, en) => `${en}\n\n${zh}`,
};

for (const [kind, paragraph] of Object.entries(KINDS)) {
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => documentOf(i, paragraph));
  measure(documents.slice(0, TABLES));
  const first = measure(documents.slice(TABLES, FIRST));
  measure(documents.slice(FIRST, WARM));
  const later = measure(documents.slice(WARM));
  console.log(`${kind}: ${first.toFixed(1)} MB a second at first, ${later.toFixed(1)} later`);
}

/** Imports documents and returns megabytes of them in a second of processor time. */
function measure(documents: readonly Buffer[]): number {
  const started = process.cpuUsage().user;
  for (const [i, document] of documents.entries()) importDocument(document, `document-${i}.txt`);
  const seconds = (process.cpuUsage().user - started) / 1e6;
  return documents.reduce((bytes, { length }) => bytes + length, 0) / 1e6 / seconds;
}

function documentOf(seed: number, paragraph: (zh: string, en: string) => string): Buffer {
  const random = randomFrom(seed + 1);
  const several = (items: readonly string[], mark: string) =>
    Array.from({ length: random.between(1, 4) }, () => random.pick(items)).join(mark);
  let text = `${random.pick(pool.zh).slice(0, 20)}\n\n`;
  while (Buffer.byteLength(text) < bytesEach) {
    text += `${paragraph(several(pool.zh, ""), several(pool.en, " "))}\n\n`;
  }
  return Buffer.from(text);
}
