import { renderPage } from "../../../_includes/page.ts";
import { transcriptArticle } from "../../../_includes/transcript.ts";
import { transcriptDownloads, transcriptMetadata } from "../../../_includes/transcript-metadata.ts";
import { transcriptUrl } from "../../archive/model.ts";
import { siteContext } from "../context.ts";
import { html } from "../html.ts";

interface Data {
  slug: string;
}

export const data = {
  pagination: { data: "transcriptSlugs", size: 1, alias: "slug" },
  permalink: ({ slug }: Data) => `/transcripts/${slug}/index.html`,
};

export function render({ slug }: Data): string {
  const transcript = siteContext().archive.bySlug.get(slug);
  if (!transcript) throw new Error(`No transcript has the slug ${slug}`);
  return renderPage({
    title: transcript.meta.title,
    description: transcript.meta.summary,
    url: transcriptUrl(transcript),
    scripts: ["reader.js"],
    metadata: transcriptMetadata(transcript),
    main: html`${transcriptArticle(transcript)}
${transcriptDownloads(transcript)}`,
  });
}
