import { facetIndex, facetIndexByName } from "../../../_includes/facet-index.ts";
import { renderPage } from "../../../_includes/page.ts";
import { type Archive, BY_NAME_SLUG, type FacetKind } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { FACET_NAMES, facetKinds, hasNameList } from "../facet-names.ts";
import { PART_SIZES, partAt, partPaths } from "../parts.ts";
import { type Page, plainPage } from "./page.ts";

/** The lists of names of each kind, by number and by name, in parts. */
export function facetIndexPages(archive: Archive): Page[] {
  return facetKinds(archive)
    .flatMap((kind) =>
      [`/${kind}/`, ...(hasNameList(kind) ? [`/${kind}/${BY_NAME_SLUG}/`] : [])].flatMap((path) =>
        partPaths(path, archive.facets[kind].length, PART_SIZES.index),
      ),
    )
    .map((path) => plainPage(path, () => render(path)));
}

function render(path: string): string {
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
