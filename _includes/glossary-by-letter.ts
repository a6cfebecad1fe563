/**
 * The glossary of a large archive: a page where it opens, and pages by letter on which each term
 * has an anchor, its definitions and its places.
 */

import { type Html, html, raw } from "../src/shared/html.ts";
import type { Part } from "../src/shared/list-parts.ts";
import type { Download } from "../src/shared/site-files.ts";
import { withoutMarkup } from "../src/text/excerpt.ts";
import { bilingual } from "./bilingual.ts";
import { filterBox } from "./facet-index.ts";
import { glossaryDownloads, glossaryHeading, type TermEntry, termItem } from "./glossary.ts";
import type { Link } from "./links.ts";
import type { PageContext } from "./page-context.ts";
import { partLinks } from "./part-links.ts";

/** Where the glossary opens. */
export interface GlossaryOpeningView {
  /** Number of all terms. */
  total: number;
  /** The letters, each with the site path of its first page. */
  letters: Link[];
  /** Terms that most transcripts explain. */
  often: TermEntry[];
  downloads: readonly Download[];
}

/** One page of terms. It does not say how many there are in all: it would change with each. */
export interface TermsView {
  letters: Link[];
  letter: string;
  part: Part;
  terms: TermInFull[];
}

/** A term with what is said of it. */
export interface TermInFull {
  name: string;
  /** Its anchor. */
  slug: string;
  /** English forms and abbreviations. */
  english: string[];
  definitions: string[];
  /** Some of its places: titles of transcripts, addresses of paragraphs. */
  places: Link[];
  /** Number of all its places. */
  count: number;
}

/** The letters, and the terms that are explained most often. */
export function glossaryOpening(page: PageContext, view: GlossaryOpeningView): Html {
  const { total, letters, often, downloads } = view;
  return html`${glossaryHeading(total)}
<div data-filter-scope>
<div class="list-tools">
${filterBox(page, "/glossary/")}
</div>
${letterPages(page, letters)}
<section>
<h2>${bilingual("最常注释的", "Explained most often")}</h2>
<dl class="term-list">
${often.map((entry) => termItem(page, entry, "pinyin"))}</dl>
</section>
</div>
${downloads.length > 0 && glossaryDownloads(page, downloads)}`;
}

/** The terms of one page. */
export function glossaryTerms(page: PageContext, view: TermsView): Html {
  const { letters, letter, part, terms } = view;
  return html`${glossaryHeading()}
<div data-filter-scope>
<div class="list-tools">
${filterBox(page, "/glossary/")}
</div>
${letterPages(page, letters, letter)}
<section>
<h2>${letter}</h2>
<dl class="term-list">
${terms.map((term) => termInFull(page, term))}</dl>
</section>
</div>
${partLinks(page, part)}`;
}

function letterPages(page: PageContext, letters: readonly Link[], current?: string): Html {
  return html`<nav class="letters" aria-label="字母 Letters"><ul role="list">${letters.map(
    ({ name, url }) =>
      html`<li><a href="${page.href(url)}"${name === current && raw(' aria-current="true"')}>${name}</a></li>`,
  )}</ul></nav>`;
}

function termInFull(page: PageContext, term: TermInFull): Html {
  const { name, slug, english, definitions, places, count } = term;
  const search = page.href(`/search/?q=${encodeURIComponent(name)}`);
  const texts = definitions.map((text) => html`${withoutMarkup(text)}<br>`);
  const links = places.map(
    (place, i) => html`${i > 0 && "；"}<a href="${page.href(place.url)}">${place.name}</a>`,
  );
  const more =
    count > places.length &&
    html`；<a href="${search}">${bilingual(`共 ${count} 处`, `${count} places`)}</a>`;
  return html`<div id="${slug}"><dt>${name} <span lang="en">${english.join(", ")}</span></dt>
<dd>${texts}${links}${more}</dd></div>\n`;
}
