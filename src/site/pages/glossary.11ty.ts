import { glossaryIndex } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import { BY_NAME_SLUG } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { glossaryNode } from "../structured-data.ts";

interface Data {
  order: "pinyin" | "english";
}

export const data = {
  orders: ["pinyin", "english"],
  pagination: { data: "orders", size: 1, alias: "order" },
  permalink: ({ order }: Data) => `${address(order)}index.html`,
};

export function render({ order }: Data): string {
  return renderPage({
    title: order === "pinyin" ? "术语" : "术语（按英文）",
    description: "文稿里注释过的术语，中英对照，带解释和出处。",
    url: address(order),
    scripts: ["browse-page.js"],
    metadata: { nodes: [glossaryNode(siteContext().archive)] },
    main: glossaryIndex(order),
  });
}

function address(order: Data["order"]): string {
  return order === "pinyin" ? "/glossary/" : `/glossary/${BY_NAME_SLUG}/`;
}
