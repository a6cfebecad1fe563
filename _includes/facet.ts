/**
 * The page of one tag, person, organisation, work or year: what is known of it, its transcripts in
 * order of time with the places that name it, what a person said, and what stands beside it.
 */

import type { FacetKind } from "../src/archive/model.ts";
import type { Period } from "../src/archive/periods.ts";
import { type Html, html, OUTWARD_LINK } from "../src/shared/html.ts";
import type { Part } from "../src/shared/list-parts.ts";
import type { Transcript } from "../src/transcript/model.ts";
import { bilingual } from "./bilingual.ts";
import { FACET_NAMES } from "./facet-names.ts";
import { longestPassages, type PassagesView } from "./facet-passages.ts";
import type { CountedLink } from "./links.ts";
import { type MentionsView, mentionList } from "./mention-list.ts";
import type { PageContext } from "./page-context.ts";
import { partLinks } from "./part-links.ts";
import { barPicture } from "./pictures.ts";
import { type ListedTranscript, transcriptList } from "./transcript-list.ts";

/** One part of an entry of a facet. What is no list stands on the first. */
export interface FacetView {
  kind: FacetKind;
  name: string;
  slug: string;
  url: string;
  en?: string;
  aliases: string[];
  description?: string;
  description_en?: string;
  links: string[];
  /** Number of transcripts that claim it. */
  count: number;
  part: Part;
  /** Over time, where that tells more than one thing; else empty. */
  periods: Period[];
  passages?: PassagesView;
  /** Transcripts that claim it; for a person, those in which they speak. */
  leading: CountedList;
  /** Transcripts that name a person who does not speak. */
  mentioned: CountedList;
  /** Transcripts whose text names it though they do not claim it. */
  elsewhere: NamingTranscript[];
  neighbours: { kind: FacetKind; related: CountedLink[] }[];
}

/** As much of a list as falls into the part, and the number of all of it. */
export interface CountedList {
  shown: NamingTranscript[];
  count: number;
}

/** A transcript, and where it names the entry. */
export interface NamingTranscript extends ListedTranscript {
  mentions?: MentionsView;
}

/** Transcripts that a page reads, by their addresses. */
type Texts = ReadonlyMap<string, Transcript>;

/** Renders one part of an entry. `transcripts` has those whose text it shows. */
export function facetPage(page: PageContext, view: FacetView, transcripts: Texts): Html {
  const { periods, passages, leading, mentioned, elsewhere, neighbours } = view;
  const isPerson = view.kind === "people";
  const list = (zh: string, en: string, of: CountedList) =>
    transcriptsSection(page, bilingual(zh, en), of, transcripts);
  return html`${header(page, view)}
<div class="facet-page">
<div class="facet-main">
${periods.length > 0 && timeline(view)}
${passages && longestPassages(page, passages, transcripts)}
${isPerson ? list("讲话", "Speaking", leading) : list("文稿", "Transcripts", leading)}
${isPerson && list("被提到", "Mentioned", mentioned)}
${elsewhereSection(page, elsewhere, transcripts)}
${partLinks(page, view.part)}
</div>
${neighbours.length > 0 && neighbourLists(page, view)}
</div>`;
}

function header(page: PageContext, facet: FacetView): Html {
  const { zh, en } = FACET_NAMES[facet.kind];
  const { name, aliases, description, description_en, links, count } = facet;
  const english = facet.en !== undefined && facet.en !== name;
  const others =
    aliases.length > 0 && html`<span>${bilingual("又作", "Also")}：${aliases.join("、")}</span>`;
  const outward = (link: string) =>
    html`<li><a href="${link}" ${OUTWARD_LINK}>${hostOf(link)}</a></li>`;
  const counted = html`<span data-count="${count}">${count}</span>`;
  const transcripts = html`<span class="en" lang="en">transcript${count !== 1 && "s"}</span>`;
  return html`<header class="page-heading">
<p class="kicker"><a href="${page.href(`/${facet.kind}/`)}">${bilingual(zh, en)}</a></p>
<h1>${name}${english && html` <span class="en" lang="en">${facet.en}</span>`}</h1>
${description !== undefined && html`<p>${description}</p>`}
${description_en !== undefined && html`<p class="en" lang="en">${description_en}</p>`}
<p class="facts"><span>${counted} 篇文稿 ${transcripts}</span>${others}</p>
${links.length > 0 && html`<ul class="inline-list" role="list">${links.map(outward)}</ul>`}
</header>`;
}

function timeline({ slug, name, periods }: FacetView): Html {
  return html`<section class="facet-timeline">
<h2>${bilingual("时间", "Timeline")}</h2>
${barPicture(slug, `${name}：每段时间的文稿篇数`, periods)}
</section>`;
}

function hostOf(link: string): string {
  try {
    return new URL(link).host.replace(/^www\./, "");
  } catch {
    return link;
  }
}

function transcriptsSection(
  page: PageContext,
  title: Html,
  { shown, count }: CountedList,
  transcripts: Texts,
): Html | false {
  if (shown.length === 0) return false;
  return html`<section>
<h2>${title} <span data-count="${count}">${count}</span></h2>
${transcriptList(page, shown, (one) => mentionsIn(page, one, transcripts))}
</section>`;
}

function elsewhereSection(
  page: PageContext,
  elsewhere: readonly NamingTranscript[],
  transcripts: Texts,
): Html | false {
  if (elsewhere.length === 0) return false;
  return html`<section>
<h2>${bilingual("文中另有提及", "Also named in")}</h2>
<ul class="mention-places" role="list">${elsewhere.map(
    (one) =>
      html`<li><a href="${page.href(one.url)}">${one.title}</a>${mentionsIn(page, one, transcripts)}</li>\n`,
  )}</ul>
</section>`;
}

function mentionsIn(
  page: PageContext,
  { slug, mentions }: NamingTranscript,
  transcripts: Texts,
): Html | false {
  const transcript = transcripts.get(slug);
  return transcript && mentions ? mentionList(page, transcript, mentions) : false;
}

function neighbourLists(page: PageContext, { kind, neighbours }: FacetView): Html {
  const item = ({ name, url, count }: CountedLink) =>
    html`<li><a href="${page.href(url)}">${name}</a> <span data-count="${count}">${count}</span></li>\n`;
  return html`<aside class="facet-aside" aria-label="相关 Related">
${neighbours.map(({ kind: other, related }) => {
  const { zh, en } = neighbourTitle(kind, other);
  return html`<section>
<h2>${bilingual(zh, en)}</h2>
<ul class="related-list" role="list">${related.map(item)}</ul>
</section>\n`;
})}</aside>`;
}

function neighbourTitle(own: FacetKind, kind: FacetKind): { zh: string; en: string } {
  if (own === "people" && kind === "people") return { zh: "同篇人物", en: "With whom" };
  return FACET_NAMES[kind];
}
