/** After the text: neighbours in the series and by date, and related transcripts. */

import { type Facet, transcriptUrl } from "../src/archive/model.ts";
import {
  type Neighbours,
  neighboursByDate,
  neighboursInSeries,
  relatedTranscripts,
} from "../src/archive/related.ts";
import { href, siteContext } from "../src/site/context.ts";
import { type Html, html } from "../src/site/html.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";

/** How many shared names are given as the reason for a related transcript. */
const REASONS = 4;

/** Renders what leads on from a transcript. */
export function transcriptFooter(transcript: Transcript): Html {
  const { archive } = siteContext();
  const inSeries = neighboursInSeries(archive, transcript);
  const related = relatedTranscripts(archive, transcript);
  return html`<footer class="transcript-footer">
${
  inSeries &&
  html`<nav aria-label="系列 Series"><h2>${bilingual("系列", "Series")} <a href="${href(inSeries.series.url)}">${inSeries.series.name}</a> <span class="muted">${inSeries.position} / ${inSeries.series.transcripts.length}</span></h2>
${neighbourLinks(inSeries)}</nav>`
}
<nav aria-label="按日期 By date"><h2>${bilingual("按日期", "By date")}</h2>
${neighbourLinks(neighboursByDate(archive, transcript))}</nav>
${
  related.length > 0 &&
  html`<section class="related"><h2>${bilingual("相关文稿", "Related")}</h2>
<ul role="list">${related.map(
    ({ transcript: other, shared }) =>
      html`<li><a href="${href(transcriptUrl(other))}">${other.meta.title}</a> <span class="muted">${bilingual("都有", "both have")} ${reasons(shared)}</span></li>\n`,
  )}</ul></section>`
}
</footer>`;
}

/** The most telling names; one that most of the archive carries says nothing beside another. */
function reasons(shared: readonly Facet[]): string {
  const { length } = siteContext().archive.transcripts;
  const telling = shared.filter(({ transcripts }) => transcripts.length * 2 <= length);
  return (telling.length > 0 ? telling : shared)
    .slice(0, REASONS)
    .map(({ name }) => name)
    .join("、");
}

function neighbourLinks({ previous, next }: Neighbours): Html {
  return html`<ul class="neighbours" role="list">
${previous && html`<li><span class="muted">← ${bilingual("前一篇", "Previous")}</span> <a rel="prev" href="${href(transcriptUrl(previous))}">${previous.meta.title}</a></li>`}
${next && html`<li class="next"><span class="muted">${bilingual("后一篇", "Next")} →</span> <a rel="next" href="${href(transcriptUrl(next))}">${next.meta.title}</a></li>`}
</ul>`;
}
