import { facetIndex } from "../../../_includes/facet.ts";
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
  return renderPage({ title: FACET_NAMES[kind].zh, url: `/${kind}/`, main: facetIndex(kind) });
}
