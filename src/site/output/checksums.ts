/**
 * Checksums of a published site, in the form that `sha256sum -c` reads: whoever holds a copy can
 * check it in decades, with tools that every system has, without this program.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { sha256 } from "../../system/sha256.ts";
import type { OutputLedger } from "./output-ledger.ts";

/** Name of the list, at the root of the site. */
export const CHECKSUMS_NAME = "SHA256SUMS.txt";

/** Tells GitHub Pages to publish files as they are, those that begin with `_` too; no server gives it. */
export const NO_JEKYLL = ".nojekyll";

/** What a build leaves for itself, and what cannot list itself. */
const NOT_LISTED = new Set([".duidu-site", NO_JEKYLL, CHECKSUMS_NAME]);

/** Checksums by path below the root of the site, with `/` between folders. */
export type Checksums = ReadonlyMap<string, string>;

/** Computes the checksums of all files below a folder, sorted by path in code-unit order. */
export function readChecksums(folder: string): Checksums {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !NOT_LISTED.has(path))
    .sort();
  return new Map(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
}

/** The checksums of a site that is being built. */
export function checksumsOf(ledger: OutputLedger): Checksums {
  const paths = ledger.paths().filter((path) => !NOT_LISTED.has(path));
  return new Map(paths.map((path) => [path, ledger.hashOf(path)]));
}

/** Writes checksums as lines of `sha256sum`. Paths of a site hold no line breaks. */
export function formatChecksums(checksums: Checksums): string {
  return [...checksums].map(([path, digest]) => `${digest}  ${path}\n`).join("");
}

/**
 * Reads lines of `sha256sum`.
 * @throws Error with the line that is none, or whose path leads out of the folder.
 */
export function parseChecksums(text: string): Checksums {
  const checksums = new Map<string, string>();
  text.split("\n").forEach((line, i) => {
    if (line === "") return;
    const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined || /^\/|\\|(^|\/)\.\.(\/|$)/.test(path)) {
      throw new Error(`Line ${i + 1} of ${CHECKSUMS_NAME} is no checksum of a file of the site`);
    }
    checksums.set(path, digest);
  });
  return checksums;
}
