/** Ways into the archive: each kind of list with its number and its most frequent entries. */

import { type Child, type Html, html, raw } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";
import type { CountedLink } from "./links.ts";
import type { PageContext } from "./page-context.ts";

/** One list, with its first entries. */
export interface WayIn {
  /** Site path of the list. */
  url: string;
  zh: string;
  en: string;
  /** Number of all its entries. */
  count: number;
  entries: CountedLink[];
}

/**
 * One card for each list.
 * @param level Of the cards' headings: one below what they stand under.
 */
export function waysIn(page: PageContext, ways: readonly WayIn[], level: 2 | 3): Html {
  return html`<ul class="ways-in" role="list">
${ways.map((way) => card(page, way, level))}</ul>`;
}

function card(page: PageContext, { url, zh, en, count, entries }: WayIn, level: 2 | 3): Html {
  const title = bilingual(zh, en);
  const link = (to: string, name: Child, number: number) =>
    html`<a href="${page.href(to)}">${name}</a> <span data-count="${number}">${number}</span>`;
  const entry = (one: CountedLink) => html`<li>${link(one.url, one.name, one.count)}</li>\n`;
  return html`<li class="way">
${raw(`<h${level}>`)}${link(url, title, count)}${raw(`</h${level}>`)}
<ul class="facet-cloud" role="list">${entries.map(entry)}</ul>
</li>
`;
}
