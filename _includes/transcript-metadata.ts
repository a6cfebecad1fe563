/** What a transcript's page tells programs, and the files that it offers to people. */

import { transcriptUrl } from "../src/archive/model.ts";
import { href, siteContext } from "../src/site/context.ts";
import { transcriptFiles } from "../src/site/export/export-transcript.ts";
import { type Html, html } from "../src/site/html.ts";
import { articleNode, breadcrumbNode } from "../src/site/structured-data.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";
import { feedAlternates, type HeadMetadata } from "./head-metadata.ts";

/** Open Graph, Dublin Core and JSON-LD of a transcript. */
export function transcriptMetadata(transcript: Transcript): HeadMetadata {
  const { archive } = siteContext();
  const { meta } = transcript;
  const speakers = archive.speakersIn(transcript).map(({ name }) => name);
  return {
    type: "article",
    nodes: [
      articleNode(transcript, archive),
      breadcrumbNode(archive, [
        { name: "文稿", path: "/transcripts/" },
        { name: meta.title, path: transcriptUrl(transcript) },
      ]),
    ],
    alternates: [
      ...transcriptFiles(transcript).map(({ path, type, label }) => ({ path, type, title: label })),
      ...feedAlternates("/feed", archive.site.title),
    ],
    dublinCore: [
      ["DC.title", meta.title],
      ["DC.type", "Text"],
      ["DC.language", "zh-Hans"],
      ...(meta.source_lang !== undefined && meta.source_lang !== "zh-Hans"
        ? ([["DC.language", meta.source_lang]] as const)
        : []),
      ["DC.date", meta.date],
      ...speakers.map((name) => ["DC.contributor", name] as const),
      ["DC.creator", meta.author],
      ["DC.publisher", archive.site.keeper ?? archive.site.title],
      ["DC.source", meta.source],
      ["DC.description", meta.summary],
      ...meta.tags.map((tag) => ["DC.subject", tag] as const),
    ],
    properties: [
      ["article:published_time", meta.date],
      ["article:section", meta.category],
      ...meta.tags.map((tag) => ["article:tag", tag] as const),
    ],
  };
}

/** Links to the transcript as files. */
export function transcriptDownloads(transcript: Transcript): Html {
  return html`<section class="downloads" aria-label="下载 Downloads">
<h2>${bilingual("下载本篇", "Download")}</h2>
<ul class="inline-list" role="list">${transcriptFiles(transcript).map(
    ({ path, type, label }) =>
      html`<li><a href="${href(path)}" type="${type}" download>${label}</a></li>\n`,
  )}</ul>
</section>`;
}
