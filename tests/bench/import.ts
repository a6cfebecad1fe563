/**
 * How many megabytes of plain documents a second import reads on one core, by kind: Chinese in
 * both scripts, English, and both languages in turn. Documents are made of the bench's sentences.
 *
 * `npx tsx tests/bench/import.ts [kilobytes of a document]`
 */

import { join } from "node:path";
import { importDocument } from "../../src/import/import-document.ts";
import { CORPUS, ROOT } from "../shared.ts";
import { randomFrom } from "./random.ts";
import { readTextPool } from "./text-pool.ts";

const DOCUMENTS = 24;
/** The first documents wait for tables and for the compiler. */
const WARM_UP = 6;

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
  let bytes = 0;
  let started = 0;
  for (const [i, document] of documents.entries()) {
    if (i === WARM_UP) started = process.cpuUsage().user;
    importDocument(document, `document-${i}.txt`);
    if (i >= WARM_UP) bytes += document.length;
  }
  const seconds = (process.cpuUsage().user - started) / 1e6;
  console.log(`${kind}: ${(bytes / 1e6 / seconds).toFixed(1)} MB a second`);
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
