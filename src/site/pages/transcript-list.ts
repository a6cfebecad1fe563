import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { partLinks } from "../../../_includes/part-links.ts";
import { transcriptList } from "../../../_includes/transcript-list.ts";
import type { Archive } from "../../archive/model.ts";
import type { Transcript } from "../../transcript/model.ts";
import { href, siteContext } from "../context.ts";
import { html } from "../html.ts";
import { itemsOfPart, PART_SIZES, partAt, partPaths } from "../parts.ts";
import { type Page, plainPage } from "./page.ts";

/** The list of all transcripts, the newest first, in parts. */
export function transcriptListPages({ transcripts }: Archive): Page[] {
  return partPaths("/transcripts/", transcripts.length, PART_SIZES.transcripts).map((path) =>
    plainPage(path, () => render(path)),
  );
}

function render(path: string): string {
  const { archive } = siteContext();
  const { transcripts } = archive;
  const part = partAt(path, transcripts.length, PART_SIZES.transcripts);
  // Newest first, so years come newest first too. Node 20 has no Map.groupBy.
  const years = new Map<string, Transcript[]>();
  for (const transcript of itemsOfPart(transcripts, part)) {
    const year = transcript.meta.date?.slice(0, 4) ?? "";
    const list = years.get(year);
    if (list) list.push(transcript);
    else years.set(year, [transcript]);
  }
  return renderPage({
    title: "文稿",
    url: path,
    part,
    main: html`${pageHeading("文稿", "Transcripts", `共 ${transcripts.length} 篇，新的在前`)}
${[...years].map(([year, list]) => {
  const facet = archive.facet("years", year);
  // A year may go on in the next part: its number is that of the whole year.
  const count = facet?.transcripts.length ?? list.length;
  return html`<section>
<h2>${facet ? html`<a href="${href(facet.url)}">${year}</a>` : bilingual("未注日期", "Undated")} <span data-count="${count}">${count}</span></h2>
${transcriptList(list)}
</section>
`;
})}
${partLinks(part)}`,
  });
}
