/** Copies what stands in `static/`. Called after all pages: what they have wins, and is told. */

import { readFileSync } from "node:fs";
import type { Archive, StaticFile } from "../archive/model.ts";
import { stampOf } from "../system/read-file.ts";
import { NO_JEKYLL } from "./output/checksums.ts";
import type { OutputLedger } from "./output/output-ledger.ts";

/** Raised where a file of the keeper's has the name of one that the program writes. */
export class StaticNameTakenError extends Error {
  override readonly name = "StaticNameTakenError";

  constructor(path: string) {
    super(
      `static/${path} has the name of a file that the program writes itself, so nothing was ` +
        "published. Fix: give it another name, or take it out of static/.",
    );
  }
}

/** Files of the program's that a keeper may write otherwise: they are for other programs. */
const REPLACEABLE = new Set(["robots.txt", "_headers", "llms.txt"]);

/**
 * Puts the keeper's files at the root of the site, and the one that has GitHub Pages leave them all
 * as they are, also those whose names begin with `_`.
 * @throws StaticNameTakenError for one that would replace a file of the site.
 */
export function writeStaticFiles(files: readonly StaticFile[], ledger: OutputLedger): void {
  const taken = new Set(ledger.paths());
  for (const { path, file } of files) {
    // The program writes the same, and a keeper who comes from GitHub Pages has it.
    if (path === NO_JEKYLL) continue;
    if (taken.has(path) && !REPLACEABLE.has(path)) throw new StaticNameTakenError(path);
    const stamp = stampOf(file)?.join() ?? "";
    ledger.put(path, stamp && `static ${stamp}`, () => readFileSync(file));
  }
  ledger.write(NO_JEKYLL, "");
}

/** Puts the pictures of transcripts beside the pages that show them. */
export function writePictures({ pictures }: Pick<Archive, "pictures">, ledger: OutputLedger): void {
  for (const shown of pictures.values()) {
    for (const { url, hash, file } of Object.values(shown)) {
      ledger.put(url, `picture ${hash}`, () => readFileSync(file));
    }
  }
}
