import { facetPage } from "../../../_includes/facet.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import { renderPage } from "../../../_includes/page.ts";
import { type Archive, FACET_KINDS, type Facet } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { hasFeed } from "../export/feeds.ts";
import { facetListLength, facetLists } from "../facet-lists.ts";
import { FACET_NAMES } from "../facet-names.ts";
import { itemsOfLists, PART_SIZES, partAt, partPaths } from "../parts.ts";
import { facetBreadcrumbs, facetNode } from "../structured-data.ts";
import type { Page } from "./page.ts";

/** A page for each tag, person, organisation, work, series, category and year, in parts. */
export function* facetPages(archive: Archive): Generator<Page> {
  for (const kind of FACET_KINDS) {
    for (const facet of archive.facets[kind] as Facet[]) yield* partsOf(archive, facet);
  }
}

function* partsOf(archive: Archive, facet: Facet): Generator<Page> {
  const lists = facetLists(archive, facet);
  const total = facetListLength(archive, facet);
  // Those who only mention it are told by their texts, so they are part of the key by name.
  const note = lists[2]?.map(({ slug }) => slug).join() ?? "";
  for (const path of partPaths(facet.url, total, PART_SIZES.facet)) {
    const part = partAt(path, total, PART_SIZES.facet);
    const shown = itemsOfLists(lists, part).flat();
    const speaking = part.number === 1 && facet.kind === "people" ? (lists[0] ?? []) : [];
    yield {
      ...{ path, note, facet },
      transcripts: [...new Set([...shown, ...speaking])],
      render: () => render(facet, path),
    };
  }
}

function render(facet: Facet, path: string): string {
  const { archive } = siteContext();
  const part = partAt(path, facetListLength(archive, facet), PART_SIZES.facet);
  return renderPage({
    title: `${facet.name} · ${FACET_NAMES[facet.kind].zh}`,
    description: facet.description ?? facet.description_en ?? summaryOf(facet),
    url: path,
    part,
    metadata: {
      ...(facet.kind === "people" && { type: "profile" as const }),
      nodes: [facetNode(facet, archive), facetBreadcrumbs(facet, archive)],
      ...(hasFeed(facet) && { alternates: feedAlternates(`${facet.url}feed`, facet.name) }),
    },
    main: facetPage(facet, part),
  });
}

/** What a search engine may show of an entry that nobody has described. */
function summaryOf({ kind, name, transcripts }: Facet): string {
  const titles = transcripts.slice(0, 3).map(({ meta }) => `《${meta.title}》`);
  return `${FACET_NAMES[kind].zh}“${name}”：${transcripts.length} 篇文稿，如${titles.join("、")}。`;
}
