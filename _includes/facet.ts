/**
 * The page of one tag, person, organisation, work or year: what is known of it, its transcripts in
 * order of time with the places that name it, what a person said, and what stands beside it.
 */

import type { Facet, FacetKind, Person } from "../src/archive/model.ts";
import { countPeriods } from "../src/archive/periods.ts";
import { relatedFacets } from "../src/archive/relations.ts";
import { href, siteContext } from "../src/site/context.ts";
import { facetLists } from "../src/site/facet-lists.ts";
import { FACET_NAMES } from "../src/site/facet-names.ts";
import { type Html, html, OUTWARD_LINK } from "../src/site/html.ts";
import { itemsOfLists, type Part } from "../src/site/parts.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";
import { longestPassages } from "./facet-passages.ts";
import { mentionList } from "./mention-list.ts";
import { partLinks } from "./part-links.ts";
import { barPicture } from "./pictures.ts";
import { transcriptList } from "./transcript-list.ts";

/** How many neighbours of a kind a page shows; the rest are a click away on theirs. */
const RELATED_SHOWN = 12;

/** Kinds shown as neighbours, people first. */
const RELATED_KINDS: readonly FacetKind[] = [
  "people",
  "organisations",
  "tags",
  "products",
  "media",
  "series",
];

/** One part of an entry of a facet. What is no list stands on the first. */
export function facetPage(facet: Facet, part: Part): Html {
  const { archive } = siteContext();
  const first = part.number === 1;
  const person = isPerson(facet) ? facet : undefined;
  const lists = facetLists(archive, facet);
  const [leading = [], mentioned = [], elsewhere = []] = itemsOfLists(lists, part);
  const all = lists[0]?.length ?? 0;
  return html`${header(facet)}
<div class="facet-page">
<div class="facet-main">
${first && timeline(facet)}
${first && person && longestPassages(person)}
${
  person
    ? transcriptsSection("讲话", "Speaking", person, leading, all)
    : transcriptsSection("文稿", "Transcripts", facet, leading, all)
}
${person && transcriptsSection("被提到", "Mentioned", person, mentioned, person.mentionedIn.length)}
${elsewhereSection(facet, elsewhere)}
${partLinks(part)}
</div>
${first && neighbours(facet)}
</div>`;
}

function header(facet: Facet): Html {
  const { zh, en } = FACET_NAMES[facet.kind];
  const { name, aliases, description, description_en, links } = facet;
  const count = facet.transcripts.length;
  return html`<header class="page-heading">
<p class="kicker"><a href="${href(`/${facet.kind}/`)}">${bilingual(zh, en)}</a></p>
<h1>${name}${facet.en !== undefined && facet.en !== name && html` <span class="en" lang="en">${facet.en}</span>`}</h1>
${description !== undefined && html`<p>${description}</p>`}
${description_en !== undefined && html`<p class="en" lang="en">${description_en}</p>`}
<p class="facts"><span><span data-count="${count}">${count}</span> 篇文稿 <span class="en" lang="en">transcript${count !== 1 && "s"}</span></span>${aliases.length > 0 && html`<span>${bilingual("又作", "Also")}：${aliases.join("、")}</span>`}</p>
${links.length > 0 && html`<ul class="inline-list" role="list">${links.map((link) => html`<li><a href="${link}" ${OUTWARD_LINK}>${hostOf(link)}</a></li>`)}</ul>`}
</header>`;
}

/** Bars over time, where there is more than one time to tell apart. */
function timeline(facet: Facet): Html | false {
  const periods = countPeriods(facet.transcripts);
  if (periods.length < 2 || facet.transcripts.length < 3) return false;
  return html`<section class="facet-timeline">
<h2>${bilingual("时间", "Timeline")}</h2>
${barPicture(facet.slug, `${facet.name}：每段时间的文稿篇数`, periods)}
</section>`;
}

function hostOf(link: string): string {
  try {
    return new URL(link).host.replace(/^www\./, "");
  } catch {
    return link;
  }
}

function isPerson(facet: Facet): facet is Person {
  return facet.kind === "people";
}

function transcriptsSection(
  zh: string,
  en: string,
  facet: Facet,
  transcripts: readonly Transcript[],
  all: number,
): Html | false {
  if (transcripts.length === 0) return false;
  return html`<section>
<h2>${bilingual(zh, en)} <span data-count="${all}">${all}</span></h2>
${transcriptList(transcripts, (transcript) => mentionList(facet, transcript))}
</section>`;
}

function elsewhereSection(facet: Facet, transcripts: readonly Transcript[]): Html | false {
  if (transcripts.length === 0) return false;
  const items = transcripts.map((transcript) => ({
    transcript,
    mentions: mentionList(facet, transcript),
  }));
  return html`<section>
<h2>${bilingual("文中另有提及", "Also named in")}</h2>
<ul class="mention-places" role="list">${items.map(
    ({ transcript, mentions }) =>
      html`<li><a href="${href(`/transcripts/${transcript.slug}/`)}">${transcript.meta.title}</a>${mentions}</li>\n`,
  )}</ul>
</section>`;
}

function neighbours(facet: Facet): Html | false {
  const { archive } = siteContext();
  const groups = RELATED_KINDS.map((kind) => ({
    kind,
    related: relatedFacets(archive, facet, kind, RELATED_SHOWN),
  })).filter(({ related }) => related.length > 0);
  if (groups.length === 0) return false;
  return html`<aside class="facet-aside" aria-label="相关 Related">
${groups.map(({ kind, related }) => {
  const { zh, en } = neighbourTitle(facet, kind);
  return html`<section>
<h2>${bilingual(zh, en)}</h2>
<ul class="related-list" role="list">${related.map(({ facet: other, count }) => html`<li><a href="${href(other.url)}">${other.name}</a> <span data-count="${count}">${count}</span></li>\n`)}</ul>
</section>\n`;
})}</aside>`;
}

function neighbourTitle(facet: Facet, kind: FacetKind): { zh: string; en: string } {
  if (facet.kind === "people" && kind === "people") return { zh: "同篇人物", en: "With whom" };
  return FACET_NAMES[kind];
}
