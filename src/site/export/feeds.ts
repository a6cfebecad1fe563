/**
 * Atom (RFC 4287) and JSON Feed 1.1, for the whole archive and for each tag and person, by the day on
 * which transcripts were added. The feed of all leads on to the older ones in pages (RFC 5005), which
 * are counted from the oldest: an addition makes the last of them anew and no other.
 *
 * Both formats want absolute addresses, so there are none before the site says where it is.
 */

import type { Archive, Facet } from "../../archive/model.ts";
import { type Html, html, raw } from "../../shared/html.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import { addedOn, byAdded, changedOn } from "../../transcript/days.ts";
import type { Transcript } from "../../transcript/model.ts";
import { plainText, renderInline, renderPassage } from "../../transcript/passage.ts";

/** Entries in a feed: a reader that follows it has seen the older ones. */
const ENTRIES = 20;

/** Entries in a page of older ones. */
const PAGE_ENTRIES = 100;

/**
 * Above this many transcripts, only the newest in the feed of all have full texts; its older pages
 * and the feeds of tags and people carry summaries: each text would be written out once for every
 * tag and name in it.
 */
const FULL_TEXTS = 500;

/** A feed of transcripts, in Atom and as JSON. */
export interface Feed {
  /** Site path without the file's ending: `/tags/unicode/feed`. */
  path: string;
  title: string;
  /** Site path of the page that it follows. */
  page: string;
  /** The entries, what was added last before the others. */
  transcripts: readonly Transcript[];
  full: boolean;
  /** Paths, without the ending, of the pages of the same feed. */
  pages?: { first: string; next?: string; previous?: string; last: string };
}

/** The feed of everything: what was added last, then its pages from the newest to the oldest. */
function archiveFeeds({ site, transcripts }: Archive): Feed[] {
  const all = byAdded(transcripts);
  const about = { title: site.title, page: "/" };
  const first = { ...about, path: "/feed", transcripts: all.slice(0, ENTRIES), full: true };
  if (all.length <= ENTRIES) return [first];
  const count = Math.ceil(all.length / PAGE_ENTRIES);
  const numbered = Array.from({ length: count }, (_, i) => {
    const from = Math.max(0, all.length - (i + 1) * PAGE_ENTRIES);
    return {
      ...{ ...about, path: `/feed-${i + 1}`, full: all.length <= FULL_TEXTS },
      transcripts: all.slice(from, all.length - i * PAGE_ENTRIES),
    };
  });
  const feeds = [first, ...numbered.reverse()];
  const path = (i: number) => feeds[i]?.path;
  return feeds.map((feed, i) => {
    const [next, previous] = [path(i + 1), path(i - 1)];
    const pages = {
      ...{ first: "/feed", last: "/feed-1" },
      ...(next !== undefined && { next }),
      ...(previous !== undefined && { previous }),
    };
    return { ...feed, pages };
  });
}

/** The feed of a tag or a person. */
export function facetFeed(facet: Facet, { site, transcripts }: Archive): Feed {
  return {
    path: `${facet.url}feed`,
    title: `${facet.name} · ${site.title}`,
    page: facet.url,
    transcripts: byAdded(facet.transcripts).slice(0, ENTRIES),
    full: transcripts.length <= FULL_TEXTS,
  };
}

/** Tells the facets that have a feed of their own: tags and people, unless the archive is large. */
export function hasFeed({ kind, page }: Facet, { layout }: Archive): boolean {
  return layout.nameFeeds && page && (kind === "tags" || kind === "people");
}

/** Every feed of an archive; none when it does not know its address. */
export function* feedsOf(archive: Archive): Generator<Feed> {
  if (archive.site.url === undefined) return;
  yield* archiveFeeds(archive);
  for (const facet of [...archive.facets.tags, ...archive.facets.people]) {
    if (hasFeed(facet, archive)) yield facetFeed(facet, archive);
  }
}

