/** Writes what the bench measured as a Markdown page, and the same table for the terminal. */

import { cpus, platform, totalmem } from "node:os";
import { BENCH_BUILDS } from "./builds.ts";
import { fittedExponent } from "./measure.ts";
import type { BenchRun } from "./run-bench.ts";

/** Renders the table of one run: a row per build and size, ratios to the floor of that size. */
export function benchTable({ results }: BenchRun): string {
  const sizes = [...new Set(results.map(({ size }) => size))];
  const rows = sizes.flatMap((size) => {
    const floor = results.find((one) => one.size === size && one.build === "floor");
    return BENCH_BUILDS.flatMap(({ name, title }) => {
      const one = results.find((result) => result.size === size && result.build === name);
      if (!one) return [];
      const ratio = floor ? `${(one.cpuSeconds / floor.cpuSeconds).toFixed(2)}` : "";
      return `| ${size.toLocaleString("en")} | ${title} | ${one.cpuSeconds.toFixed(1)} | ${ratio} | ${one.wallSeconds.toFixed(1)} | ${(one.peakBytes / 1e9).toFixed(2)} | ${one.files.toLocaleString("en")} | ${one.rounds} |`;
    });
  });
  return [
    "| transcripts | build | CPU s | × floor | wall s | memory GB | files | rounds |",
    "|---:|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

/** The fitted exponent of CPU time against size, a line per build; empty for a single size. */
export function exponentTable({ results }: BenchRun): string {
  const rows = BENCH_BUILDS.flatMap(({ name, title }) => {
    const points = results
      .filter(({ build }) => build === name)
      .map(({ size, cpuSeconds }) => ({ size, cost: cpuSeconds }));
    // Below 1,000 the start of the program is most of the time.
    const large = points.filter(({ size }) => size >= 1000);
    if (points.length < 2) return [];
    const shown = (some: typeof points) => (some.length < 2 ? "" : fittedExponent(some).toFixed(2));
    return `| ${title} | ${shown(points)} | ${shown(large)} |`;
  });
  if (rows.length === 0) return "";
  return [
    "| build | exponent, all sizes | exponent, from 1,000 |",
    "|---|---:|---:|",
    ...rows,
  ].join("\n");
}

/** The whole page, `docs/bench.md`. */
export function benchPage(run: BenchRun, date: string): string {
  const [cpu] = cpus();
  return `# Build speed and memory

Made by \`npm run bench -- --write\` on ${date}. Do it again on your machine: seconds differ, ratios hold.

${benchTable(run)}

${exponentTable(run)}

**How.** Archives are generated from a fixed seed: transcripts of about 30 KB each with headings, speakers, glossary notes, tags and names (a tag on two of five transcripts, one new person in five). Their sentences are from ${run.source === "corpus" ? "the corpus beside the project" : "our own content"}. Each figure is the median of interleaved rounds; CPU is user and system time of all processes, memory the most that all of them held at once. Each build starts cold and writes into an empty folder.

**What is compared.** The *floor* is a hand-written script with the same libraries (\`tests/bench/floor.ts\`): it reads, parses, renders and writes a page per transcript and per name, and nothing more. *Eleventy the usual way* has a Markdown file per template, Nunjucks layouts and pages by pagination over collections, after eleventy-base-blog. *Hugo*${run.hugo === undefined ? " was not installed" : ` is ${run.hugo}`}, with equal templates. The last two leave the originals inside \`<details>\` as they stand, give no paragraph an address and know no speakers; our pages do. Our pages also have what the others lack: feeds, citations, indexes by letter, pages in parts.

Machine: ${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}.
`;
}
