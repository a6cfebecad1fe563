import { facetPage } from "../../../_includes/facet.ts";
import { renderPage } from "../../../_includes/page.ts";
import { facetAt } from "../../archive/relations.ts";
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
  const facet = facetAt(siteContext().archive, `/${entry}/`);
  if (!facet) throw new Error(`No facet has its page at /${entry}/`);
  return renderPage({
    title: `${facet.name} · ${FACET_NAMES[facet.kind].zh}`,
    description: facet.description ?? facet.description_en,
    url: facet.url,
    main: facetPage(facet),
  });
}