/** Writes a feed as Atom. */
export function toAtom(feed: Feed, archive: Archive): string {
  const { site } = archive;
  const page = outsideAddress(site, feed.page);
  const { pages, transcripts } = feed;
  const relation = (name: string, path = "") =>
    path !== "" &&
    html`<link rel="${name}" type="application/atom+xml" href="${outsideAddress(site, `${path}.xml`)}"/>\n`;
  return xml(html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<id>${page}</id>
<title>${feed.title}</title>
<subtitle>${site.description}</subtitle>
<updated>${lastChange(transcripts)}</updated>
<link rel="self" type="application/atom+xml" href="${outsideAddress(site, `${feed.path}.xml`)}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${
  pages && [
    relation("first", pages.first),
    relation("previous", pages.previous),
    relation("next", pages.next),
    relation("last", pages.last),
  ]
}<author><name>${site.keeper ?? site.title}</name></author>
${site.rights !== undefined && html`<rights>${plainText(site.rights)}</rights>\n`}<generator>Duidu</generator>
${transcripts.map((transcript) => atomEntry(transcript, feed, archive))}</feed>
`);
}

function atomEntry(transcript: Transcript, feed: Feed, archive: Archive): Html {
  const { meta } = transcript;
  const address = outsideAddress(archive.site, transcriptUrl(transcript));
  const added = addedOn(transcript);
  const authors = archive.speakersIn(transcript).map(({ name }) => name);
  if (authors.length === 0 && meta.author !== undefined) authors.push(meta.author);
  return html`<entry>
<id>${address}</id>
<title>${meta.title}</title>
<link rel="alternate" type="text/html" href="${address}"/>
${meta.source !== undefined && URL.canParse(meta.source) && html`<link rel="via" href="${meta.source}"/>`}
${added !== undefined && html`<published>${instant(added)}</published>\n`}<updated>${instant(changedOn(transcript) ?? meta.date)}</updated>
${authors.map((name) => html`<author><name>${name}</name></author>`)}
${meta.tags.map((name) => html`<category term="${archive.facet("tags", name)?.slug ?? name}" label="${name}"/>`)}
${meta.rights !== undefined && html`<rights>${plainText(meta.rights)}</rights>\n`}<summary>${summary(transcript)}</summary>
${feed.full && html`<content type="html">${content(transcript).source}</content>`}
</entry>
`;
}

/** Writes a feed as JSON Feed 1.1. */
export function toJsonFeed(feed: Feed, archive: Archive): string {
  const { site } = archive;
  const items = feed.transcripts.map((transcript) => {
    const { meta } = transcript;
    const [added, changed] = [addedOn(transcript), changedOn(transcript)];
    const address = outsideAddress(site, transcriptUrl(transcript));
    const authors = archive.speakersIn(transcript).map((person) => ({
      name: person.name,
      url: outsideAddress(site, person.url),
    }));
    return {
      id: address,
      url: address,
      ...(meta.source !== undefined && URL.canParse(meta.source) && { external_url: meta.source }),
      title: meta.title,
      ...(feed.full
        ? { content_html: content(transcript).source }
        : { content_text: summary(transcript) }),
      summary: summary(transcript),
      ...((added ?? meta.date) !== undefined && { date_published: instant(added ?? meta.date) }),
      ...(changed !== undefined && { date_modified: instant(changed) }),
      ...(authors.length > 0
        ? { authors }
        : meta.author !== undefined && { authors: [{ name: meta.author }] }),
      ...(meta.tags.length > 0 && { tags: meta.tags }),
      language: "zh-Hans",
    };
  });
  return `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: feed.title,
      home_page_url: outsideAddress(site, feed.page),
      feed_url: outsideAddress(site, `${feed.path}.json`),
      ...(feed.pages?.next !== undefined && {
        next_url: outsideAddress(site, `${feed.pages.next}.json`),
      }),
      description: site.description,
      language: "zh-Hans",
      authors: [{ name: site.keeper ?? site.title }],
      items,
    },
    undefined,
    1,
  )}\n`;
}

// A transcript stands in the feeds of all its tags and people.
const rendered = new WeakMap<Transcript, Html>();

/** The whole text as HTML without our classes: each paragraph, then its original as a quotation. */
function content(transcript: Transcript): Html {
  const known = rendered.get(transcript);
  if (known) return known;
  const made = html`${transcript.sections.map(
    (section) =>
      html`${
        section.heading !== undefined &&
        html`<h2>${raw(renderInline(section.heading))}</h2>
`
      }${section.turns.map(({ speaker, segments }) =>
        segments.map((segment, i) => {
          const name = i === 0 ? (speaker?.zh ?? speaker?.original) : undefined;
          const { zh, original } = segment;
          return html`${
            name !== undefined &&
            html`<p><strong>${name}</strong></p>
`
          }${
            zh !== undefined &&
            html`<div lang="zh-Hans">${raw(renderPassage(zh))}</div>
`
          }${
            original &&
            html`<blockquote lang="${original.lang}">${raw(renderPassage(original.text))}</blockquote>
`
          }`;
        }),
      )}`,
  )}`;
  rendered.set(transcript, made);
  return made;
}

/** What a reader of feeds shows below a title: the day of the talk, the English title, the summaries. */
function summary({ meta }: Transcript): string {
  const said = [meta.date && `访谈日期 ${meta.date}`, meta.title_en, meta.summary, meta.summary_en];
  return said.filter(Boolean).join(" · ") || meta.title;
}

/** RFC 3339 instant of a day, filled up; the first day of the epoch where none is known. */
function instant(date = ""): string {
  const [year = "1970", month = "01", day = "01"] = date.split("-").filter(Boolean);
  return `${year}-${month}-${day}T00:00:00Z`;
}

function lastChange(transcripts: readonly Transcript[]): string {
  return transcripts
    .map((transcript) => instant(changedOn(transcript) ?? transcript.meta.date))
    .reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00Z");
}

/** Drops control characters, which XML 1.0 cannot hold in any form. */
function xml(document: Html): string {
  return document.source.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
