/**
 * The glossary: its lists by pinyin and by English, and the page of one term with its definitions
 * side by side and every place it is explained.
 */

import { withoutMarkup } from "../src/archive/excerpt.ts";
import { BY_NAME_SLUG, type GlossaryEntry, transcriptUrl } from "../src/archive/model.ts";
import { nameOrder } from "../src/archive/name-order.ts";
import { href, siteContext } from "../src/site/context.ts";
import { GLOSSARY_DOWNLOADS } from "../src/site/export/export-addresses.ts";
import { type Html, html } from "../src/site/html.ts";
import { itemsOfPart, type Part } from "../src/site/parts.ts";
import { bilingual } from "./bilingual.ts";
import {
  byLetter,
  filterBox,
  groupsOfPart,
  letterId,
  letterLinks,
  letterName,
  orderLinks,
} from "./facet-index.ts";
import { pageHeading } from "./page.ts";
import { partLinks } from "./part-links.ts";

/** Transcripts named beside a definition; all of them are among the places below. */
const SOURCES_SHOWN = 12;

/** All terms under the letters of their pinyin, or of their English. */
export function glossaryIndex(order: "pinyin" | "english", part: Part): Html {
  const { glossary } = siteContext().archive;
  const groups = order === "pinyin" ? byLetter(glossary) : byEnglish(glossary);
  return html`${pageHeading("术语", "Glossary", html`文稿里注释过的 ${glossary.length} 个术语 <span class="en" lang="en">terms explained in the transcripts</span>`)}
<div data-filter-scope>
<div class="list-tools">
${orderLinks(
  [
    { path: "/glossary/", zh: "按拼音", en: "by pinyin" },
    { path: `/glossary/${BY_NAME_SLUG}/`, zh: "按英文", en: "by English" },
  ],
  order === "pinyin" ? "/glossary/" : `/glossary/${BY_NAME_SLUG}/`,
)}
${glossary.length > 0 && filterBox(part)}
</div>
${glossary.length === 0 ? html`<p>${bilingual("还没有带注释的术语。", "No term is explained yet.")}</p>` : letterLinks(groups, part)}
${groupsOfPart(groups, part).map(
  ([letter, entries]) => html`<section class="letter-group" data-filter-group>
<h2 id="${letterId(letter)}">${letterName(letter)}</h2>
<dl class="term-list">
${entries.map((entry) => termItem(entry, order))}</dl>
</section>
`,
)}</div>
${partLinks(part)}
<section>
<h2>${bilingual("下载", "Download")}</h2>
<ul class="inline-list" role="list">${GLOSSARY_DOWNLOADS.map(
    ({ path, zh, en }) =>
      html`<li><a href="${href(path)}" download>${bilingual(zh, en)}</a></li>\n`,
  )}</ul>
</section>`;
}

function byEnglish(glossary: readonly GlossaryEntry[]): Map<string, GlossaryEntry[]> {
  const entries = glossary.map((entry) => {
    const name = entry.en[0] ?? entry.name;
    return { name, order: nameOrder(name), entry };
  });
  return new Map(
    [...byLetter(entries)].map(([letter, list]) => [letter, list.map(({ entry }) => entry)]),
  );
}

function termItem(entry: GlossaryEntry, order: "pinyin" | "english"): Html {
  const { name, url, en, abbreviations, definitions, occurrences } = entry;
  const zh = html`<a href="${href(url)}">${name}</a>`;
  const english = html`<span lang="en">${[...en, ...abbreviations].join(", ")}</span>`;
  const first = definitions[0]?.text;
  return html`<div data-name="${entry.order.typed}"><dt>${order === "pinyin" ? html`${zh} ${english}` : html`${english} ${zh}`} <span data-count="${occurrences.length}">${occurrences.length}</span></dt>${first !== undefined && html`<dd>${withoutMarkup(first)}${definitions.length > 1 && html` <span class="muted">（另有 ${definitions.length - 1} 种解释）</span>`}</dd>`}</div>\n`;
}

/** One term: its English, its definitions side by side, and its places. */
export function glossaryTermPage(entry: GlossaryEntry, part: Part): Html {
  const { name, en, abbreviations, definitions, occurrences } = entry;
  return html`<header class="page-heading">
<p class="kicker"><a href="${href("/glossary/")}">${bilingual("术语", "Glossary")}</a></p>
<h1><dfn>${name}</dfn> <span class="en" lang="en">${en.join(", ")}</span></h1>
${abbreviations.length > 0 && html`<p>${bilingual("缩写", "Abbreviation")}：<span lang="en">${abbreviations.join(", ")}</span></p>`}
</header>
${
  part.number === 1 &&
  html`<section>
<h2>${bilingual("解释", definitions.length === 1 ? "Definition" : "Definitions")} <span class="muted">${definitions.length > 1 && definitions.length}</span></h2>
${
  definitions.length === 0
    ? html`<p>${bilingual("文稿里只注了英文，没有解释。", "The transcripts give the English only.")}</p>`
    : html`<ul class="definitions" role="list">${definitions.map(
        ({ text, transcripts }) => html`<li>
<p>${withoutMarkup(text)}</p>
<p class="note">${transcripts.slice(0, SOURCES_SHOWN).map((transcript, i) => html`${i > 0 && "；"}<a href="${href(transcriptUrl(transcript))}">${transcript.meta.title}</a>`)}${transcripts.length > SOURCES_SHOWN && html` 等 ${transcripts.length} 篇 <span class="en" lang="en">${transcripts.length} in all</span>`}</p>
</li>\n`,
      )}</ul>`
}
</section>`
}
<section>
<h2>${bilingual("出处", "Where it is explained")} <span data-count="${occurrences.length}">${occurrences.length}</span></h2>
<ul class="mention-places" role="list">${itemsOfPart(occurrences, part).map(
    ({ transcript, segmentId, excerpt }) =>
      html`<li><a href="${href(transcriptUrl(transcript))}#${segmentId}">${transcript.meta.title}</a><p class="place">${excerpt}</p></li>\n`,
  )}</ul>
${partLinks(part)}
</section>`;
}
