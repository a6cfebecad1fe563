/** Ways into the archive: each kind of list with its number and its most frequent entries. */

import { type Html, html, raw } from "../src/shared/html.ts";
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
  return html`<li class="way">
${raw(`<h${level}>`)}<a href="${page.href(url)}">${title}</a> <span data-count="${count}">${count}</span>${raw(`</h${level}>`)}
<ul class="facet-cloud" role="list">${entries.map((entry) => html`<li><a href="${page.href(entry.url)}">${entry.name}</a> <span data-count="${entry.count}">${entry.count}</span></li>\n`)}</ul>
</li>
`;
}
