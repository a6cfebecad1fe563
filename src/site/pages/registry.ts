/**
 * The registry of pages: every page of a site of every kind, each with what it is made of. To add a
 * kind, write a module beside this one that yields its pages, and name it here.
 */

import type { Archive } from "../../archive/model.ts";
import type { Addressing } from "../../shared/page-address.ts";
import { aboutPage } from "./about.ts";
import { browsePage } from "./browse.ts";
import { facetPages } from "./facet.ts";
import { facetIndexPages } from "./facet-index.ts";
import { glossaryPages } from "./glossary.ts";
import { glossaryLetterPages } from "./glossary-by-letter.ts";
import { homePage } from "./home.ts";
import { notFoundPage } from "./not-found.ts";
import { offlinePage } from "./offline.ts";
import { openSearchPage } from "./opensearch.ts";
import { overviewPage } from "./overview.ts";
import { ownPages } from "./own.ts";
import type { Page, PageGroup } from "./page.ts";
import { redirectPages } from "./redirect.ts";
import { searchPage } from "./search.ts";
import { termPages } from "./term.ts";
import { transcriptPages } from "./transcript.ts";
import { transcriptListPages } from "./transcript-list.ts";

/** Every page of an archive's site, by groups. Nothing is rendered yet. */
export function* pageGroups(archive: Archive, addressing: Addressing): Generator<PageGroup> {
  yield* frameGroups(archive, addressing);
  yield* facetPages(archive);
}

/** Every page of an archive's site. */
export function* sitePages(archive: Archive, addressing: Addressing): Generator<Page> {
  for (const { pages } of pageGroups(archive, addressing)) yield* pages();
}

/** Those that are listed without looking for names in the texts: all but the pages of names. */
export function* framePages(archive: Archive, addressing: Addressing): Generator<Page> {
  for (const { pages } of frameGroups(archive, addressing)) yield* pages();
}

function* frameGroups(archive: Archive, addressing: Addressing): Generator<PageGroup> {
  yield alone(homePage(archive));
  yield* eachAlone(transcriptListPages(archive));
  yield* transcriptPages(archive);
  yield* eachAlone(facetIndexPages(archive));
  yield* eachAlone(glossaryPages(archive));
  yield* glossaryLetterPages(archive);
  yield* eachAlone(termPages(archive));
  yield* eachAlone(redirectPages(archive));
  yield alone(browsePage(archive));
  yield alone(overviewPage(archive));
  yield alone(searchPage());
  yield* eachAlone(ownPages(archive));
  if (!archive.own.pages.some(({ path }) => path === "/about/")) yield alone(aboutPage(archive));
  yield alone(notFoundPage(archive));
  // A copy in a folder is offline already.
  if (addressing === "server") yield alone(offlinePage());
  // Its addresses must be absolute, so there is none for a site that does not know its own.
  if (archive.site.url !== undefined) yield alone(openSearchPage());
}

function alone(page: Page): PageGroup {
  return { path: page.path, pages: () => [page] };
}

function* eachAlone(pages: Iterable<Page>): Generator<PageGroup> {
  for (const page of pages) yield alone(page);
}
