/** The lists of names of each kind, by number and by name, in parts. */

import {
  type FacetEntry,
  type FacetIndexView,
  facetIndex,
} from "../../../_includes/facet-index.ts";
import { FACET_NAMES, hasNameList } from "../../../_includes/facet-names.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import type { Archive, Facet, FacetKind } from "../../archive/model.ts";
import { compareNames } from "../../archive/name-order.ts";
import { itemsOfPart, PART_SIZES, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import { BY_NAME_SLUG } from "../../shared/page-address.ts";
import { facetKinds } from "../facet-kinds.ts";
import { byLetter, groupsOfPart, lettersOf } from "./letters-view.ts";
import type { Page, PageKind } from "./page.ts";
import { linkTo } from "./view-parts.ts";

interface View extends FacetIndexView {
  /** Site path of the part. */
  path: string;
}

const KIND: PageKind<View> = { name: "facet index", render };

/** The lists of names of each kind, by number and by name, in parts. */
export function* facetIndexPages(archive: Archive): Generator<Page<View>> {
  for (const kind of facetKinds(archive)) {
    const facets: readonly Facet[] = archive.facets[kind];
    const byNumber = hasNameList(kind) ? facets : [...facets].sort((a, b) => compareNames(b, a));
    yield* partsOf(kind, `/${kind}/`, facets.length, (part) =>
      itemsOfPart(byNumber, part).map(entryOf),
    );
    if (!hasNameList(kind)) continue;
    const groups = byLetter(facets);
    yield* partsOf(kind, `/${kind}/${BY_NAME_SLUG}/`, facets.length, (part) => ({
      letters: lettersOf(groups, part),
      groups: groupsOfPart(groups, part).map(({ letter, entries }) => ({
        letter,
        entries: entries.map(entryOf),
      })),
    }));
  }
}

function* partsOf(
  kind: FacetKind,
  base: string,
  total: number,
  entries: (part: Part) => View["entries"],
): Generator<Page<View>> {
  for (const path of partPaths(base, total, PART_SIZES.index)) {
    const part = partAt(path, total, PART_SIZES.index);
    const view = () => ({ path, kind, part, total, entries: entries(part) });
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
