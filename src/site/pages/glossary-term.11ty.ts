import { glossaryTermPage } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import { glossaryEntry } from "../../archive/glossary.ts";
import { siteContext } from "../context.ts";
import { breadcrumbNode, termNode } from "../structured-data.ts";

interface Data {
  slug: string;
}

export const data = {
  pagination: { data: "glossaryTerms", size: 1, alias: "slug" },
  permalink: ({ slug }: Data) => `/glossary/${slug}/index.html`,
};

export function render({ slug }: Data): string {
  const { archive } = siteContext();
  const entry = glossaryEntry(archive, slug);
  if (!entry) throw new Error(`No term has the slug ${slug}`);
  return renderPage({
    title: `${entry.name} · 术语`,
    description: [entry.en.join(", "), entry.definitions[0]?.text].filter(Boolean).join("："),
    url: entry.url,
    metadata: {
      nodes: [
        termNode(entry, archive),
        breadcrumbNode(archive, [
          { name: "术语", path: "/glossary/" },
          { name: entry.name, path: entry.url },
        ]),
      ],
    },
    main: glossaryTermPage(entry),
  });
}
