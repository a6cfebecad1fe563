import { glossaryTermPage } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { Archive, GlossaryEntry } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { PART_SIZES, partAt, partPaths } from "../parts.ts";
import { breadcrumbNode, termNode } from "../structured-data.ts";
import type { Page } from "./page.ts";

/** A page for each term, in parts. */
export function* termPages({ glossary }: Archive): Generator<Page> {
  for (const entry of glossary) {
    const transcripts = [...new Set(entry.occurrences.map(({ transcript }) => transcript))];
    for (const path of partPaths(entry.url, entry.occurrences.length, PART_SIZES.places)) {
      yield { path, transcripts, render: () => render(entry, path) };
    }
  }
}

function render(entry: GlossaryEntry, path: string): string {
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
