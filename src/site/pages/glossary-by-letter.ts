/** The pages of a large archive's glossary: where it opens, and its terms by letter. */

import {
  type GlossaryOpeningView,
  glossaryOpening,
  glossaryTerms,
  type TermInFull,
  type TermsView,
} from "../../../_includes/glossary-by-letter.ts";
import type { Link } from "../../../_includes/links.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { frameNumbers } from "../../archive/frame-numbers.ts";
import type { Archive, GlossaryEntry } from "../../archive/model.ts";
import { compareNames } from "../../archive/name-order.ts";
import { type TermList, termListsOf } from "../../archive/term-lists.ts";
import { type Part, partBase } from "../../shared/list-parts.ts";
import { transcriptUrl } from "../../shared/page-address.ts";
import { GLOSSARY_DOWNLOADS } from "../../shared/site-files.ts";
import { mixed, numberHash } from "../../text/hash.ts";
import { termEntryOf } from "./glossary.ts";
import type { Page, PageGroup, PageKind } from "./page.ts";

const DESCRIPTION = "文稿里注释过的术语，中英对照，带解释和出处。";

/** Terms shown where the glossary opens. */
const OFTEN_SHOWN = 300;

/** Places named in an entry; further ones are found by searching. */
const PLACES_SHOWN = 3;

const OPENING: PageKind<GlossaryOpeningView> = { name: "glossary opening", render: renderOpening };

type LetterView = TermsView & { path: string };

const LETTER: PageKind<LetterView> = { name: "terms", render: renderLetter };

/** The pages of the glossary; none for an archive that has a page for each term. */
export function* glossaryLetterPages(archive: Archive): Generator<PageGroup> {
  if (!archive.layout.compact) return;
  const path = "/glossary/";
  const view = () => openingOf(archive);
  const opening: Page<GlossaryOpeningView> = { path, kind: OPENING, view, transcripts: [] };
  yield { path, pages: () => [opening] };
  const letters = lettersOf(archive);
  for (const list of termListsOf(archive)) {
    const part = partOfLetter(archive, list);
    const view = () => letterOf(list, part, letters);
    const page: Page<LetterView> = { path: list.path, kind: LETTER, view, transcripts: [] };
    const frame = () => {
      const numbers = frameNumbers(archive);
      return numbers && mixed(numberHash(JSON.stringify([part, letters])), numbers.ofTerms(list));
    };
    yield { path: list.path, frame, pages: () => [page] };
  }
}

function openingOf(archive: Archive): GlossaryOpeningView {
  const { glossary, layout } = archive;
  const often = [...glossary]
    .sort((a, b) => b.occurrences.length - a.occurrences.length || compareNames(a, b))
    .slice(0, OFTEN_SHOWN);
  return {
    total: glossary.length,
    letters: lettersOf(archive),
    often: often.map(termEntryOf),
    downloads: layout.dumps ? GLOSSARY_DOWNLOADS : [],
  };
}

function letterOf({ path, letter, terms }: TermList, part: Part, letters: Link[]): LetterView {
  return { path, letter: shownLetter(letter), part, letters, terms: terms.map(inFull) };
}

function partOfLetter(archive: Archive, { path, letter, terms }: TermList): Part {
  const pages = termListsOf(archive).filter((list) => list.letter === letter);
  const number = pages.findIndex((list) => list.path === path) + 1;
  return { base: partBase(path), number, count: pages.length, size: terms.length };
}

function lettersOf(archive: Archive): Link[] {
  const lists = termListsOf(archive);
  return lists
    .filter(({ letter }, i) => lists[i - 1]?.letter !== letter)
    .map(({ letter, path }) => ({ name: shownLetter(letter), url: path }));
}

function shownLetter(letter: string): string {
  return letter === "0-9" ? "0–9" : letter.toUpperCase();
}

function inFull(entry: GlossaryEntry): TermInFull {
  const { name, slug, en, abbreviations, definitions, occurrences } = entry;
  return {
    ...{ name, slug, english: [...en, ...abbreviations], count: occurrences.length },
    definitions: definitions.map(({ text }) => text),
    places: occurrences.slice(0, PLACES_SHOWN).map(({ transcript, segmentId }) => ({
      name: transcript.meta.title,
      url: `${transcriptUrl(transcript)}#${segmentId}`,
    })),
  };
}

function renderOpening(page: PageContext, view: GlossaryOpeningView): string {
  return renderPage(page, {
    title: "术语",
    description: DESCRIPTION,
    url: "/glossary/",
    scripts: ["browse-page.js"],
    main: glossaryOpening(page, view),
  });
}

function renderLetter(page: PageContext, view: LetterView): string {
  return renderPage(page, {
    title: `${view.letter} · 术语`,
    description: DESCRIPTION,
    url: view.path,
    part: view.part,
    scripts: ["browse-page.js"],
    main: glossaryTerms(page, view),
  });
}
