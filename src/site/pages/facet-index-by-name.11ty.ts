import { facetIndexByName } from "../../../_includes/facet-index.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { FacetKind } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { FACET_NAMES } from "../facet-names.ts";
import { PART_SIZES, partAt } from "../parts.ts";

interface Data {
  /** Site path of the page: a part of the index. */
  path: string;
}

export const data = {
  pagination: { data: "facetIndexByNamePaths", size: 1, alias: "path" },
  permalink: ({ path }: Data) => `${path}index.html`,
};

export function render({ path }: Data): string {
  const kind = path.split("/")[1] as FacetKind;
  const total = siteContext().archive.facets[kind].length;
  const part = partAt(path, total, PART_SIZES.index);
  const { zh, en } = FACET_NAMES[kind];
  return renderPage({
    title: `${zh}（按拼音）`,
    description: `${zh}，按拼音和字母排列。${en} in alphabetical order.`,
    url: path,
    part,
    scripts: ["browse-page.js"],
    main: facetIndexByName(kind, part),
  });
}
