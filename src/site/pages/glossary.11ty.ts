import { glossaryIndex } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import { siteContext } from "../context.ts";
import { PART_SIZES, partAt } from "../parts.ts";
import { glossaryNode } from "../structured-data.ts";

interface Data {
  /** Site path of the page: a part of the glossary, in one of its orders. */
  path: string;
}

export const data = {
  pagination: { data: "glossaryPaths", size: 1, alias: "path" },
  permalink: ({ path }: Data) => `${path}index.html`,
};

export function render({ path }: Data): string {
  const { glossary } = siteContext().archive;
  const part = partAt(path, glossary.length, PART_SIZES.glossary);
  const order = part.base === "/glossary/" ? "pinyin" : "english";
  return renderPage({
    title: order === "pinyin" ? "术语" : "术语（按英文）",
    description: "文稿里注释过的术语，中英对照，带解释和出处。",
    url: path,
    part,
    scripts: ["browse-page.js"],
    metadata: { nodes: [glossaryNode(siteContext().archive)] },
    main: glossaryIndex(order, part),
  });
}
