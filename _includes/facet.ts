/**
 * The page of one tag, person, organisation, work or year: what is known of it, its transcripts in
 * order of time with the places that name it, what a person said, and what stands beside it.
 */

import { mentionsOf } from "../src/archive/mentions.ts";
import type { Facet, FacetKind, Person } from "../src/archive/model.ts";
import { relatedFacets } from "../src/archive/relations.ts";
import { href, siteContext } from "../src/site/context.ts";
import { FACET_NAMES } from "../src/site/facet-names.ts";
import { type Html, html, OUTWARD_LINK } from "../src/site/html.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";
import { longestPassages } from "./facet-passages.ts";
import { mentionList } from "./mention-list.ts";
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

/** One entry of a facet. */
export function facetPage(facet: Facet): Html {
  return html`${header(facet)}
<div class="facet-page">
<div class="facet-main">
${isPerson(facet) ? personSections(facet) : transcriptsSection("文稿", "Transcripts", facet, facet.transcripts)}
${elsewhere(facet)}
</div>
${neighbours(facet)}
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

function personSections(person: Person): Html {
  return html`${transcriptsSection("讲话", "Speaking", person, person.spokenIn)}
${longestPassages(person)}
${transcriptsSection("被提到", "Mentioned", person, person.mentionedIn)}`;
}

function transcriptsSection(
  zh: string,
  en: string,
  facet: Facet,
  transcripts: readonly Transcript[],
): Html | false {
  if (transcripts.length === 0) return false;
  return html`<section>
<h2>${bilingual(zh, en)} <span data-count="${transcripts.length}">${transcripts.length}</span></h2>
${transcriptList(transcripts, (transcript) => mentionList(facet, transcript))}
</section>`;
}

/** Transcripts whose text has the name though their front matter does not: found, not claimed. */
function elsewhere(facet: Facet): Html | false {
  const own = new Set(facet.transcripts);
  const items = [...mentionsOf(siteContext().archive, facet).keys()]
    .filter((transcript) => !own.has(transcript))
    .map((transcript) => ({ transcript, mentions: mentionList(facet, transcript) }));
  if (items.length === 0) return false;
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
    related: relatedFacets(archive, facet, kind),
  })).filter(({ related }) => related.length > 0);
  if (groups.length === 0) return false;
  return html`<aside class="facet-aside" aria-label="相关 Related">
${groups.map(({ kind, related }) => {
  const { zh, en } = neighbourTitle(facet, kind);
  return html`<section>
<h2>${bilingual(zh, en)}</h2>
<ul class="related-list" role="list">${related.slice(0, RELATED_SHOWN).map(({ facet: other, count }) => html`<li><a href="${href(other.url)}">${other.name}</a> <span data-count="${count}">${count}</span></li>\n`)}</ul>
</section>\n`;
})}</aside>`;
}

function neighbourTitle(facet: Facet, kind: FacetKind): { zh: string; en: string } {
  if (facet.kind === "people" && kind === "people") return { zh: "同篇人物", en: "With whom" };
  return FACET_NAMES[kind];
}
