/**
 * The glossary: its lists by pinyin and by English, and the page of one term with its definitions
 * side by side and every place it is explained.
 */

import { type Html, html } from "../src/shared/html.ts";
import type { Part } from "../src/shared/list-parts.ts";
import { BY_NAME_SLUG } from "../src/shared/page-address.ts";
import type { Download } from "../src/shared/site-files.ts";
import { withoutMarkup } from "../src/text/excerpt.ts";
import { bilingual } from "./bilingual.ts";
import { filterBox, orderLinks } from "./facet-index.ts";
import { type Letter, type LetterGroup, letterId, letterLinks, letterName } from "./letters.ts";
import type { CountedLink, Link } from "./links.ts";
import { pageHeading } from "./page.ts";
import type { PageContext } from "./page-context.ts";
import { partLinks } from "./part-links.ts";

/** A part of the list of all terms. */
export interface GlossaryView {
  order: "pinyin" | "english";
  part: Part;
  /** Number of all terms. */
  total: number;
  letters: Letter[];
  groups: LetterGroup<TermEntry>[];
  /** The glossary as files. */
  downloads: readonly Download[];
}

/** An entry of the list, counted by its places. */
export interface TermEntry extends CountedLink {
  /** English forms and abbreviations. */
  english: string[];
  /** What finds it as one types. */
  typed: string;
  /** The first of its definitions. */
  definition?: string;
  /** How many others there are. */
  otherDefinitions: number;
}

/** All terms under the letters of their pinyin, or of their English. */
export function glossaryIndex(page: PageContext, view: GlossaryView): Html {
  const { order, part, total, letters, groups, downloads } = view;
  const byEnglish = `/glossary/${BY_NAME_SLUG}/`;
  return html`${glossaryHeading(total)}
<div data-filter-scope>
<div class="list-tools">
${orderLinks(
  page,
  [
    { path: "/glossary/", zh: "按拼音", en: "by pinyin" },
    { path: byEnglish, zh: "按英文", en: "by English" },
  ],
  order === "pinyin" ? "/glossary/" : byEnglish,
)}
${total > 0 && filterBox(page, part.count > 1 ? "/glossary/" : undefined)}
</div>
${total === 0 ? html`<p>${bilingual("还没有带注释的术语。", "No term is explained yet.")}</p>` : letterLinks(page, letters, part)}
${groups.map(
  ({ letter, entries }) => html`<section class="letter-group" data-filter-group>
<h2 id="${letterId(letter)}">${letterName(letter)}</h2>
<dl class="term-list">
${entries.map((entry) => termItem(page, entry, order))}</dl>
</section>
`,
)}</div>
${partLinks(page, part)}
${downloads.length > 0 && glossaryDownloads(page, downloads)}`;
}

/** The heading of every page of the glossary. */
export function glossaryHeading(total?: number): Html {
  const count = total === undefined ? "" : ` ${total} 个`;
  const en = html`<span class="en" lang="en">terms explained in the transcripts</span>`;
  const note = html`文稿里注释过的${count}术语 ${en}`;
  return pageHeading("术语", "Glossary", note);
}

/** Links to the glossary as files. */
export function glossaryDownloads(page: PageContext, downloads: readonly Download[]): Html {
  return html`<section>
<h2>${bilingual("下载", "Download")}</h2>
<ul class="inline-list" role="list">${downloads.map(
    ({ path, zh, en }) =>
      html`<li><a href="${page.href(path)}" download>${bilingual(zh, en)}</a></li>\n`,
  )}</ul>
</section>`;
}

/** An entry of the list. */
export function termItem(page: PageContext, entry: TermEntry, order: GlossaryView["order"]): Html {
  const { name, url, english, typed, count, definition, otherDefinitions: others } = entry;
  const zh = html`<a href="${page.href(url)}">${name}</a>`;
  const en = html`<span lang="en">${english.join(", ")}</span>`;
  const more = others > 0 && html` <span class="muted">（另有 ${others} 种解释）</span>`;
  const names = order === "pinyin" ? html`${zh} ${en}` : html`${en} ${zh}`;
  const counted = html`<span data-count="${count}">${count}</span>`;
  const explained = definition !== undefined && html`<dd>${withoutMarkup(definition)}${more}</dd>`;
  return html`<div data-name="${typed}"><dt>${names} ${counted}</dt>${explained}</div>\n`;
}

/** A part of the page of a term. */
export interface TermView extends CountedLink {
  en: string[];
  abbreviations: string[];
  part: Part;
  /** Every different definition, with some of the transcripts that give it and their number. */
  definitions: { text: string; sources: Link[]; count: number }[];
  /** Places of the part: title of the transcript, site path of the paragraph. */
  places: (Link & { excerpt: string })[];
}

/** One term: its English, its definitions side by side, and its places. */
export function glossaryTermPage(page: PageContext, view: TermView): Html {
  const { name, en, abbreviations, definitions, part, places, count } = view;
  const short = html`<span lang="en">${abbreviations.join(", ")}</span>`;
  return html`<header class="page-heading">
<p class="kicker"><a href="${page.href("/glossary/")}">${bilingual("术语", "Glossary")}</a></p>
<h1><dfn>${name}</dfn> <span class="en" lang="en">${en.join(", ")}</span></h1>
${abbreviations.length > 0 && html`<p>${bilingual("缩写", "Abbreviation")}：${short}</p>`}
</header>
${part.number === 1 && definitionsSection(page, definitions)}
<section>
<h2>${bilingual("出处", "Where it is explained")} <span data-count="${count}">${count}</span></h2>
<ul class="mention-places" role="list">${places.map(
    (place) =>
      html`<li><a href="${page.href(place.url)}">${place.name}</a><p class="place">${place.excerpt}</p></li>\n`,
  )}</ul>
${partLinks(page, part)}
</section>`;
}

function definitionsSection(page: PageContext, definitions: TermView["definitions"]): Html {
  const count = definitions.length;
  const linkTo = ({ name, url }: Link) => html`<a href="${page.href(url)}">${name}</a>`;
  return html`<section>
<h2>${bilingual("解释", count === 1 ? "Definition" : "Definitions")} <span class="muted">${count > 1 && count}</span></h2>
${
  count === 0
    ? html`<p>${bilingual("文稿里只注了英文，没有解释。", "The transcripts give the English only.")}</p>`
    : html`<ul class="definitions" role="list">${definitions.map(
        ({ text, sources, count: all }) => html`<li>
<p>${withoutMarkup(text)}</p>
<p class="note">${sources.map((source, i) => html`${i > 0 && "；"}${linkTo(source)}`)}${
          all > sources.length &&
          html` 等 ${all} 篇 <span class="en" lang="en">${all} in all</span>`
        }</p>
</li>\n`,
      )}</ul>`
}
</section>`;
}
