/**
 * The lists of a facet: by number, and by name under letters. They are two pages, so that both
 * orders work without a script; the filter is added by one.
 */

import { BY_NAME_SLUG, type Facet, type FacetKind } from "../src/archive/model.ts";
import { compareNames, type NameOrder } from "../src/archive/name-order.ts";
import { href, siteContext } from "../src/site/context.ts";
import { FACET_NAMES, hasNameList } from "../src/site/facet-names.ts";
import { type Html, html, raw } from "../src/site/html.ts";
import { itemsOfLists, itemsOfPart, type Part, partOfIndex, partPath } from "../src/site/parts.ts";
import { bilingual } from "./bilingual.ts";
import { pageHeading } from "./page.ts";
import { partLinks } from "./part-links.ts";

/** From this many entries on, finding one by eye takes longer than typing. */
const FILTER_FROM = 8;

/** Every entry of a kind with its number of transcripts, the most frequent first. */
export function facetIndex(kind: FacetKind, part: Part): Html {
  const entries: readonly Facet[] = siteContext().archive.facets[kind];
  const list = hasNameList(kind) ? entries : [...entries].sort((a, b) => compareNames(b, a));
  return html`${heading(kind, entries.length)}
<div data-filter-scope>
${tools(kind, "count", part)}
<ul class="facet-list" role="list">
${itemsOfPart(list, part).map(facetItem)}</ul>
</div>
${partLinks(part)}`;
}

/** Every entry of a kind by pinyin and alphabet, under its letter. */
export function facetIndexByName(kind: FacetKind, part: Part): Html {
  const entries: readonly Facet[] = siteContext().archive.facets[kind];
  const groups = byLetter(entries);
  return html`${heading(kind, entries.length)}
<div data-filter-scope>
${tools(kind, "name", part)}
${letterLinks(groups, part)}
${groupsOfPart(groups, part).map(
  ([letter, list]) => html`<section class="letter-group" data-filter-group>
<h2 id="${letterId(letter)}">${letterName(letter)}</h2>
<ul class="facet-list" role="list">
${list.map(facetItem)}</ul>
</section>
`,
)}</div>
${partLinks(part)}`;
}

function heading(kind: FacetKind, count: number): Html {
  const { zh, en } = FACET_NAMES[kind];
  return pageHeading(
    zh,
    en,
    html`共 ${count} 个 <span class="en" lang="en">${count} in all</span>`,
  );
}

function tools(kind: FacetKind, order: "count" | "name", part: Part): Html {
  const { length } = siteContext().archive.facets[kind];
  const byName = `/${kind}/${BY_NAME_SLUG}/`;
  return html`<div class="list-tools">
${
  hasNameList(kind) &&
  orderLinks(
    [
      { path: `/${kind}/`, zh: "按篇数", en: "by number" },
      { path: byName, zh: "按拼音", en: "by name" },
    ],
    order === "count" ? `/${kind}/` : byName,
  )
}
${length >= FILTER_FROM && filterBox(part)}
</div>`;
}

/** Links between the orders of a list; the one that is shown is marked. */
export function orderLinks(
  orders: readonly { path: string; zh: string; en: string }[],
  current: string,
): Html {
  return html`<ul class="order-links" role="list" aria-label="排序 Order">${orders.map(
    ({ path, zh, en }) =>
      html`<li><a href="${href(path)}"${path === current && raw(' aria-current="page"')}>${bilingual(zh, en)}</a></li>`,
  )}</ul>`;
}

/**
 * A box that filters the list as one types. Hidden until the script that does it is there; left
 * out where the page has a part of the list only, since it would not find what is on the others.
 */
export function filterBox({ count }: Part): Html | false {
  if (count > 1) return false;
  return html`<div class="list-filter" data-filter hidden>
<label><span class="visually-hidden">筛选 Filter</span><input type="search" placeholder="筛选：汉字、拼音或英文 Filter" autocomplete="off" spellcheck="false"></label>
<p class="note" data-filter-status role="status"></p>
</div>`;
}

/** Groups things that have a place by name under their letters, in order. */
export function byLetter<T extends { name: string; order: NameOrder }>(
  entries: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of [...entries].sort(compareNames)) {
    const list = groups.get(entry.order.letter);
    if (list) list.push(entry);
    else groups.set(entry.order.letter, [entry]);
  }
  return groups;
}

/** The groups as far as they fall into a part, when they follow one another. */
export function groupsOfPart<T>(
  groups: ReadonlyMap<string, readonly T[]>,
  part: Part,
): [letter: string, items: T[]][] {
  const letters = [...groups.keys()];
  return itemsOfLists([...groups.values()], part)
    .map((items, i): [string, T[]] => [letters[i] ?? "", items])
    .filter(([, items]) => items.length > 0);
}

/** Links to the letters of a list, on this page or on the part where each begins. */
export function letterLinks(groups: ReadonlyMap<string, readonly unknown[]>, part: Part): Html {
  let index = 0;
  return html`<nav class="letters" aria-label="字母 Letters"><ul role="list">${[...groups].map(
    ([letter, items]) => {
      const number = partOfIndex(index, part.size);
      index += items.length;
      const page = number === part.number ? "" : href(partPath(part.base, number));
      return html`<li><a href="${page}#${letterId(letter)}">${letterName(letter)}</a></li>`;
    },
  )}</ul></nav>`;
}

/** HTML id of a letter's heading. */
export function letterId(letter: string): string {
  return `letter-${letter === "#" ? "other" : letter.toLowerCase()}`;
}

/** How a letter is shown: what starts with a digit or another script stands under `0–9`. */
export function letterName(letter: string): string {
  return letter === "#" ? "0–9" : letter;
}

function facetItem(facet: Facet): Html {
  const { name, en, order, transcripts } = facet;
  return html`<li data-name="${order.typed}"><a href="${href(facet.url)}">${name}</a>${en !== undefined && en !== name && html` <span class="en" lang="en">${en}</span>`} <span data-count="${transcripts.length}">${transcripts.length}</span></li>\n`;
}
