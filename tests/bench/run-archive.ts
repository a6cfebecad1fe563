/**
 * Measures our build on a real archive, at one size after another: whole, after each kind of
 * change, and `check`, against the floor and Eleventy's usual way on the same files. What the
 * others write follows ours: names have pages from the same number of transcripts on.
 */

import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../shared.ts";
import { type Measurement, measure } from "./measure.ts";
import { CHANGES, type Change, change, drawArchive, writeTemplates } from "./real-archive.ts";
import { filesIn } from "./run-bench.ts";

export type ArchiveRow = "floor" | "eleventy" | "whole" | "check" | "check-cached" | Change;

export interface ArchiveResult extends Measurement {
  row: ArchiveRow;
  /** Transcripts. */
  size: number;
  /** Names have a page from so many transcripts on. */
  least: number;
  /** What stands in the output: files, and the bytes of all of them; 0 where nothing is written. */
  files: number;
  bytes: number;
  /** Bytes of the archive's Markdown. */
  markdown: number;
}

/** What `npm run bench -- --archive` is told. */
export interface ArchiveOptions {
  archive: string;
  sizes: number[];
  /** Rows to measure; all when empty. The changes need `whole` before them. */
  only: string[];
}

const FOLDER = join(ROOT, ".cache/bench/archive");
/** As deep as the work folders of the other builds, from where Eleventy's layouts are named. */
const TEMPLATES = join(ROOT, ".cache/bench/archive-templates");
const NODE = ["node", "--max-semi-space-size=32"];
const TSX = [...NODE, "--import", "tsx"];

/** Measures each row once at each size; a real archive takes minutes. */
export async function runArchive(
  { archive, sizes, only }: ArchiveOptions,
  say: (line: string) => void,
): Promise<ArchiveResult[]> {
  const results: ArchiveResult[] = [];
  for (const size of sizes) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const [content, output] = [join(FOLDER, "content"), join(FOLDER, "site")];
    drawArchive(archive, size, content);
    const markdown = filesIn(content).bytes;
    let least = 1;
    const run = async (row: ArchiveRow, command: string[], written?: string, more = {}) => {
      const measured = await measure(command, { cwd: FOLDER, ...more });
      const out = written === undefined ? { files: 0, bytes: 0 } : filesIn(written);
      const { printed, ...figures } = measured;
      results.push({ row, size, least, markdown, ...out, ...figures });
      say(
        `${size} transcripts: ${row} ${figures.cpuSeconds.toFixed(1)} s CPU, ${figures.wallSeconds.toFixed(1)} s wall, ${(figures.peakBytes / 1e9).toFixed(2)} GB, ${out.files} files, ${(out.bytes / 1e6).toFixed(1)} MB`,
      );
      return printed;
    };
    const wanted = (row: ArchiveRow) => only.length === 0 || only.includes(row);
    const duidu = [...NODE, join(ROOT, "dist/scripts/duidu.js")];
    const build = [...duidu, "build", "--content", content, "--output", output];
    const check = [...duidu, "check", "--content", content];
    const clean = () => rmSync(join(FOLDER, ".cache"), { recursive: true, force: true });
    // An archive that people have has faults, and then `check` ends with 1.
    if (wanted("check")) await run("check", check, undefined, { mayFail: true });
    if (wanted("check-cached")) await run("check-cached", check, undefined, { mayFail: true });
    clean();
    const printed = await run("whole", build, output);
    least = Number(/fewer than (\d+) transcripts/.exec(printed)?.[1] ?? 1);
    for (const result of results) if (result.size === size) result.least = least;
    const changes = CHANGES.filter(([name]) => wanted(name));
    // The first build after a whole one links all files anew, and is not measured.
    if (changes.length > 0) await measure(build, { cwd: FOLDER });
    for (const [name] of changes) {
      change(content, name);
      await run(name, build, output);
    }
    drawArchive(archive, size, content);
    rmSync(output, { recursive: true, force: true });
    if (wanted("floor")) {
      const floor = join(ROOT, "tests/bench/floor/equal.ts");
      await run("floor", [...TSX, floor, content, output, String(least)], output, { cwd: ROOT });
      rmSync(output, { recursive: true, force: true });
    }
    if (wanted("eleventy")) {
      writeTemplates(content, least, TEMPLATES);
      const command = [
        ...[...TSX, "--max-old-space-size=12000"],
        join(ROOT, "node_modules/@11ty/eleventy/cmd.cjs"),
        ...["--config", "tests/bench/eleventy-way/eleventy.config.ts"],
        ...["--input", relative(ROOT, TEMPLATES), "--output", relative(ROOT, output)],
      ];
      const env = { BENCH_PAGES: "equal", BENCH_LEAST: String(least) };
      await run("eleventy", command, output, { cwd: ROOT, env });
    }
  }
  for (const folder of [FOLDER, TEMPLATES]) rmSync(folder, { recursive: true, force: true });
  return results;
}
