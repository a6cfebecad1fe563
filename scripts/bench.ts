/**
 * `npm run bench`: our build against a floor, the usual Eleventy way and Hugo. What was measured is
 * kept, size by size, so that a large size can be measured when the machine is free for it.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROGRAM_ROOT } from "../src/system/program.ts";
import { archiveSection, archiveTables } from "../tests/bench/archive-report.ts";
import { BENCH_BUILDS, type BuildName } from "../tests/bench/builds.ts";
import { benchPage, benchTable, exponentTable, withSection } from "../tests/bench/report.ts";
import { runArchive } from "../tests/bench/run-archive.ts";
import { type BenchRun, runBench } from "../tests/bench/run-bench.ts";
import { defineCommand } from "./command.ts";
import { runCommandLine } from "./command-line.ts";
import { userPath } from "./user-path.ts";

const bench = defineCommand<BenchOptions>({
  name: "bench",
  summary: "measure our build against others",
  options: {
    sizes: { value: "N,N", help: "numbers of transcripts", default: "100,1000,5000" },
    rounds: { value: "N", help: "how often each is measured", default: 3, read: Number },
    only: { value: "NAME,NAME", help: BENCH_BUILDS.map(({ name }) => name).join(", ") },
    archive: {
      value: "DIR",
      help: "measure on a real archive instead: even draws of its transcripts",
      read: userPath,
    },
    write: { help: "write docs/bench.md" },
  },
  examples: [
    ["--sizes 1000 --rounds 2 --only pages", "measures the pages of 1,000 transcripts"],
    ["--archive ../archive --sizes 1000,8584", "measures an archive of one's own at two sizes"],
  ],
  failure: "a build failed",
  run: measure,
});

interface BenchOptions {
  sizes: string;
  rounds: number;
  only?: string;
  archive?: string;
  write?: boolean;
}

const PAGE = join(PROGRAM_ROOT, "docs/bench.md");
const print = (line: string) => console.error(line);

process.exitCode = await runCommandLine([bench], ["bench", ...process.argv.slice(2)]);

async function measure(options: BenchOptions): Promise<number> {
  const { archive, rounds, write = false } = options;
  const sizes = options.sizes.split(",").map(Number);
  const only = (options.only ?? "").split(",").filter(Boolean);
  const date = new Date().toISOString().slice(0, 10);
  if (archive !== undefined) {
    execFileSync(process.execPath, ["--import", "tsx", "scripts/compile.ts"], {
      cwd: PROGRAM_ROOT,
    });
    const results = await runArchive({ archive, sizes, only }, print);
    console.log(`\n${archiveTables(results)}`);
    if (write) {
      const page = readFileSync(PAGE, "utf8");
      writeFileSync(PAGE, withSection(page, "A real archive", archiveSection(results, date)));
      console.log(`\nWritten to ${PAGE}`);
    }
    return 0;
  }
  const run = await runBench({ sizes, rounds, only: only as BuildName[] }, print);
  const kept = join(PROGRAM_ROOT, ".cache/bench-results.json");
  if (existsSync(kept)) {
    const before = JSON.parse(readFileSync(kept, "utf8")) as BenchRun;
    const measured = new Set(run.results.map(({ size }) => size));
    // What was kept before bytes were counted is of builds that were called otherwise.
    run.results.push(
      ...before.results.filter(({ size, bytes }) => !measured.has(size) && bytes !== undefined),
    );
  }
  run.results.sort((a, b) => a.size - b.size);
  mkdirSync(join(PROGRAM_ROOT, ".cache"), { recursive: true });
  writeFileSync(kept, JSON.stringify(run));
  console.log(`\n${benchTable(run)}\n\n${exponentTable(run)}`);
  if (write) {
    // What other benches wrote stands in sections of its own.
    const [, ...sections] = readFileSync(PAGE, "utf8").split(/^(?=## )/m);
    writeFileSync(PAGE, [benchPage(run, date), ...sections].join("\n"));
    console.log(`\nWritten to ${PAGE}`);
  }
  return 0;
}
