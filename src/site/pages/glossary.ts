/** The list of all terms, by pinyin and by English, in parts. */

import { type GlossaryView, glossaryIndex, type TermEntry } from "../../../_includes/glossary.ts";
import type { Link } from "../../../_includes/links.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { glossaryNode } from "../../../_includes/structured-data.ts";
import type { Archive, GlossaryEntry } from "../../archive/model.ts";
import { nameOrder } from "../../archive/name-order.ts";
import { PART_SIZES, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import { BY_NAME_SLUG } from "../../shared/page-address.ts";
import { type Download, GLOSSARY_DOWNLOADS } from "../../shared/site-files.ts";
import { byLetter, groupsOfPart, lettersOf } from "./letters-view.ts";
import type { Page, PageKind } from "./page.ts";
import { linkTo } from "./view-parts.ts";

interface View extends GlossaryView {
  /** Site path of the part. */
  path: string;
  /** All terms, or those of the part, for programs. */
  terms: Link[];
  downloads: readonly Download[];
}

const KIND: PageKind<View> = { name: "glossary", render };

/** The list of all terms, in two orders, in parts. A large archive has its terms by letter. */
export function* glossaryPages({ glossary, layout }: Archive): Generator<Page<View>> {
  if (layout.compact) return;
  const orders = [
    { order: "pinyin", base: "/glossary/", groups: byLetter(glossary) },
    { order: "english", base: `/glossary/${BY_NAME_SLUG}/`, groups: byEnglish(glossary) },
  ] as const;
  const total = glossary.length;
  for (const { order, base, groups } of orders) {
    for (const path of partPaths(base, total, PART_SIZES.glossary)) {
      const part = partAt(path, total, PART_SIZES.glossary);
      const view = () => ({
        ...{ path, order, part, total, letters: lettersOf(groups, part) },
        groups: groupsOfPart(groups, part).map(({ letter, entries }) => ({
          letter,
          entries: entries.map(termEntryOf),
        })),
        terms: (part.count === 1 ? glossary : termsOf(groups, part)).map(linkTo),
        downloads: layout.dumps ? GLOSSARY_DOWNLOADS : [],
      });
      yield { path, kind: KIND, view, transcripts: [] };
    }
  }
}

function termsOf(groups: ReadonlyMap<string, GlossaryEntry[]>, part: Part): GlossaryEntry[] {
  return groupsOfPart(groups, part).flatMap(({ entries }) => entries);
}

function byEnglish(glossary: readonly GlossaryEntry[]): Map<string, GlossaryEntry[]> {
  const entries = glossary.map((entry) => {
    const name = entry.en[0] ?? entry.name;
    return { name, order: nameOrder(name), entry };
  });
  return new Map(
    [...byLetter(entries)].map(([letter, list]) => [letter, list.map(({ entry }) => entry)]),
  );
}

/** A term as lists show it. */
export function termEntryOf(entry: GlossaryEntry): TermEntry {
  const definition = entry.definitions[0]?.text;
  return {
    ...linkTo(entry),
    count: entry.occurrences.length,
    english: [...entry.en, ...entry.abbreviations],
    typed: entry.order.typed,
    ...(definition !== undefined && { definition }),
    otherDefinitions: Math.max(0, entry.definitions.length - 1),
  };
}

function render(page: PageContext, view: View): string {
  return renderPage(page, {
    title: view.order === "pinyin" ? "术语" : "术语（按英文）",
    description: "文稿里注释过的术语，中英对照，带解释和出处。",
    url: view.path,
    part: view.part,
    scripts: ["browse-page.js"],
    metadata: { nodes: [glossaryNode(page.site, view.terms)] },
    main: glossaryIndex(page, view),
  });
}
