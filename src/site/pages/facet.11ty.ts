import { facetPage } from "../../../_includes/facet.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { FacetKind } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { FACET_NAMES } from "../facet-names.ts";

interface Data {
  entry: string;
}

export const data = {
  pagination: { data: "facetEntries", size: 1, alias: "entry" },
  permalink: ({ entry }: Data) => `/${entry}/index.html`,
};

export function render({ entry }: Data): string {
  const [kind, slug] = entry.split("/") as [FacetKind, string];
  const facet = siteContext().archive.facets[kind].find((one) => one.slug === slug);
  if (!facet) throw new Error(`No entry of ${kind} has the slug ${slug}`);
  return renderPage({
    title: `${facet.name} · ${FACET_NAMES[kind].zh}`,
    description: facet.description,
    url: facet.url,
    main: facetPage(facet),
  });
}
