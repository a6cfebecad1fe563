import { glossaryIndex } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import { type Archive, BY_NAME_SLUG } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { PART_SIZES, partAt, partPaths } from "../parts.ts";
import { glossaryNode } from "../structured-data.ts";
import { type Page, plainPage } from "./page.ts";

/** The list of all terms, in two orders, in parts. */
export function glossaryPages({ glossary }: Archive): Page[] {
  return ["/glossary/", `/glossary/${BY_NAME_SLUG}/`]
    .flatMap((path) => partPaths(path, glossary.length, PART_SIZES.glossary))
    .map((path) => plainPage(path, () => render(path)));
}

function render(path: string): string {
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
