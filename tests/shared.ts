/** Where test data that may not be in the repository stands: beside the project, or nowhere. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "..");
const SHARED = process.env.DUIDU_SHARED ?? resolve(ROOT, "../shared");

/** The folder of seed documents; undefined, after one clear line, where it is absent. */
export const SEEDS = find("seeds");

/** The folder of corpus transcripts; undefined, after one clear line, where it is absent. */
export const CORPUS = find("corpus");

/** The sample of a real archive; undefined, after one clear line, where it is absent. */
export const ARCHIVE_SAMPLE = find("archive/sample");

function find(name: string): string | undefined {
  const path = resolve(SHARED, name);
  if (existsSync(path)) return path;
  console.log(`Tests of the ${name} are skipped: there is no ${path}`);
  return undefined;
}
