/** Writes what the bench measured as a Markdown page, and the same table for the terminal. */

import { cpus, platform, totalmem } from "node:os";
import { BENCH_BUILDS, type BuildName, type PeerName } from "./builds.ts";
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
      return `| ${size.toLocaleString("en")} | ${title} | ${one.cpuSeconds.toFixed(1)} | ${ratio} | ${one.wallSeconds.toFixed(1)} | ${(one.peakBytes / 1e9).toFixed(2)} | ${one.files.toLocaleString("en")} | ${megabytes(one.bytes)} | ${one.rounds} |`;
    });
  });
  return [
    "| transcripts | build | CPU s | × floor | wall s | memory GB | files | MB written | rounds |",
    "|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

/** Decimal megabytes. */
function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
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

/** What was aimed at for the largest size, and where the pages stand. */
export function goalTable({ results }: BenchRun): string {
  const largest = Math.max(...results.map(({ size }) => size));
  const at = (build: BuildName) =>
    results.find((one) => one.size === largest && one.build === build);
  const pages = at("pages");
  if (!pages) return "";
  const row = (goal: string, value: number | undefined, met: (value: number) => boolean) =>
    value === undefined || !Number.isFinite(value)
      ? []
      : [`| ${goal} | ${value.toFixed(2)} | ${met(value) ? "yes" : "**no**"} |`];
  // A goal that compares is told twice: against pages equal to ours, and against plain ones.
  const compare = (goal: string, peer: PeerName, met: (value: number) => boolean) =>
    ([peer, `${peer}-plain`] as const).flatMap((other) => {
      const one = at(other);
      const against = other === peer ? "equal pages" : "plain pages";
      return row(`${goal}, ${against} (×)`, one && pages.cpuSeconds / one.cpuSeconds, met);
    });
  const whole = at("whole");
  const rest = whole && (whole.cpuSeconds - pages.cpuSeconds) / pages.cpuSeconds;
  const edited = at("edit");
  const edit = whole && edited && (100 * edited.cpuSeconds) / whole.cpuSeconds;
  const points = results
    .filter(({ build, size }) => build === "pages" && size >= 1000)
    .map(({ size, cpuSeconds }) => ({ size, cost: cpuSeconds }));
  return [
    `| goal for the pages of ${largest.toLocaleString("en")} transcripts | measured | reached |`,
    "|---|---:|---|",
    ...row(
      "search index, feeds and exports: CPU at most 2 × the pages",
      rest,
      (value) => value <= 2,
    ),
    ...row("whole build: memory under 3 GB", whole && whole.peakBytes / 1e9, (value) => value < 3),
    ...row("one edit: CPU at most 5 % of the whole build (%)", edit, (value) => value <= 5),
    ...compare("CPU at most 1.5 × the floor", "floor", (value) => value <= 1.5),
    ...compare("CPU at most a third of the usual way", "eleventy", (value) => value <= 1 / 3),
    ...compare("CPU less than Hugo", "hugo", (value) => value < 1),
    ...row("memory under 1.2 GB", pages.peakBytes / 1e9, (value) => value < 1.2),
    ...(points.length < 2
      ? []
      : row("exponent at most 1.05", fittedExponent(points), (value) => value <= 1.05)),
  ].join("\n");
}

/** The whole page, `docs/bench.md`. */
export function benchPage(run: BenchRun, date: string): string {
  const [cpu] = cpus();
  return `# Build speed and memory

Made by \`npm run bench -- --write\` on ${date}. Do it again on your machine: seconds differ, ratios hold.

${benchTable(run)}

${exponentTable(run)}

${goalTable(run)}

**How.** Archives are generated from a fixed seed: transcripts of about 30 KB each with headings, speakers, glossary notes, tags and names (a tag on two of five transcripts, one new person in five). Their sentences are from ${run.source === "corpus" ? "the corpus beside the project" : "our own content"}. Each figure is the median of interleaved rounds, of two the lower; CPU is user and system time of all processes, memory the most that all of them held at once. On more than one core, up to three threads more parse what is new and write the index: that shortens the wall time, not the CPU's. Each build starts cold (\`--fresh\`) and writes into an empty folder, but for the one after an edit, which finds the site and the cache of builds before it: a whole one and one after another edit. (The first after a whole build has every file to link, which takes a second or two more.)

**What is compared.** Each of the others stands here twice: with pages *equal* to ours, and with *plain* ones, which hold title, facts and text alone. *MB written* tells how alike the work is. Equal pages carry the same head (Open Graph, Dublin Core, JSON-LD), facts, contents, addressed paragraph pairs with their speakers and notes, neighbours, related transcripts with what they share, timelines, related names and long lists in parts. None of the others checks, sanitises, looks for names in the texts, keeps a cache or writes checksums, scripts and styles (2 MB of ours); our pages alone include search, overview and the like, one each.

- The *floor* is a hand-written script with the same libraries (\`tests/bench/floor\`), the shortest that is not wasteful. It asks the libraries for every front matter and paragraph; ours goes round them where a text holds no mark.
- *Eleventy the usual way* has a Markdown file per template, Nunjucks layouts and pages by pagination over collections, after eleventy-base-blog, whose Markdown goes through Nunjucks first as well. A markdown-it plugin makes the paragraph pairs; filters and collections do the rest.
- *Hugo*${run.hugo === undefined ? " was not installed" : ` is ${run.hugo}`}. Its templates split the text and have it rendered once. It makes no pages of what stands in the texts alone: no glossary, no quotes, nobody's longest passages. Nor has it pinyin, so addresses keep the Chinese and there are no lists by letter; nor a page of each year. Speakers and other people are two lists.

Machine: ${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}.
`;
}

/**
 * A Markdown page with one of its sections written anew; a section that is not there yet comes last.
 * @param name The text of its heading, of the second level.
 */
export function withSection(page: string, name: string, text: string): string {
  const sections = page.split(/^(?=## )/m);
  const section = `## ${name}\n\n${text}`;
  const at = sections.findIndex((one) => one.startsWith(`## ${name}\n`));
  if (at < 0) return `${page.trimEnd()}\n\n${section}`;
  const isLast = at === sections.length - 1;
  sections[at] = isLast ? section : `${section.trimEnd()}\n\n`;
  return sections.join("");
}
