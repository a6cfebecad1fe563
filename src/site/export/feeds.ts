/**
 * Atom (RFC 4287) and JSON Feed 1.1, for the whole archive and for each tag and person, every
 * entry in full and in both languages.
 *
 * Both formats want absolute addresses, so there are none before the site says where it is.
 */

import type { Archive, Facet } from "../../archive/model.ts";
import { type Html, html, raw } from "../../shared/html.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import type { Transcript } from "../../transcript/model.ts";
import { renderInline, renderPassage } from "../../transcript/passage.ts";

/** Entries in a feed: a reader that follows it has seen the older ones. */
const ENTRIES = 20;

/**
 * Above this many transcripts, only the feed of all has full texts, and those of tags and people
 * carry summaries: each text would be written out once for every tag and name in it.
 */
const FULL_FACET_FEEDS = 500;

/** A feed of transcripts, in Atom and as JSON. */
export interface Feed {
  /** Site path without the file's ending: `/tags/unicode/feed`. */
  path: string;
  title: string;
  /** Site path of the page that it follows. */
  page: string;
  transcripts: readonly Transcript[];
  full: boolean;
}

/** The feed of everything. */
export function archiveFeed({ site, transcripts }: Archive): Feed {
  return { path: "/feed", title: site.title, page: "/", transcripts, full: true };
}

/** The feed of a tag or a person. */
export function facetFeed(facet: Facet, { site, transcripts }: Archive): Feed {
  return {
    path: `${facet.url}feed`,
    title: `${facet.name} · ${site.title}`,
    page: facet.url,
    transcripts: facet.transcripts,
    full: transcripts.length <= FULL_FACET_FEEDS,
  };
}

/** Tells the facets that have a feed of their own: tags and people, unless the archive is large. */
export function hasFeed({ kind, page }: Facet, { layout }: Archive): boolean {
  return layout.nameFeeds && page && (kind === "tags" || kind === "people");
}

/** Every feed of an archive; none when it does not know its address. */
export function* feedsOf(archive: Archive): Generator<Feed> {
  if (archive.site.url === undefined) return;
  yield archiveFeed(archive);
  for (const facet of [...archive.facets.tags, ...archive.facets.people]) {
    if (hasFeed(facet, archive)) yield facetFeed(facet, archive);
  }
}

/** Transcripts that a feed shows. */
export function feedEntries({ transcripts }: Feed): readonly Transcript[] {
  return transcripts.slice(0, ENTRIES);
}

/** Writes a feed as Atom. */
export function toAtom(feed: Feed, archive: Archive): string {
  const { site } = archive;
  const page = outsideAddress(site, feed.page);
  const entries = feedEntries(feed);
  return xml(html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<id>${page}</id>
<title>${feed.title}</title>
<subtitle>${site.description}</subtitle>
<updated>${newest(entries)}</updated>
<link rel="self" type="application/atom+xml" href="${outsideAddress(site, `${feed.path}.xml`)}"/>
<link rel="alternate" type="text/html" href="${page}"/>
<author><name>${site.keeper ?? site.title}</name></author>
<generator>Duidu</generator>
${entries.map((transcript) => atomEntry(transcript, feed, archive))}</feed>
`);
}

function atomEntry(transcript: Transcript, feed: Feed, archive: Archive): Html {
  const { meta } = transcript;
  const address = outsideAddress(archive.site, transcriptUrl(transcript));
  const authors = archive.speakersIn(transcript).map(({ name }) => name);
  if (authors.length === 0 && meta.author !== undefined) authors.push(meta.author);
  return html`<entry>
<id>${address}</id>
<title>${meta.title}</title>
<link rel="alternate" type="text/html" href="${address}"/>
${meta.source !== undefined && URL.canParse(meta.source) && html`<link rel="via" href="${meta.source}"/>`}
<updated>${instant(transcript)}</updated>
${authors.map((name) => html`<author><name>${name}</name></author>`)}
${meta.tags.map((name) => html`<category term="${archive.facet("tags", name)?.slug ?? name}" label="${name}"/>`)}
${meta.summary !== undefined && html`<summary>${meta.summary}</summary>`}
${feed.full && html`<content type="html">${content(transcript).source}</content>`}
</entry>
`;
}

/** Writes a feed as JSON Feed 1.1. */
export function toJsonFeed(feed: Feed, archive: Archive): string {
  const { site } = archive;
  const items = feedEntries(feed).map((transcript) => {
    const { meta } = transcript;
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
        : { content_text: meta.summary ?? meta.title }),
      ...(meta.summary !== undefined && { summary: meta.summary }),
      ...(meta.date !== undefined && { date_published: instant(transcript) }),
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

/** RFC 3339 instant of a transcript: its date, filled up; the first day of the epoch without one. */
function instant({ meta }: Transcript): string {
  const [year = "1970", month = "01", day = "01"] = (meta.date ?? "").split("-").filter(Boolean);
  return `${year}-${month}-${day}T00:00:00Z`;
}

function newest(transcripts: readonly Transcript[]): string {
  return transcripts.map(instant).reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00Z");
}

/** Drops control characters, which XML 1.0 cannot hold in any form. */
function xml(document: Html): string {
  return document.source.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
