/** The lists whose pages show only some of their names, with all of them for the filter. */

import { hasNameList } from "../../../_includes/facet-names.ts";
import { type Archive, FACET_KINDS, type Facet, type GlossaryEntry } from "../../archive/model.ts";
import { PART_SIZES } from "../../shared/list-parts.ts";
import type { NameLine } from "../../shared/name-lines.ts";
import { facetsByNumber } from "../facet-lists.ts";

/** The names of a list in one file, which its filter searches. */
export interface ListNames {
  /** Site path of the list, such as `/tags/`. */
  path: string;
  names: () => NameLine[];
}

/** Every list that is shown in parts, or without the names that have no page. */
export function listsWithNames(archive: Archive): ListNames[] {
  const lists: ListNames[] = [];
  for (const kind of FACET_KINDS) {
    const entries: readonly Facet[] = archive.facets[kind];
    const shown = facetsByNumber(archive, kind).length;
    if (!hasNameList(kind) || (shown === entries.length && shown <= PART_SIZES.index)) continue;
    lists.push({ path: `/${kind}/`, names: () => entries.map(facetLine) });
  }
  const { glossary, layout } = archive;
  if (layout.compact || glossary.length > PART_SIZES.glossary) {
    lists.push({ path: "/glossary/", names: () => glossary.map(termLine) });
  }
  return lists;
}

function facetLine({ name, en, aliases, order, url, transcripts }: Facet): NameLine {
  const others = [...(en === undefined ? [] : [en]), ...aliases];
  return { name, others, sort: order.sort, url, count: transcripts.length };
}

function termLine({ name, en, abbreviations, order, url, occurrences }: GlossaryEntry): NameLine {
  const others = [...en, ...abbreviations];
  return { name, others, sort: order.sort, url, count: occurrences.length };
}
