/**
 * Builds, by the published commands, the sites that the browser tests open: once a run, before
 * any of them. Tests find them by `sitePath`.
 */

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import compile, { run } from "../program.ts";
import { ROOT, SEEDS } from "../shared.ts";
import { findChromium } from "./chromium.ts";

/**
 * `own` is our content with drafts; `sample` the fixture archive as it would be published, below
 * `/lib/` of its host; `seeds` is the five seeds, where there are any.
 */
export type SiteName = "own" | "sample" | "seeds";

/** Folder of a built site. */
export function sitePath(name: SiteName): string {
  return join(ROOT, ".cache/test", name);
}

/** The content folder that the seeds are imported into. */
export const SEEDS_CONTENT = join(ROOT, ".cache/test/seeds-content");

export default async function setup(): Promise<void> {
  await findChromium();
  compile();
  rmSync(join(ROOT, ".cache/test"), { recursive: true, force: true });
  mkdirSync(join(ROOT, ".cache/test"), { recursive: true });
  run("build", "--drafts", "--output", sitePath("own"));
  run("build", "--content", "tests/fixtures/archive", "--output", sitePath("sample"));
  if (SEEDS === undefined) return;
  run("import", SEEDS, "--content", SEEDS_CONTENT);
  run("build", "--drafts", "--content", SEEDS_CONTENT, "--output", sitePath("seeds"));
}
