/** The list of all transcripts under their years, the newest first, in parts. */

import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { partLinks } from "../../../_includes/part-links.ts";
import { type ListedTranscript, transcriptList } from "../../../_includes/transcript-list.ts";
import type { Archive } from "../../archive/model.ts";
import { html } from "../../shared/html.ts";
import { itemsOfPart, PART_SIZES, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import type { Page, PageKind } from "./page.ts";
import { listed } from "./view-parts.ts";

interface View {
  /** Site path of the part. */
  path: string;
  part: Part;
  /** Number of all transcripts. */
  total: number;
  years: YearView[];
}

/** The transcripts of one year, as far as they fall into the part. */
interface YearView {
  year: string;
  /** Site path of the year's page; absent for what is undated. */
  url?: string;
  /** Transcripts of the whole year: it may go on in the next part. Undated ones are of this part. */
  count: number;
  transcripts: ListedTranscript[];
}

const KIND: PageKind<View> = { name: "transcript list", render };

/** The list of all transcripts, in parts. */
export function transcriptListPages(archive: Archive): Page<View>[] {
  const total = archive.transcripts.length;
  return partPaths("/transcripts/", total, PART_SIZES.transcripts).map((path) => {
    const part = partAt(path, total, PART_SIZES.transcripts);
    const view = () => ({ path, part, total, years: yearsOf(archive, part) });
    return { path, kind: KIND, view, transcripts: [] };
  });
}

function yearsOf(archive: Archive, part: Part): YearView[] {
  // Newest first, so years come newest first too.
  const years = new Map<string, YearView>();
  for (const transcript of itemsOfPart(archive.transcripts, part)) {
    const year = transcript.meta.date?.slice(0, 4) ?? "";
    let view = years.get(year);
    if (!view) {
      const facet = archive.facet("years", year);
      const count = facet?.transcripts.length ?? 0;
      view = { year, count, transcripts: [], ...(facet && { url: facet.url }) };
      years.set(year, view);
    }
    view.transcripts.push(listed(archive, transcript));
    if (view.url === undefined) view.count++;
  }
  return [...years.values()];
}

function render(page: PageContext, { path, part, total, years }: View): string {
  return renderPage(page, {
    title: "文稿",
    url: path,
    part,
    main: html`${pageHeading("文稿", "Transcripts", `共 ${total} 篇，新的在前`)}
${years.map(({ year, url, count, transcripts }) => {
  const name =
    url === undefined
      ? bilingual("未注日期", "Undated")
      : html`<a href="${page.href(url)}">${year}</a>`;
  return html`<section>
<h2>${name} <span data-count="${count}">${count}</span></h2>
${transcriptList(page, transcripts)}
</section>
`;
})}
${partLinks(page, part)}`,
  });
}
