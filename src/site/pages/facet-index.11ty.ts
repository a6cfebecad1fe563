import { facetIndex } from "../../../_includes/facet-index.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { FacetKind } from "../../archive/model.ts";
import { FACET_NAMES } from "../facet-names.ts";

interface Data {
  kind: FacetKind;
}

export const data = {
  pagination: { data: "facetKinds", size: 1, alias: "kind" },
  permalink: ({ kind }: Data) => `/${kind}/index.html`,
};

export function render({ kind }: Data): string {
  const { zh, en } = FACET_NAMES[kind];
  return renderPage({
    title: zh,
    description: `${zh}，按篇数排列。${en}, the most frequent first.`,
    url: `/${kind}/`,
    scripts: ["browse-page.js"],
    main: facetIndex(kind),
  });
}
