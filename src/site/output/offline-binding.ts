/**
 * Writes into the search page which search data it belongs to. The data's version is known only
 * when the pages have been rendered, so the page carries an empty attribute until then. An old
 * page, left open or kept, then never takes the data of a newer build for its own.
 */

import { MANIFEST_PATH, type Manifest } from "../../search/manifest.ts";
import type { OutputLedger } from "./output-ledger.ts";

const PLACE = /data-search-version="[^"]*"/;

/** Fills the version into the search page of a build; throws when it has no place for it. */
export function bindSearchPage(ledger: OutputLedger): void {
  const manifest = ledger.read(MANIFEST_PATH).toString("utf8");
  ledger.rewrite("search/index.html", (page) => boundTo(manifest, page));
}

/** The search page with the version of the data that a manifest, as JSON, names. */
export function boundTo(manifest: string, page: string): string {
  const { version } = JSON.parse(manifest) as Manifest;
  if (!PLACE.test(page)) throw new Error("The search page has no place for a version");
  return page.replace(PLACE, `data-search-version="${version}"`);
}
