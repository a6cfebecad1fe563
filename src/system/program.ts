/**
 * Where the program lies, and where it may keep what can be made again. Installed as a package it
 * keeps it in the archive, from where it was started; in its repository, beside itself.
 */

import { join } from "node:path";

/** Folder that holds `src`. */
export const PROGRAM_ROOT = join(import.meta.dirname, "../..");

/** Whether this is the compiled program of a package, and no source. */
export const IS_COMPILED = import.meta.url.endsWith(".js");

/** Folder of caches and previews; it may be deleted at any time. */
export const CACHE_ROOT = join(IS_COMPILED ? process.cwd() : PROGRAM_ROOT, ".cache");
