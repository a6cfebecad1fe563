/**
 * Writes the pages of a site. Those that the last site has are taken over before Eleventy starts;
 * it renders the others, and where there are none it is not even loaded.
 */

import { readingOnly } from "../archive/loaded-transcript.ts";
import type { Archive } from "../archive/model.ts";
import type { Addressing } from "../shared/page-address.ts";
import { renderAt } from "./context.ts";
import type { WritePage } from "./eleventy-run.ts";
import type { OutputLedger } from "./output/output-ledger.ts";
import type { PageKeys } from "./output/page-keys.ts";
import { type Page, pageFile } from "./pages/page.ts";
import { sitePages } from "./pages/registry.ts";

/** Pages that must be rendered now, and where they go. */
export interface DuePages {
  pages: Page[];
  write: WritePage;
}

/** Takes over what did not change, and gives what must be rendered. */
export function duePages(
  archive: Archive,
  addressing: Addressing,
  keys: PageKeys,
  ledger: OutputLedger,
): DuePages {
  const due = new Map<string, string>();
  const pages: Page[] = [];
  for (const page of sitePages(archive, addressing)) {
    const { path, transcripts, note = "", facet, render } = page;
    const key = keys.of(`${path}\n${note}`, transcripts);
    if (ledger.takeOver(pageFile(page), key)) continue;
    due.set(path, key);
    pages.push({
      ...page,
      render: () => readingOnly(transcripts, () => renderAt(path, render), facet),
    });
  }
  const write: WritePage = (page, text) =>
    ledger.put(pageFile(page), due.get(page.path) ?? "", () => text);
  return { pages, write };
}

/** Writes all pages into the output, or takes them over. */
export async function writePages(
  archive: Archive,
  addressing: Addressing,
  keys: PageKeys,
  ledger: OutputLedger,
): Promise<void> {
  const { pages, write } = duePages(archive, addressing, keys, ledger);
  if (pages.length === 0) return;
  const { renderPages } = await import("./eleventy-run.ts");
  await renderPages(pages, write);
}
