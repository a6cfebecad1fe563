/**
 * `npx tsx tests/archive/measure.ts [--archive DIR] [--program DIR]`: a table of what stands in the
 * Markdown of an archive, and how much of it a version of the program shows right. Without
 * `--archive` it reads the sample beside the project, where there is one.
 */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ARCHIVE_SAMPLE, ROOT } from "../shared.ts";
import { findKinds, KINDS, type Kind } from "./kinds.ts";
import { loadProgram } from "./program.ts";

export interface Count {
  files: number;
  found: number;
  right: number;
  /** The first that are wrong, as `path:line`. */
  wrong: string[];
}

/** Counts every kind over a folder of transcripts. */
export async function countKinds(folder: string, programDir = ROOT): Promise<Map<Kind, Count>> {
  const program = await loadProgram(programDir);
  const counts = new Map<Kind, Count>(
    KINDS.map((kind) => [kind, { files: 0, found: 0, right: 0, wrong: [] }]),
  );
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const path of paths.filter((one) => one.endsWith(".md"))) {
    const seen = new Set<Kind>();
    for (const { kind, line, isRight } of findKinds(join(folder, path), path, program)) {
      const count = counts.get(kind) as Count;
      if (!seen.has(kind)) count.files++;
      seen.add(kind);
      count.found++;
      if (isRight) count.right++;
      else if (count.wrong.length < 400) count.wrong.push(`${path}:${line}`);
    }
  }
  return counts;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      archive: { type: "string" },
      program: { type: "string" },
      wrong: { type: "string" },
    },
  });
  const folder = values.archive ?? ARCHIVE_SAMPLE;
  if (folder === undefined) return;
  const counts = await countKinds(folder, values.program ?? ROOT);
  console.log("| kind | files | in the files | right |\n|---|---:|---:|---:|");
  for (const [kind, { files, found, right, wrong }] of counts) {
    console.log(`| ${kind} | ${files} | ${found} | ${right} |`);
    const shown = Number(values.wrong ?? 0);
    for (const place of wrong.slice(0, shown)) console.log(`    ${place}`);
  }
}

if (process.argv[1]?.endsWith("measure.ts")) await main();
