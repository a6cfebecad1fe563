import { facetPage } from "../../../_includes/facet.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { Facet } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { hasFeed } from "../export/feeds.ts";
import { FACET_NAMES } from "../facet-names.ts";
import { facetListLength } from "../list-paths.ts";
import { PART_SIZES, partAt } from "../parts.ts";
import { facetBreadcrumbs, facetNode } from "../structured-data.ts";

/** Renders one part of the page of a facet. */
export function facetPagePart(facet: Facet, path: string): string {
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
