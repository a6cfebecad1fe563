/**
 * How soon the live preview shows what a keeper does: starts `duidu start` without and with a cache,
 * then edits a paragraph and a title, adds a transcript and removes it, and asks for the pages until
 * they show it. Each figure stands beside the time that this machine takes, in the same run, to read
 * all files of the archive and hash them: a busy machine makes both longer.
 *
 * `npx tsx tests/bench/preview.ts [TRANSCRIPTS | --archive DIR]`
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { transcriptFiles } from "../../src/archive/load.ts";
import { transcriptUrl } from "../../src/shared/page-address.ts";
import { sha256 } from "../../src/system/sha256.ts";
import { transcriptSlug } from "../../src/transcript/parse.ts";
import { CORPUS, ROOT } from "../shared.ts";
import { DEFAULT_SHAPE, generateArchive } from "./generate-archive.ts";
import { median } from "./measure.ts";
import { readTextPool } from "./text-pool.ts";

const PORT = 8931;
const TIMES = 5;
/** Search data and dumps are written when nobody types; the bench waits for them. */
const SETTLE = 30_000;

// Of this run alone, so that no cache knows it.
const content = join(ROOT, ".cache/bench", `preview-${process.pid}`);
const archive = process.argv[2] === "--archive" ? process.argv[3] : undefined;
if (archive !== undefined) cpSync(archive, content, { recursive: true });
else {
  const size = Number(process.argv[2] ?? 1000);
  const pool = readTextPool(CORPUS, join(ROOT, "content/transcripts"));
  generateArchive(content, pool, { ...DEFAULT_SHAPE, transcripts: size });
}
const files = transcriptFiles(content);
// Read once before, so that the disk is no part of either.
readAll();
const baseline = readAll();
console.log(`${files.length} transcripts, read and hashed in ${Math.round(baseline)} ms`);
try {
  const cold = await started();
  tell("start without a cache", cold.time);
  await sleep(SETTLE);
  await end(cold.preview);
  const warm = await started();
  tell("start with a cache", warm.time);
  await sleep(SETTLE);
  await measureChanges();
  await end(warm.preview);
} finally {
  rmSync(content, { recursive: true, force: true });
}

async function measureChanges(): Promise<void> {
  const file = newestFile();
  const added = join(content, "transcripts/zz-added-by-the-bench.md");
  const pageOfFile = pathOf(file);
  const first = readFileSync(file, "utf8");
  const shows = async (path: string, words: string) => (await get(path)).text.includes(words);
  const changes: [what: string, change: (words: string) => void, check: Check][] = [
    [
      "a paragraph",
      (words) => writeFileSync(file, `${first}\n${words}\n`),
      (words) => shows(pageOfFile, words),
    ],
    [
      "a title, on its page and in the list",
      (words) => writeFileSync(file, first.replace(/^title:.*$/m, `title: ${words}`)),
      async (words) => (await shows(pageOfFile, words)) && (await shows("/transcripts/", words)),
    ],
    [
      "an added transcript",
      (words) => writeFileSync(added, `---\ntitle: ${words}\ndate: "2999-01-01"\n---\n\n新的。\n`),
      (words) => shows("/transcripts/", words),
    ],
    [
      "a removed transcript",
      () => rmSync(added),
      async () => (await get(pathOf(added))).status === 404,
    ],
  ];
  const times = changes.map((): number[] => []);
  for (let time = 0; time < TIMES; time++) {
    for (const [i, [, change, check]] of changes.entries()) {
      const words = `改动${time}${i}${Date.now()}`;
      const begun = performance.now();
      change(words);
      while (!(await check(words))) await sleep(10);
      times[i]?.push(performance.now() - begun);
      // The watcher looks into a folder again only after a second.
      await sleep(1500);
    }
  }
  for (const [i, [what]] of changes.entries()) tell(what, median(times[i] ?? []));
}

type Check = (words: string) => Promise<boolean>;

/** The newest transcript stands on the first page of the list. */
function newestFile(): string {
  const dated = files.map(({ file }) => {
    const [, date = ""] = /^date: *["']?([\d-]+)/m.exec(readFileSync(file, "utf8")) ?? [];
    return { file, date };
  });
  return dated.reduce((newest, one) => (one.date > newest.date ? one : newest)).file;
}

function tell(what: string, time: number): void {
  const ratio = (time / baseline).toFixed(2);
  console.log(`${what}: ${(time / 1000).toFixed(1)} s, ${ratio} times the reading of all files`);
}

function readAll(): number {
  const begun = performance.now();
  for (const { file } of files) sha256(readFileSync(file));
  return performance.now() - begun;
}

/** Starts a preview; gives the time until its home page is there. */
async function started(): Promise<{ preview: ChildProcess; time: number }> {
  const begun = performance.now();
  const preview = spawn(
    process.execPath,
    [
      ...["--import", "tsx", join(ROOT, "scripts/duidu.ts")],
      ...["start", "--content", content, "--port", `${PORT}`],
    ],
    { cwd: ROOT, stdio: ["ignore", "ignore", "ignore"] },
  );
  while ((await get("/")).status !== 200) await sleep(50);
  return { preview, time: performance.now() - begun };
}

/** Ends a preview; until it is gone, it would answer in the next one's place. */
async function end(preview: ChildProcess): Promise<void> {
  const gone = once(preview, "exit");
  preview.kill();
  await gone;
}

function pathOf(file: string): string {
  return transcriptUrl({ slug: transcriptSlug(file) });
}

/** Status 0 stands for nobody who answers. */
async function get(path: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`);
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" };
  }
}
