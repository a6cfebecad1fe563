/** Links between the parts of a long list, and how a part is called in a title. */

import { type Html, html, raw } from "../src/shared/html.ts";
import { type Part, partPath } from "../src/shared/list-parts.ts";
import { bilingual } from "./bilingual.ts";
import type { PageContext } from "./page-context.ts";

/** Numbers shown beside the current one; the first and the last always are. */
const NEIGHBOURS = 2;

/** Previous, numbers, next; nothing where the list has one part. */
export function partLinks(page: PageContext, { base, number, count }: Part): Html | false {
  if (count < 2) return false;
  const link = (to: number, label: Html | number, rel?: "prev" | "next") => {
    const relation = rel !== undefined && html` rel="${rel}"`;
    const current = to === number && raw(' aria-current="page"');
    const address = page.href(partPath(base, to));
    return html`<li><a href="${address}"${relation}${current}>${label}</a></li>\n`;
  };
  const shown = [...new Set([1, ...around(number, count), count])];
  return html`<nav class="part-links" aria-label="分页 Pages">
<ul role="list">
${number > 1 && link(number - 1, bilingual("上一页", "Previous"), "prev")}${shown.map((one, i) => [
  one - (shown[i - 1] ?? one) > 1 && html`<li aria-hidden="true">…</li>\n`,
  link(one, one),
])}${number < count && link(number + 1, bilingual("下一页", "Next"), "next")}</ul>
</nav>`;
}

function around(number: number, count: number): number[] {
  const from = Math.max(1, number - NEIGHBOURS);
  const to = Math.min(count, number + NEIGHBOURS);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** `<link rel="prev">` and `<link rel="next">` for the head. */
export function partRelations(page: PageContext, { base, number, count }: Part): Html {
  const link = (rel: "prev" | "next", to: number) =>
    html`<link rel="${rel}" href="${page.href(partPath(base, to))}">\n`;
  return html`${number > 1 && link("prev", number - 1)}${number < count && link("next", number + 1)}`;
}

/** A title with the number of the part, from the second on: two pages never share a title. */
export function partTitle(title: string, { number }: Part): string {
  return number === 1 ? title : `${title} · 第 ${number} 页`;
}
