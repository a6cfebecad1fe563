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
import type { Page } from "./page.ts";
import { redirectPages } from "./redirect.ts";
import { searchPage } from "./search.ts";
import { termPages } from "./term.ts";
import { transcriptPages } from "./transcript.ts";
import { transcriptListPages } from "./transcript-list.ts";

/** Every page of an archive's site. Nothing is rendered yet. */
export function* sitePages(archive: Archive, addressing: Addressing): Generator<Page> {
  yield* framePages(archive, addressing);
  yield* facetPages(archive);
}

/** Those that are listed without looking for names in the texts: all but the pages of names. */
export function* framePages(archive: Archive, addressing: Addressing): Generator<Page> {
  yield homePage(archive);
  yield* transcriptListPages(archive);
  yield* transcriptPages(archive);
  yield* facetIndexPages(archive);
  yield* glossaryPages(archive);
  yield* glossaryLetterPages(archive);
  yield* termPages(archive);
  yield* redirectPages(archive);
  yield browsePage(archive);
  yield overviewPage(archive);
  yield searchPage();
  yield* ownPages(archive);
  if (!archive.own.pages.some(({ path }) => path === "/about/")) yield aboutPage(archive);
  yield notFoundPage(archive);
  // A copy in a folder is offline already.
  if (addressing === "server") yield offlinePage();
  // Its addresses must be absolute, so there is none for a site that does not know its own.
  if (archive.site.url !== undefined) yield openSearchPage();
}
