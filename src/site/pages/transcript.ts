import { renderPage } from "../../../_includes/page.ts";
import { transcriptArticle } from "../../../_includes/transcript.ts";
import { transcriptDownloads, transcriptMetadata } from "../../../_includes/transcript-metadata.ts";
import { withoutMarkup } from "../../archive/excerpt.ts";
import { type Archive, transcriptUrl } from "../../archive/model.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { html } from "../html.ts";
import type { Page } from "./page.ts";

/** Characters, about what a search engine shows. */
const OPENING = 80;

/** A page for each transcript. */
export function* transcriptPages({ transcripts }: Archive): Generator<Page> {
  for (const transcript of transcripts) {
    yield {
      path: transcriptUrl(transcript),
      transcripts: [transcript],
      render: () => render(transcript),
    };
  }
}

function render(transcript: Transcript): string {
  return renderPage({
    title: transcript.meta.title,
    description: transcript.meta.summary ?? openingWords(transcript),
    url: transcriptUrl(transcript),
    scripts: ["reader.js"],
    metadata: transcriptMetadata(transcript),
    main: html`${transcriptArticle(transcript)}
${transcriptDownloads(transcript)}`,
  });
}

/** The first words of a transcript without a summary, for those who show a page by its description. */
function openingWords(transcript: Transcript): string | undefined {
  for (const { segment } of eachSegment(transcript)) {
    if (segment.zh === undefined) continue;
    const text = withoutMarkup(segment.zh);
    return text.length <= OPENING ? text : `${[...text].slice(0, OPENING).join("")}…`;
  }
  return undefined;
}
