import { glossaryTermPage } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import { glossaryEntry } from "../../archive/glossary.ts";
import { siteContext } from "../context.ts";
import { PART_SIZES, partAt } from "../parts.ts";
import { breadcrumbNode, termNode } from "../structured-data.ts";

interface Data {
  /** Site path of the page: a part of the places of a term. */
  path: string;
}

export const data = {
  pagination: { data: "glossaryTermPaths", size: 1, alias: "path" },
  permalink: ({ path }: Data) => `${path}index.html`,
};

export function render({ path }: Data): string {
  const { archive } = siteContext();
  const entry = glossaryEntry(archive, path.split("/")[2] ?? "");
  if (!entry) throw new Error(`No term has its page at ${path}`);
  const part = partAt(path, entry.occurrences.length, PART_SIZES.places);
  return renderPage({
    title: `${entry.name} · 术语`,
    description: [entry.en.join(", "), entry.definitions[0]?.text].filter(Boolean).join("："),
    url: path,
    part,
    metadata: {
      nodes: [
        termNode(entry, archive),
        breadcrumbNode(archive, [
          { name: "术语", path: "/glossary/" },
          { name: entry.name, path: entry.url },
        ]),
      ],
    },
    main: glossaryTermPage(entry, part),
  });
}
