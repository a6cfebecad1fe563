/** What the cards that lead into the archive show. */

import { FACET_NAMES } from "../../../_includes/facet-names.ts";
import type { WayIn } from "../../../_includes/ways-in.ts";
import type { Archive, Facet } from "../../archive/model.ts";
import { facetKinds } from "../facet-kinds.ts";
import { linkTo } from "./view-parts.ts";

/**
 * A way in for each kind of list that has entries, and one for the glossary.
 * @param shown How many entries of each.
 */
export function waysOf(archive: Archive, shown: number): WayIn[] {
  const ways = facetKinds(archive).map((kind): WayIn => {
    const facets: readonly Facet[] = archive.facets[kind];
    const first = kind === "years" ? newestFirst(facets) : facets;
    return {
      ...{ url: `/${kind}/`, ...FACET_NAMES[kind], count: facets.length },
      entries: first.slice(0, shown).map((facet) => ({
        ...linkTo(facet),
        count: facet.transcripts.length,
      })),
    };
  });
  const { glossary } = archive;
  if (glossary.length === 0) return ways;
  const entries = [...glossary]
    .sort((a, b) => b.occurrences.length - a.occurrences.length)
    .slice(0, shown)
    .map((entry) => ({ ...linkTo(entry), count: entry.occurrences.length }));
  return [
    ...ways,
    { url: "/glossary/", zh: "术语", en: "Glossary", count: glossary.length, entries },
  ];
}

function newestFirst(years: readonly Facet[]): Facet[] {
  return [...years].sort((a, b) => (a.name < b.name ? 1 : -1));
}
