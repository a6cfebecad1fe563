/** The lists of names of each kind, by number and by name, in parts. */

import {
  type FacetEntry,
  type FacetIndexView,
  facetIndex,
} from "../../../_includes/facet-index.ts";
import { FACET_NAMES, hasNameList } from "../../../_includes/facet-names.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { firstPlaceOf } from "../../archive/mentions.ts";
import type { Archive, Facet } from "../../archive/model.ts";
import { itemsOfPart, PART_SIZES, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import { BY_NAME_SLUG, transcriptUrl } from "../../shared/page-address.ts";
import { facetKinds } from "../facet-kinds.ts";
import { facetsByNumber, hasAllNames } from "../facet-lists.ts";
import { byLetter, groupsOfPart, lettersOf } from "./letters-view.ts";
import type { Page, PageKind } from "./page.ts";
import { linkTo } from "./view-parts.ts";

interface View extends FacetIndexView {
  /** Site path of the part. */
  path: string;
}

const KIND: PageKind<View> = { name: "facet index", render };

/**
 * The lists of names of each kind, by number and by name, in parts. Where some names have no page,
 * the list by name has all of them on one.
 */
export function* facetIndexPages(archive: Archive): Generator<Page<View>> {
  for (const kind of facetKinds(archive)) {
    const facets: readonly Facet[] = archive.facets[kind];
    const total = facets.length;
    const byNumber = facetsByNumber(archive, kind);
    const isAll = hasAllNames(archive, kind);
    const pageless = isAll && { count: total - byNumber.length, from: archive.layout.namesFrom };
    const list = { kind, total, ...(pageless && { pageless }) };
    yield* partsOf({ ...list, base: `/${kind}/`, length: byNumber.length }, (part) =>
      itemsOfPart(byNumber, part).map(entryOf),
    );
    if (!hasNameList(kind)) continue;
    const groups = byLetter(facets);
    const base = `/${kind}/${BY_NAME_SLUG}/`;
    const entry = isAll ? (facet: Facet) => anchoredEntry(archive, facet) : entryOf;
    const size = isAll ? Math.max(1, total) : PART_SIZES.index;
    yield* partsOf({ ...list, base, length: total, size }, (part) => ({
      letters: lettersOf(groups, part),
      groups: groupsOfPart(groups, part).map(({ letter, entries }) => ({
        letter,
        entries: entries.map(entry),
      })),
    }));
  }
}

interface List extends Pick<View, "kind" | "total" | "pageless"> {
  base: string;
  /** Entries that it shows, and so many at most on a part. */
  length: number;
  size?: number;
}

function* partsOf(
  { base, length, size = PART_SIZES.index, ...list }: List,
  entries: (part: Part) => View["entries"],
): Generator<Page<View>> {
  for (const path of partPaths(base, length, size)) {
    const part = partAt(path, length, size);
    const view = () => ({ path, ...list, part, entries: entries(part) });
    yield { path, kind: KIND, view, transcripts: [] };
  }
}

function entryOf(facet: Facet): FacetEntry {
  return {
    ...linkTo(facet),
    count: facet.transcripts.length,
    typed: facet.order.typed,
    ...(facet.en !== undefined && { en: facet.en }),
  };
}

/** An entry with an anchor; one without a page leads to its transcripts. */
function anchoredEntry(archive: Archive, facet: Facet): FacetEntry {
  const entry = { ...entryOf(facet), slug: facet.slug };
  if (facet.page) return entry;
  const places = facet.transcripts.map((transcript, i) => {
    const place = firstPlaceOf(archive, facet, transcript);
    const url = transcriptUrl(transcript) + (place === undefined ? "" : `#${place}`);
    return { name: transcript.meta.date ?? String(i + 1), url };
  });
  return { ...entry, places };
}

function render(page: PageContext, view: View): string {
  const { path, kind, part, entries } = view;
  const byName = !Array.isArray(entries);
  const { zh, en } = FACET_NAMES[kind];
  return renderPage(page, {
    title: byName ? `${zh}（按拼音）` : zh,
    description: byName
      ? `${zh}，按拼音和字母排列。${en} in alphabetical order.`
      : `${zh}，按篇数排列。${en}, the most frequent first.`,
    url: path,
    part,
    scripts: ["browse-page.js"],
    main: facetIndex(page, view),
  });
}
