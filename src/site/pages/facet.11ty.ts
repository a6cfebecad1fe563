import { facetPage } from "../../../_includes/facet.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import { renderPage } from "../../../_includes/page.ts";
import { facetAt } from "../../archive/relations.ts";
import { siteContext } from "../context.ts";
import { FACET_NAMES } from "../facet-names.ts";
import { hasFeed } from "../feeds.ts";
import { facetBreadcrumbs, facetNode } from "../structured-data.ts";

interface Data {
  entry: string;
}

export const data = {
  pagination: { data: "facetEntries", size: 1, alias: "entry" },
  permalink: ({ entry }: Data) => `/${entry}/index.html`,
};

export function render({ entry }: Data): string {
  const { archive } = siteContext();
  const facet = facetAt(archive, `/${entry}/`);
  if (!facet) throw new Error(`No facet has its page at /${entry}/`);
  return renderPage({
    title: `${facet.name} · ${FACET_NAMES[facet.kind].zh}`,
    description: facet.description ?? facet.description_en,
    url: facet.url,
    metadata: {
      ...(facet.kind === "people" && { type: "profile" as const }),
      nodes: [facetNode(facet, archive), facetBreadcrumbs(facet, archive)],
      ...(hasFeed(facet) && { alternates: feedAlternates(`${facet.url}feed`, facet.name) }),
    },
    main: facetPage(facet),
  });
}
