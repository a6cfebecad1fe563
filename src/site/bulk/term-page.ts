import { glossaryTermPage } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { GlossaryEntry } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { PART_SIZES, partAt } from "../parts.ts";
import { breadcrumbNode, termNode } from "../structured-data.ts";

/** Renders one part of the page of a term. */
export function termPagePart(entry: GlossaryEntry, path: string): string {
  const { archive } = siteContext();
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
