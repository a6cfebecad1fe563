/** What the lists of names show, and which transcripts the page of a name lists, in their groups. */

import { hasNameList } from "../../_includes/facet-names.ts";
import { transcriptsElsewhere } from "../archive/elsewhere.ts";
import { ENTRIES_PER_PAGE } from "../archive/layout.ts";
import {
  type Archive,
  FACET_KINDS,
  type Facet,
  type FacetKind,
  type Person,
} from "../archive/model.ts";
import { compareNames } from "../archive/name-order.ts";
import { oncePerArchive } from "../archive/once.ts";
import { PART_SIZES } from "../shared/list-parts.ts";
import type { Transcript } from "../transcript/model.ts";

/** Transcripts of a large archive that name something in passing, shown on its page. */
const MOST_ELSEWHERE = 10;

/** Tells a kind whose list by name is one page: some of its entries have no page of their own. */
export function hasAllNames(archive: Archive, kind: FacetKind): boolean {
  return kindsWithAllNames(archive).has(kind);
}

const kindsWithAllNames = oncePerArchive(
  ({ facets }) => new Set(FACET_KINDS.filter((kind) => facets[kind].some(({ page }) => !page))),
);

/** Entries that the list of a kind by number shows: those that have a page, years newest first. */
export function facetsByNumber(archive: Archive, kind: FacetKind): readonly Facet[] {
  const entries: readonly Facet[] = archive.facets[kind];
  if (!hasNameList(kind)) return [...entries].sort((a, b) => compareNames(b, a));
  return hasAllNames(archive, kind) ? entries.filter(({ page }) => page) : entries;
}

/** Transcripts on one part of the page of a name: in a large archive each has fewer mentions. */
export function entriesPerPage({ layout }: Archive): number {
  return layout.compact ? ENTRIES_PER_PAGE : PART_SIZES.facet;
}

/** The lists on the page of an entry, in order: claimed, for people split, then found elsewhere. */
export function facetLists(archive: Archive, facet: Facet): Transcript[][] {
  const claimed =
    facet.kind === "people"
      ? [(facet as Person).spokenIn, (facet as Person).mentionedIn]
      : [facet.transcripts, []];
  return [...claimed, shownElsewhere(archive, facet)];
}

/**
 * Those of the transcripts that name a facet without carrying it which its page lists. In a large
 * archive the newest: a search finds the others.
 */
function shownElsewhere(archive: Archive, facet: Facet): Transcript[] {
  const all = transcriptsElsewhere(archive, facet);
  return archive.layout.compact ? all.slice(0, MOST_ELSEWHERE) : all;
}
