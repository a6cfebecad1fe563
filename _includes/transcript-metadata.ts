/** What a transcript's page tells programs, and the files that it offers to people. */

import type { SiteSettings } from "../src/archive/model.ts";
import { type Html, html } from "../src/shared/html.ts";
import { transcriptUrl } from "../src/shared/page-address.ts";
import { changedOn } from "../src/transcript/days.ts";
import { chineseOf, type Transcript } from "../src/transcript/model.ts";
import { plainText } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";
import { feedAlternates, type HeadMetadata } from "./head-metadata.ts";
import type { PageContext } from "./page-context.ts";
import { type ArticleNames, articleNode, breadcrumbNode } from "./structured-data.ts";

/** A file of a transcript, as pages offer it. */
export interface OfferedFile {
  /** Site path, such as `/transcripts/some-talk.md`. */
  path: string;
  /** MIME type, for links that name it. */
  type: string;
  /** Shown where the file is offered. */
  label: string;
}

/** What a transcript's page says of the transcript as a whole. */
export interface DescribedTranscript extends ArticleNames {
  files: readonly OfferedFile[];
  /**
   * The site has little room: its Markdown and its text are no files, the page makes them of what
   * it holds; and nothing is told to programs twice.
   */
  lean: boolean;
}

/** Without the summary, which is the description of the page already. */
function briefly({ description: _, name: __, mainEntityOfPage: ___, ...node }: ArticleNode) {
  return node;
}

type ArticleNode = ReturnType<typeof articleNode> & object;

/** What the head of a lean page does not repeat of the names that its text gives. */
const NO_NAMES = { people: [], organisations: [], tags: [] } as const;

/** Open Graph, Dublin Core and JSON-LD of a transcript. */
export function transcriptMetadata(
  page: PageContext,
  transcript: Transcript,
  names: DescribedTranscript,
): HeadMetadata {
  const { site } = page;
  const { meta } = transcript;
  const rights = meta.rights ?? site.rights;
  return {
    type: "article",
    brief: names.lean,
    nodes: [
      names.lean
        ? briefly(articleNode(site, transcript, { ...names, ...NO_NAMES }))
        : articleNode(site, transcript, names),
      ...(names.lean ? [] : [breadcrumbs(site, transcript)]),
    ],
    alternates: [
      ...names.files.map(({ path, type, label }) => ({ path, type, title: label })),
      ...feedAlternates(page, "/feed", site.title),
    ],
    dublinCore: [
      ["DC.title", meta.title],
      ["DCTERMS.alternative", meta.title_en],
      ["DC.type", "Text"],
      ["DC.language", chineseOf(transcript)],
      ...(meta.source_lang !== undefined && meta.source_lang !== "zh-Hans"
        ? ([["DC.language", meta.source_lang]] as const)
        : []),
      ["DC.date", meta.date],
      ...names.speakers.map(({ name }) => ["DC.contributor", name] as const),
      ["DC.creator", meta.author],
      ["DC.publisher", site.keeper ?? site.title],
      ["DC.source", meta.source],
      ["DC.rights", rights && plainText(rights)],
      ...(names.lean ? [] : ([["DC.description", meta.summary]] as const)),
      ...meta.tags.map((tag) => ["DC.subject", tag] as const),
    ],
    properties: [
      ["article:published_time", meta.date],
      ["article:modified_time", changedOn(transcript)],
      ["article:section", meta.category],
      ...(names.lean ? [] : meta.tags.map((tag) => ["article:tag", tag] as const)),
    ],
  };
}

function breadcrumbs(site: SiteSettings, transcript: Transcript) {
  return breadcrumbNode(site, [
    { name: "文稿", path: "/transcripts/" },
    { name: transcript.meta.title, path: transcriptUrl(transcript) },
  ]);
}

/** Links to the transcript as files, and the place where a script offers those that it makes. */
export function transcriptDownloads(
  page: PageContext,
  { files, lean }: Pick<DescribedTranscript, "files" | "lean">,
): Html {
  const isMade = lean && !files.some(({ type }) => type === "text/markdown");
  const made = isMade && html`<section class="downloads" data-downloads hidden></section>`;
  if (files.length === 0) return html`${made}`;
  return html`${made}<section class="downloads" aria-label="下载 Downloads">
<h2>${bilingual("下载本篇", "Download")}</h2>
<ul class="inline-list" role="list">${files.map(
    ({ path, type, label }) =>
      html`<li><a href="${page.href(path)}" type="${type}" download>${label}</a></li>\n`,
  )}</ul>
</section>`;
}
