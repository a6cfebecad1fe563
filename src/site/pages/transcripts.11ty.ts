import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { transcriptList } from "../../../_includes/transcript-list.ts";
import { siteContext } from "../context.ts";
import { html } from "../html.ts";

export const data = { permalink: "/transcripts/index.html" };

export function render(): string {
  const { transcripts } = siteContext().archive;
  return renderPage({
    title: "文稿",
    url: "/transcripts/",
    main: html`${pageHeading("文稿", "Transcripts", `共 ${transcripts.length} 篇，新的在前`)}
${transcriptList(transcripts)}`,
  });
}
