/**
 * How long an edit takes to show in the live preview: starts `npm start` on a generated archive,
 * writes into a transcript, and asks for its page until the words are there.
 *
 * `npx tsx tests/bench/preview.ts [transcripts]`
 */

import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CORPUS, ROOT } from "../shared.ts";
import { DEFAULT_SHAPE, generateArchive, transcriptName } from "./generate-archive.ts";
import { median } from "./measure.ts";
import { readTextPool } from "./text-pool.ts";

const PORT = 8931;
const EDITS = 7;
/** Search data and dumps are written when nobody types; the bench waits for them. */
const SETTLE = 30_000;

const size = Number(process.argv[2] ?? 1000);
const content = join(ROOT, ".cache/bench", `preview-${size}`);
const pool = readTextPool(CORPUS, join(ROOT, "content/transcripts"));
generateArchive(content, pool, { ...DEFAULT_SHAPE, transcripts: size });
const preview = spawn(
  join(ROOT, "node_modules/.bin/tsx"),
  [join(ROOT, "scripts/duidu.ts"), "start", "--content", content, "--port", `${PORT}`],
  { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  await new Promise<void>((done) => {
    preview.stdout.on("data", (text) => String(text).includes("Serving") && done());
  });
  await sleep(SETTLE);
  const name = transcriptName(Math.floor(size / 2));
  const file = join(content, "transcripts", `${name}.md`);
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const words = `第${edit}次修改${Date.now()}`;
    const started = performance.now();
    writeFileSync(file, `${readFileSync(file, "utf8")}\n${words}\n`);
    while (!(await pageOf(name)).includes(words)) await sleep(10);
    times.push(performance.now() - started);
    await sleep(500);
  }
  console.log(`${size} transcripts: an edit shows after ${Math.round(median(times))} ms (median)`);
} finally {
  preview.kill();
  rmSync(content, { recursive: true, force: true });
}

async function pageOf(name: string): Promise<string> {
  const response = await fetch(`http://localhost:${PORT}/transcripts/${name}/`);
  return response.text();
}
