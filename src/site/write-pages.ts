/**
 * Writes the pages of a site. Those that the last site has are taken over before Eleventy starts;
 * it renders the others, and where there are none it is not even loaded.
 */

import { PageContext, type SiteContext } from "../../_includes/page-context.ts";
import type { Archive } from "../archive/model.ts";
import type { OutputLedger } from "./output/output-ledger.ts";
import type { PageKeys } from "./output/page-keys.ts";
import { type Page, pageFile } from "./pages/page.ts";
import { pageGroups } from "./pages/registry.ts";

/** What pages are made with, and where they go. */
export interface PageWriting {
  archive: Archive;
  context: SiteContext;
  keys: PageKeys;
  ledger: OutputLedger;
}

/** Writes all pages into the output, or takes them over. */
export async function writePages(writing: PageWriting): Promise<void> {
  const due = duePages(writing);
  if (due.length === 0) return;
  const { renderPages } = await import("./eleventy-run.ts");
  await renderPages(due, (page) => writePage(page, writing));
}

/** Takes over what did not change, and gives the pages that must be rendered. */
export function duePages({ archive, context, keys, ledger }: PageWriting): Page[] {
  const due: Page[] = [];
  for (const group of pageGroups(archive, context.addressing)) {
    const key = keys.ofGroup(group);
    if (ledger.takeOverGroup(pageFile(group), key)) continue;
    const files: string[] = [];
    for (const page of group.pages()) {
      const file = pageFile(page);
      files.push(file);
      const isThere = ledger.hasPrevious && ledger.takeOver(file, keyOf(page, page.view(), keys));
      if (!isThere) due.push(page);
    }
    ledger.noteGroup(files, key);
  }
  return due;
}

/** Renders a page and puts it in its place. */
export function writePage(page: Page, { context, keys, ledger }: PageWriting): void {
  const view = page.view();
  const here = new PageContext(context, page.path);
  ledger.put(pageFile(page), keyOf(page, view, keys), () =>
    page.kind.render(here, view, page.transcripts),
  );
}

function keyOf({ path, kind, transcripts }: Page, view: unknown, keys: PageKeys): string {
  return keys.ofPage(`${kind.name} ${path}`, view, transcripts);
}
