/**
 * Where the program lies, and where it may keep what can be made again. Installed as a package it
 * keeps it in the archive, from where it was started; in its repository, beside itself.
 */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Folder that holds `src`. */
export const PROGRAM_ROOT = join(import.meta.dirname, "../..");

/** Whether this is the compiled program of a package, and no source. */
export const IS_COMPILED = import.meta.url.endsWith(".js");

/** Folder of caches and previews; it may be deleted at any time. */
export const CACHE_ROOT = join(IS_COMPILED ? process.cwd() : PROGRAM_ROOT, ".cache");

/** The version in the package.json of the program, which stands above the compiled program. */
export function programVersion(): string {
  let folder = PROGRAM_ROOT;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return String(version);
}
