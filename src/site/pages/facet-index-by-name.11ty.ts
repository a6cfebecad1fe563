import { facetIndexByName } from "../../../_includes/facet-index.ts";
import { renderPage } from "../../../_includes/page.ts";
import { BY_NAME_SLUG, type FacetKind } from "../../archive/model.ts";
import { FACET_NAMES } from "../facet-names.ts";

interface Data {
  kind: FacetKind;
}

export const data = {
  pagination: { data: "facetKindsByName", size: 1, alias: "kind" },
  permalink: ({ kind }: Data) => `/${kind}/${BY_NAME_SLUG}/index.html`,
};

export function render({ kind }: Data): string {
  const { zh, en } = FACET_NAMES[kind];
  return renderPage({
    title: `${zh}（按拼音）`,
    description: `${zh}，按拼音和字母排列。${en} in alphabetical order.`,
    url: `/${kind}/${BY_NAME_SLUG}/`,
    scripts: ["browse-page.js"],
    main: facetIndexByName(kind),
  });
}
