/**
 * The lists of a facet: by number, and by name under letters. They are two pages, so that both
 * orders work without a script; the filter is added by one.
 */

import type { FacetKind } from "../src/archive/model.ts";
import { type Html, html, raw } from "../src/shared/html.ts";
import type { Part } from "../src/shared/list-parts.ts";
import { BY_NAME_SLUG } from "../src/shared/page-address.ts";
import { bilingual } from "./bilingual.ts";
import { FACET_NAMES, hasNameList } from "./facet-names.ts";
import { type Letter, type LetterGroup, letterId, letterLinks, letterName } from "./letters.ts";
import type { CountedLink, Link } from "./links.ts";
import { pageHeading } from "./page.ts";
import type { PageContext } from "./page-context.ts";
import { partLinks } from "./part-links.ts";

/** Entries from which on a group is laid out only when it comes in sight. */
const LONG = 1000;

/** From this many entries on, finding one by eye takes longer than typing. */
const FILTER_FROM = 8;

/** A part of the list of a kind. */
export interface FacetIndexView {
  kind: FacetKind;
  part: Part;
  /** Number of all entries. */
  total: number;
  entries: FacetEntry[] | { letters: Letter[]; groups: LetterGroup<FacetEntry>[] };
  /** Where some entries have no page: how many, and on how many transcripts the others are. */
  pageless?: { count: number; from: number };
}

/** An entry of the list. */
export interface FacetEntry extends CountedLink {
  en?: string;
  /** What finds it as one types. */
  typed: string;
  /** Its anchor, on a page that has all entries. */
  slug?: string;
  /** For an entry without a page: its transcripts, at the paragraph that names it. */
  places?: Link[];
}

/** Every entry of a kind with its number of transcripts, in one of two orders. */
export function facetIndex(page: PageContext, view: FacetIndexView): Html {
  const { kind, part, total, entries } = view;
  const { zh, en } = FACET_NAMES[kind];
  const note = html`共 ${total} 个 <span class="en" lang="en">${total} in all</span>`;
  return html`${pageHeading(zh, en, note)}
<div data-filter-scope>
${tools(page, view)}${view.pageless && Array.isArray(entries) && pagelessNote(page, kind, view.pageless)}
${Array.isArray(entries) ? facetList(page, entries) : underLetters(page, entries, part)}</div>
${partLinks(page, part)}`;
}

/** Where those are that have no page of their own. */
function pagelessNote(
  page: PageContext,
  kind: FacetKind,
  { count, from }: NonNullable<FacetIndexView["pageless"]>,
): Html {
  return html`
<p class="note">${bilingual(
    `这里是至少 ${from} 篇文稿里有的；另有 ${count} 个，`,
    `in ${from} transcripts or more; ${count} others are`,
  )} <a href="${page.href(`/${kind}/${BY_NAME_SLUG}/`)}">${bilingual("在全部名字里", "among all names")}</a></p>`;
}

function underLetters(
  page: PageContext,
  { letters, groups }: { letters: Letter[]; groups: LetterGroup<FacetEntry>[] },
  part: Part,
): Html {
  return html`${letterLinks(page, letters, part)}
${groups.map(
  ({
    letter,
    entries,
  }) => html`<section class="letter-group${entries.length > LONG && " long"}" data-filter-group>
<h2 id="${letterId(letter)}">${letterName(letter)}</h2>
${facetList(page, entries)}</section>
`,
)}`;
}

function facetList(page: PageContext, entries: readonly FacetEntry[]): Html {
  return html`<ul class="facet-list" role="list">
${entries.map((entry) => facetItem(page, entry))}</ul>
`;
}

function tools(page: PageContext, view: FacetIndexView): Html {
  const { kind, total, part, entries, pageless } = view;
  const isWhole = part.count === 1 && !(pageless && Array.isArray(entries));
  const byNumber = `/${kind}/`;
  const byName = `/${kind}/${BY_NAME_SLUG}/`;
  return html`<div class="list-tools">
${
  hasNameList(kind) &&
  orderLinks(
    page,
    [
      { path: byNumber, zh: "按篇数", en: "by number" },
      { path: byName, zh: "按拼音", en: "by name" },
    ],
    Array.isArray(entries) ? byNumber : byName,
  )
}
${total >= FILTER_FROM && filterBox(page, isWhole ? undefined : byNumber)}
</div>`;
}

/** Links between the orders of a list; the one that is shown is marked. */
export function orderLinks(
  page: PageContext,
  orders: readonly { path: string; zh: string; en: string }[],
  current: string,
): Html {
  const mark = (path: string) => path === current && raw(' aria-current="page"');
  return html`<ul class="order-links" role="list" aria-label="排序 Order">${orders.map(
    ({ path, zh, en }) =>
      html`<li><a href="${page.href(path)}"${mark(path)}>${bilingual(zh, en)}</a></li>`,
  )}</ul>`;
}

/**
 * A box that filters the list as one types. Hidden until the script that does it is there.
 * @param list Site path of the list, where the page shows only some of its names: the others are
 *   loaded. A copy in a folder cannot load them, so it has no such box.
 */
export function filterBox(page: PageContext, list?: string): Html | false {
  if (list !== undefined && page.addressing === "relative") return false;
  return html`<div class="list-filter" data-filter${list !== undefined && html`="${list}"`} hidden>
<label><span class="visually-hidden">筛选 Filter</span><input type="search" placeholder="筛选：汉字、拼音或英文 Filter" autocomplete="off" spellcheck="false"></label>
<p class="note" data-filter-status role="status"></p>
</div>`;
}

function facetItem(page: PageContext, entry: FacetEntry): Html {
  const { name, url, en, typed, count, slug, places } = entry;
  const english = en !== undefined && en !== name && html` <span class="en" lang="en">${en}</span>`;
  const anchor = slug !== undefined && html` id="${slug}"`;
  const [only, second] = places ?? [];
  if (places && only && second) {
    const links = places.map((place) => html` <a href="${page.href(place.url)}">${place.name}</a>`);
    return html`<li${anchor} data-name="${typed}">${name}${english}${links}</li>\n`;
  }
  const number = !places && html` <span data-count="${count}">${count}</span>`;
  const link = html`<a href="${page.href(only?.url ?? url)}">${name}</a>`;
  return html`<li${anchor} data-name="${typed}">${link}${english}${number}</li>\n`;
}
