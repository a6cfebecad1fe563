import { facetIndex, facetIndexByName } from "../../../_includes/facet-index.ts";
import { renderPage } from "../../../_includes/page.ts";
import { BY_NAME_SLUG, type FacetKind } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { FACET_NAMES } from "../facet-names.ts";
import { PART_SIZES, partAt } from "../parts.ts";

interface Data {
  /** Site path of the page: a part of the index. */
  path: string;
}

export const data = {
  pagination: { data: "facetIndexPaths", size: 1, alias: "path" },
  permalink: ({ path }: Data) => `${path}index.html`,
};

export function render({ path }: Data): string {
  const [, kind, second] = path.split("/") as ["", FacetKind, string];
  const byName = second === BY_NAME_SLUG;
  const total = siteContext().archive.facets[kind].length;
  const part = partAt(path, total, PART_SIZES.index);
  const { zh, en } = FACET_NAMES[kind];
  return renderPage({
    title: byName ? `${zh}（按拼音）` : zh,
    description: byName
      ? `${zh}，按拼音和字母排列。${en} in alphabetical order.`
      : `${zh}，按篇数排列。${en}, the most frequent first.`,
    url: path,
    part,
    scripts: ["browse-page.js"],
    main: byName ? facetIndexByName(kind, part) : facetIndex(kind, part),
  });
}
