/** After the text: neighbours in the series and by date, and related transcripts. */

import { type Html, html } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";
import type { Link } from "./links.ts";
import type { PageContext } from "./page-context.ts";

/** The transcripts before and after one, by their titles. */
export interface NeighbourLinks {
  previous?: Link;
  next?: Link;
}

/** What leads on from a transcript. */
export interface OnwardLinks {
  /** `place` is absent in a long series, where it would change with each new transcript. */
  series?: NeighbourLinks & { series: Link; place?: { position: number; count: number } };
  byDate: NeighbourLinks;
  /** Titles, each with what both have. */
  related: (Link & { shared: string[] })[];
}

/** Renders what leads on from a transcript. */
export function transcriptFooter(page: PageContext, links: OnwardLinks): Html {
  const { series, byDate, related } = links;
  return html`<footer class="transcript-footer">
${series && seriesLinks(page, series)}
<nav aria-label="按日期 By date"><h2>${bilingual("按日期", "By date")}</h2>
${neighbourLinks(page, byDate)}</nav>
${related.length > 0 && relatedLinks(page, related)}
</footer>`;
}

function seriesLinks(page: PageContext, links: NonNullable<OnwardLinks["series"]>): Html {
  const { series, place } = links;
  const shown = place && html` <span class="muted">${place.position} / ${place.count}</span>`;
  const link = html`<a href="${page.href(series.url)}">${series.name}</a>`;
  return html`<nav aria-label="系列 Series"><h2>${bilingual("系列", "Series")} ${link}${shown}</h2>
${neighbourLinks(page, links)}</nav>`;
}

function relatedLinks(page: PageContext, related: OnwardLinks["related"]): Html {
  return html`<section class="related"><h2>${bilingual("相关文稿", "Related")}</h2>
<ul role="list">${related.map(({ name, url, shared }) => {
    const reason = html`${bilingual("都有", "both have")} ${shared.join("、")}`;
    return html`<li><a href="${page.href(url)}">${name}</a> <span class="muted">${reason}</span></li>\n`;
  })}</ul></section>`;
}

function neighbourLinks(page: PageContext, { previous, next }: NeighbourLinks): Html {
  const link = (rel: "prev" | "next", { url, name }: Link) =>
    html`<a rel="${rel}" href="${page.href(url)}">${name}</a>`;
  const before = html`<span class="muted">← ${bilingual("前一篇", "Previous")}</span>`;
  const after = html`<span class="muted">${bilingual("后一篇", "Next")} →</span>`;
  return html`<ul class="neighbours" role="list">
${previous && html`<li>${before} ${link("prev", previous)}</li>`}
${next && html`<li class="next">${after} ${link("next", next)}</li>`}
</ul>`;
}
