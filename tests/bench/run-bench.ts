/**
 * Measures the builds against each other on generated archives. Rounds are interleaved (every
 * build once, then every build again), so that a busy machine is busy for all of them; ratios are
 * what the report is read for.
 */

import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { CORPUS, ROOT } from "../shared.ts";
import { BENCH_BUILDS, type BuildName, hugoVersion } from "./builds.ts";
import { DEFAULT_SHAPE, generateArchive } from "./generate-archive.ts";
import { type Measurement, measure, median } from "./measure.ts";
import { readTextPool } from "./text-pool.ts";

export interface BenchOptions {
  sizes: number[];
  rounds: number;
  /** Which builds; all of them when empty. */
  only: BuildName[];
}

export interface BenchResult extends Measurement {
  rounds: number;
  build: BuildName;
  size: number;
  /** What stands in the output: files, and the bytes of all of them. */
  files: number;
  bytes: number;
}

export interface BenchRun {
  results: BenchResult[];
  source: string;
  hugo: string | undefined;
}

const FOLDER = join(ROOT, ".cache/bench");

/** Generates the archives, runs every build `rounds` times on each, and takes medians. */
export async function runBench(
  options: BenchOptions,
  say: (line: string) => void,
): Promise<BenchRun> {
  const hugo = hugoVersion();
  if (hugo === undefined) {
    say("Hugo is left out: it is not installed (Debian: apt install hugo)");
  }
  const builds = BENCH_BUILDS.filter(
    ({ name }) =>
      (options.only.length === 0 || options.only.includes(name)) &&
      (!name.startsWith("hugo") || hugo !== undefined),
  );
  const pool = readTextPool(CORPUS, join(ROOT, "content/transcripts"));
  const results: BenchResult[] = [];
  for (const size of options.sizes) {
    const content = join(FOLDER, `content-${size}`);
    generateArchive(content, pool, { ...DEFAULT_SHAPE, transcripts: size });
    // Kept until all are measured: where thousands of files were just removed, ext4 takes several
    // times as long to make one.
    const written: string[] = [];
    const measured = new Map<BuildName, { runs: Measurement[]; files: number; bytes: number }>();
    for (let round = 1; round <= options.rounds; round++) {
      for (const build of builds) {
        const work = join(FOLDER, `work-${build.name}-${round}`);
        const output = join(FOLDER, `out-${build.name}-${round}`);
        rmSync(output, { recursive: true, force: true });
        written.push(work, output);
        build.prepare(content, work, output);
        const run = await measure(build.command(content, output, work), {
          cwd: ROOT,
          ...(build.env && { env: build.env }),
        });
        const entry = measured.get(build.name) ?? { runs: [], ...filesIn(output) };
        entry.runs.push(run);
        measured.set(build.name, entry);
        say(
          `${size} transcripts, round ${round}: ${build.name} ${run.cpuSeconds.toFixed(1)} s CPU, ${run.wallSeconds.toFixed(1)} s wall, ${(run.peakBytes / 1e9).toFixed(2)} GB, ${(entry.bytes / 1e6).toFixed(1)} MB written`,
        );
      }
    }
    for (const [build, { runs, files, bytes }] of measured) {
      const middle = (key: keyof Measurement) => median(runs.map((run) => run[key]));
      results.push({
        ...{ build, size, files, bytes, rounds: runs.length },
        wallSeconds: middle("wallSeconds"),
        cpuSeconds: middle("cpuSeconds"),
        peakBytes: middle("peakBytes"),
      });
    }
    for (const folder of written) rmSync(folder, { recursive: true, force: true });
    rmSync(content, { recursive: true, force: true });
  }
  return { results, source: pool.source, hugo };
}

/** Number of files in a folder, and their bytes. */
export function filesIn(folder: string): { files: number; bytes: number } {
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((f) => join(f.parentPath, f.name));
  return {
    files: paths.length,
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
  };
}
