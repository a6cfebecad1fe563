/** The index of a facet (all tags, all people) and the page of one entry. */

import type { Facet, FacetKind, Person } from "../src/archive/model.ts";
import { href, siteContext } from "../src/site/context.ts";
import { FACET_NAMES } from "../src/site/facet-names.ts";
import { type Html, html } from "../src/site/html.ts";
import { bilingual } from "./bilingual.ts";
import { pageHeading } from "./page.ts";
import { transcriptList } from "./transcript-list.ts";

/** Every entry of a kind with its number of transcripts. */
export function facetIndex(kind: FacetKind): Html {
  const { facets } = siteContext().archive;
  const { zh, en } = FACET_NAMES[kind];
  const entries: readonly Facet[] = facets[kind];
  return html`${pageHeading(zh, en, `共 ${entries.length} 个`)}
<ul class="facet-list" role="list">
${entries.map((facet) => html`<li><a href="${href(facet.url)}">${facet.name}</a>${facet.en !== undefined && facet.en !== facet.name && html` <span class="en" lang="en">${facet.en}</span>`} <span data-count="${facet.transcripts.length}">${facet.transcripts.length}</span></li>\n`)}</ul>`;
}

/** One entry: what is known of it, and its transcripts. */
export function facetPage(facet: Facet): Html {
  const { zh, en } = FACET_NAMES[facet.kind];
  return html`<header class="page-heading">
<p class="kicker"><a href="${href(`/${facet.kind}/`)}">${bilingual(zh, en)}</a></p>
<h1>${facet.name}${facet.en !== undefined && facet.en !== facet.name && html` <span class="en" lang="en">${facet.en}</span>`}</h1>
${facet.description !== undefined && html`<p>${facet.description}</p>`}
${facet.description_en !== undefined && html`<p class="en" lang="en">${facet.description_en}</p>`}
${facet.links.length > 0 && html`<ul class="inline-list" role="list">${facet.links.map((link) => html`<li><a href="${link}" rel="noopener noreferrer">${new URL(link).host}</a></li>`)}</ul>`}
</header>
${isPerson(facet) ? personTranscripts(facet) : transcriptsSection("文稿", "Transcripts", facet.transcripts)}`;
}

function isPerson(facet: Facet): facet is Person {
  return facet.kind === "people";
}

function personTranscripts(person: Person): Html {
  return html`${transcriptsSection("讲话", "Speaking", person.spokenIn)}
${transcriptsSection("被提到", "Mentioned", person.mentionedIn)}`;
}

function transcriptsSection(
  zh: string,
  en: string,
  transcripts: Facet["transcripts"],
): Html | false {
  if (transcripts.length === 0) return false;
  return html`<section>
<h2>${bilingual(zh, en)} <span data-count="${transcripts.length}">${transcripts.length}</span></h2>
${transcriptList(transcripts)}
</section>`;
}
