/**
 * Writes into the search page which search data it belongs to. The data's version is known only
 * when the pages have been rendered, so the page carries an empty attribute until then. An old
 * page, left open or kept, then never takes the data of a newer build for its own.
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_PATH, type Manifest } from "../../search/manifest.ts";

const PLACE = /data-search-version="[^"]*"/;

/** Fills the version into the search page of an output folder; throws when it has no place for it. */
export function bindSearchPage(outputDir: string): void {
  const manifestFile = join(outputDir, MANIFEST_PATH);
  if (!existsSync(manifestFile)) return;
  const { version } = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  const file = join(outputDir, "search/index.html");
  const page = readFileSync(file, "utf8");
  if (!PLACE.test(page)) throw new Error("The search page has no place for a version");
  writeFileSync(file, page.replace(PLACE, `data-search-version="${version}"`));
}
