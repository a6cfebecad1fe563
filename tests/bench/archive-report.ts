/** What was measured on a real archive, as a section of `docs/bench.md`. */

import { fittedExponent } from "./measure.ts";
import { CHANGES } from "./real-archive.ts";
import type { ArchiveResult, ArchiveRow } from "./run-archive.ts";

const TITLES: readonly (readonly [ArchiveRow, title: string])[] = [
  ["floor", "floor: one script, same libraries, equal pages, nothing else"],
  ["eleventy", "Eleventy the usual way, equal pages, nothing else"],
  ["whole", "**`duidu build`**, nothing kept of earlier builds"],
  ...CHANGES.map(([name, title]) => [name, `**\`duidu build\`** again, ${title}`] as const),
  ["check", "**`duidu check`**, nothing kept"],
  ["check-cached", "**`duidu check`** again"],
];

/** Renders the tables of a real archive: every row, and what was aimed at. */
export function archiveTables(results: readonly ArchiveResult[]): string {
  const sizes = [...new Set(results.map(({ size }) => size))];
  const rows = sizes.flatMap((size) => {
    const at = (row: ArchiveRow) =>
      results.find((result) => result.row === row && result.size === size);
    const whole = at("whole")?.cpuSeconds;
    return TITLES.flatMap(([row, title]) => {
      const one = at(row);
      if (!one) return [];
      const share = whole === undefined ? "" : `${((100 * one.cpuSeconds) / whole).toFixed(1)} %`;
      const written =
        one.files === 0
          ? " | "
          : `${one.files.toLocaleString("en")} | ${(one.bytes / 1e6).toFixed(0)}`;
      return `| ${size.toLocaleString("en")} | ${title} | ${one.cpuSeconds.toFixed(1)} | ${share} | ${one.wallSeconds.toFixed(1)} | ${(one.peakBytes / 1e9).toFixed(2)} | ${written} |`;
    });
  });
  return [
    "| transcripts | command | CPU s | of the whole build | wall s | memory GB | files | MB |",
    "|---:|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
    "",
    ...goals(results),
  ].join("\n");
}

function goals(results: readonly ArchiveResult[]): string[] {
  const size = Math.max(...results.map((result) => result.size));
  const at = (row: ArchiveRow) =>
    results.find((result) => result.row === row && result.size === size);
  const whole = at("whole");
  if (!whole) return [];
  const row = (goal: string, value: number | undefined, most: number) =>
    value === undefined || !Number.isFinite(value)
      ? []
      : [`| ${goal} | ${value.toFixed(2)} | ${value <= most ? "yes" : "**no**"} |`];
  const floor = at("floor");
  const share = (other: ArchiveRow) => {
    const one = at(other);
    return one && (100 * one.cpuSeconds) / whole.cpuSeconds;
  };
  const points = results
    .filter((result) => result.row === "whole")
    .map((result) => ({ size: result.size, cost: result.cpuSeconds }));
  return [
    `| goal for ${size.toLocaleString("en")} transcripts | measured | reached |`,
    "|---|---:|---|",
    ...row(
      "whole build: CPU at most 3 × the floor (×)",
      floor && whole.cpuSeconds / floor.cpuSeconds,
      3,
    ),
    ...row("whole build: memory at most 3 GB", whole.peakBytes / 1e9, 3),
    ...(points.length < 2
      ? []
      : row("whole build: exponent at most 1.1", fittedExponent(points), 1.1)),
    ...CHANGES.flatMap(([name, title]) =>
      row(`${title}: CPU at most 5 % of the whole build (%)`, share(name), 5),
    ),
    ...row("`check`: CPU at most a quarter of the whole build (%)", share("check"), 25),
    ...row("site: under 1,000 MB", whole.bytes / 1e6, 1000),
    ...row("site: under 20,000 files", whole.files, 20_000),
    ...row("site: at most 3 × the Markdown (×)", whole.bytes / whole.markdown, 3),
  ];
}

/** The section of the page, without its heading. */
export function archiveSection(results: readonly ArchiveResult[], date: string): string {
  const least = results.map((result) => result.least);
  const sizes = new Set(results.map(({ size }) => size));
  return `Made by \`npm run bench -- --archive DIR --sizes ${[...sizes].join(",")} --write\` on ${date}, each row once, one after another on a quiet machine, with the compiled program.

${archiveTables(results)}

The archive is one that people keep: Markdown written by hand and by pipelines, a third of it with originals; smaller sizes are even draws of its files. *Floor* and *Eleventy the usual way* make the pages of transcripts, names and terms and nothing else, and names have a page from the same number of transcripts on as in ours (${Math.min(...least)} at the smallest size, ${Math.max(...least)} at the largest). The floor takes of each file what is simply there; Eleventy reads a copy whose front matter was cleaned and whose braces Nunjucks does not run. Ours searches the texts for names as well, checks, sanitises, pairs, and writes search, feeds, checksums and the cache. Each change is made to another transcript (the tags become a new one and one that stands as a word in most texts, so that those are read again) and finds the site and the cache of the build before it; the first build after a whole one, which links all files anew, is not counted.
`;
}
