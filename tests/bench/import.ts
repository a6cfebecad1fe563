/**
 * How many megabytes of plain documents a second import reads on one core, by kind: Chinese in
 * both scripts, English, and both languages in turn. Documents are made of the bench's sentences.
 * Told twice: for the first documents of a run, which wait for tables and for the compiler (its
 * threads count as well), and for those of a run that is under way.
 *
 * Then two documents whose cost must grow with their size alone: a page of four times as many turns,
 * and a PDF of 300 pages against `pdftotext` (Debian: poppler-utils), in one run.
 *
 * The program is the compiled one that a keeper runs: sources would be compiled while they are timed.
 *
 * `npx tsx tests/bench/import.ts [kilobytes of a document]`
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import compileProgram, { PROGRAM_FOLDER } from "../program.ts";
import { CORPUS, ROOT } from "../shared.ts";
import { paragraphLines, writePdf } from "../unit/import/pdf-writer.ts";
import { randomFrom } from "./random.ts";
import { readTextPool } from "./text-pool.ts";

/** Documents: the tables are read until the first of these, the first are counted until the second. */
const [TABLES, FIRST, WARM, DOCUMENTS] = [6, 24, 72, 120] as const;

compileProgram();
const { importDocument }: typeof import("../../src/import/import-document.ts") = await import(
  join(PROGRAM_FOLDER, "src/import/import-document.js")
);

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

measurePages();
measurePdf();

/** Imports pages of 1,000 and of 4,000 turns; four times the time, or less, is linear. */
function measurePages(): void {
  const random = randomFrom(1);
  const turn = (i: number) =>
    `<div class="turn"><span class="name">${i % 2 ? "Bai Lu" : "Xu Ke"}</span> <span>${random.pick(pool.en)} ${random.pick(pool.en)}</span></div>`;
  const [small, large] = [1000, 4000].map((count) => {
    const turns = Array.from({ length: count }, (_, i) => turn(i)).join("\n");
    const html = Buffer.from(`<!doctype html><title>Talk</title><body><article>${turns}</article>`);
    const started = process.cpuUsage().user;
    importDocument(html, "talk.html");
    return { megabytes: html.length / 1e6, seconds: (process.cpuUsage().user - started) / 1e6 };
  });
  if (!small || !large) return;
  console.log(
    `HTML of 1,000 turns (${small.megabytes.toFixed(1)} MB) ${small.seconds.toFixed(1)} s, of 4,000 (${large.megabytes.toFixed(1)} MB) ${large.seconds.toFixed(1)} s: ${(large.seconds / small.seconds).toFixed(1)} times`,
  );
}

/**
 * Reads a PDF of 300 pages here and by pdftotext in turn, five times, in seconds of processor time.
 * The first of ours waits for a thread and a library to load, so it is told apart.
 */
function measurePdf(): void {
  const random = randomFrom(2);
  const folder = mkdtempSync(join(tmpdir(), "duidu-bench-pdf-"));
  const file = join(folder, "book.pdf");
  const pages = Array.from({ length: 300 }, () => {
    const english = Array.from({ length: 12 }, () => random.pick(pool.en)).join(" ");
    const chinese = Array.from({ length: 12 }, () => random.pick(pool.zh)).join("");
    return [
      ...paragraphLines(english.replace(/[^ -~]/g, "").slice(0, 1500), { y: 780 }),
      ...paragraphLines(chinese.slice(0, 600), { y: 400, width: 38 }),
    ];
  });
  const bytes = writePdf(pages);
  writeFileSync(file, bytes);
  const ours: number[] = [];
  const theirs: number[] = [];
  const timed = `TIMEFORMAT=%U; { time pdftotext '${file}' - > /dev/null; } 2>&1`;
  try {
    for (let round = 0; round < 5; round++) {
      const started = process.cpuUsage().user;
      importDocument(bytes, "book.pdf");
      ours.push((process.cpuUsage().user - started) / 1e6);
      theirs.push(Number(execFileSync("bash", ["-c", timed], { encoding: "utf8" })));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[2] ?? 0;
  const [first = 0] = ours;
  const other = median(theirs);
  if (!(other > 0)) {
    console.log("PDF: pdftotext is not there");
    return;
  }
  console.log(
    `PDF of 300 pages (${(bytes.length / 1e6).toFixed(1)} MB): first ${first.toFixed(2)} s, then ${median(ours).toFixed(2)} s; pdftotext ${other.toFixed(2)} s: ${(first / other).toFixed(1)} and ${(median(ours) / other).toFixed(1)} times`,
  );
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
