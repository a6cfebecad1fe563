import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { transcriptList } from "../../../_includes/transcript-list.ts";
import type { Transcript } from "../../transcript/model.ts";
import { href, siteContext } from "../context.ts";
import { html } from "../html.ts";

export const data = { permalink: "/transcripts/index.html" };

export function render(): string {
  const { archive } = siteContext();
  const { transcripts } = archive;
  // Newest first, so years come newest first too. Node 20 has no Map.groupBy.
  const years = new Map<string, Transcript[]>();
  for (const transcript of transcripts) {
    const year = transcript.meta.date?.slice(0, 4) ?? "";
    const list = years.get(year);
    if (list) list.push(transcript);
    else years.set(year, [transcript]);
  }
  return renderPage({
    title: "文稿",
    url: "/transcripts/",
    main: html`${pageHeading("文稿", "Transcripts", `共 ${transcripts.length} 篇，新的在前`)}
${[...years].map(([year, list]) => {
  const facet = archive.facet("years", year);
  return html`<section>
<h2>${facet ? html`<a href="${href(facet.url)}">${year}</a>` : bilingual("未注日期", "Undated")} <span data-count="${list.length}">${list.length}</span></h2>
${transcriptList(list)}
</section>
`;
})}`,
  });
}
