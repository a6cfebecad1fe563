/**
 * `npm run bench`: our build against a floor, the usual Eleventy way and Hugo. What was measured is
 * kept, size by size, so that a large size can be measured when the machine is free for it.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROGRAM_ROOT } from "../src/system/program.ts";
import { BENCH_BUILDS, type BuildName } from "../tests/bench/builds.ts";
import { benchPage, benchTable, exponentTable } from "../tests/bench/report.ts";
import { type BenchRun, runBench } from "../tests/bench/run-bench.ts";
import { defineCommand } from "./command.ts";
import { runCommandLine } from "./command-line.ts";

const bench = defineCommand<BenchOptions>({
  name: "bench",
  summary: "measure our build against others",
  options: {
    sizes: { value: "N,N", help: "numbers of transcripts", default: "100,1000,5000" },
    rounds: { value: "N", help: "how often each is measured", default: 3, read: Number },
    only: { value: "NAME,NAME", help: BENCH_BUILDS.map(({ name }) => name).join(", ") },
    write: { help: "write docs/bench.md" },
  },
  examples: [["--sizes 1000 --rounds 2 --only pages", "measures the pages of 1,000 transcripts"]],
  failure: "a build failed",
  run: measure,
});

interface BenchOptions {
  sizes: string;
  rounds: number;
  only?: string;
  write?: boolean;
}

process.exitCode = await runCommandLine([bench], ["bench", ...process.argv.slice(2)]);

async function measure({ sizes, rounds, only = "", write }: BenchOptions): Promise<number> {
  const run = await runBench(
    {
      sizes: sizes.split(",").map(Number),
      rounds,
      only: only.split(",").filter(Boolean) as BuildName[],
    },
    (line) => console.error(line),
  );
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
    const page = join(PROGRAM_ROOT, "docs/bench.md");
    writeFileSync(page, benchPage(run, new Date().toISOString().slice(0, 10)));
    console.log(`\nWritten to ${page}`);
  }
  return 0;
}
