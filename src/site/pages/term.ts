/** The page of each term: its definitions side by side and every place it is explained, in parts. */

import { glossaryTermPage, type TermView } from "../../../_includes/glossary.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { breadcrumbNode, termNode } from "../../../_includes/structured-data.ts";
import type { Archive, GlossaryEntry } from "../../archive/model.ts";
import { itemsOfPart, PART_SIZES, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import { transcriptUrl } from "../../shared/page-address.ts";
import type { Page, PageKind } from "./page.ts";
import { linkToTranscript } from "./view-parts.ts";

/** Transcripts named beside a definition; all of them are among the places below. */
const SOURCES_SHOWN = 12;

interface View extends TermView {
  /** Site path of the part. */
  path: string;
}

const KIND: PageKind<View> = { name: "term", render };

/** A page for each term, in parts; of a large archive none: it has its terms by letter. */
export function* termPages({ glossary, layout }: Archive): Generator<Page<View>> {
  if (layout.compact) return;
  for (const entry of glossary) {
    const total = entry.occurrences.length;
    for (const path of partPaths(entry.url, total, PART_SIZES.places)) {
      const part = partAt(path, total, PART_SIZES.places);
      const view = () => ({ path, ...viewOf(entry, part) });
      yield { path, kind: KIND, view, transcripts: [] };
    }
  }
}

function viewOf(entry: GlossaryEntry, part: Part): TermView {
  const { name, url, en, abbreviations, definitions, occurrences } = entry;
  return {
    ...{ name, url, en, abbreviations, part, count: occurrences.length },
    definitions: definitions.map(({ text, transcripts }) => ({
      text,
      sources: transcripts.slice(0, SOURCES_SHOWN).map(linkToTranscript),
      count: transcripts.length,
    })),
    places: itemsOfPart(occurrences, part).map(({ transcript, segmentId, excerpt }) => ({
      name: transcript.meta.title,
      url: `${transcriptUrl(transcript)}#${segmentId}`,
      excerpt,
    })),
  };
}

function render(page: PageContext, view: View): string {
  const { name, url, en, definitions, part, path } = view;
  return renderPage(page, {
    title: `${name} · 术语`,
    description: [en.join(", "), definitions[0]?.text].filter(Boolean).join("："),
    url: path,
    part,
    metadata: {
      nodes: [
        termNode(page.site, view),
        breadcrumbNode(page.site, [
          { name: "术语", path: "/glossary/" },
          { name, path: url },
        ]),
      ],
    },
    main: glossaryTermPage(page, view),
  });
}
