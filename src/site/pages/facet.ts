/** A page for each tag, person, organisation, work, series, category and year, in parts. */

import { type FacetView, facetPage, type NamingTranscript } from "../../../_includes/facet.ts";
import { FACET_NAMES } from "../../../_includes/facet-names.ts";
import type { PassagesView } from "../../../_includes/facet-passages.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import type { MentionsView } from "../../../_includes/mention-list.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { facetBreadcrumbs, facetNode } from "../../../_includes/structured-data.ts";
import { tighten } from "../../../_includes/tighten.ts";
import { frameNumbers } from "../../archive/frame-numbers.ts";
import { mentionsOf } from "../../archive/mentions.ts";
import {
  type Archive,
  FACET_KINDS,
  type Facet,
  type FacetKind,
  type Person,
} from "../../archive/model.ts";
import { passagesOf } from "../../archive/passages.ts";
import { countPeriods, type Period } from "../../archive/periods.ts";
import { relatedFacets } from "../../archive/relations.ts";
import { itemsOfLists, type Part, partAt, partPaths } from "../../shared/list-parts.ts";
import type { Transcript } from "../../transcript/model.ts";
import { hasFeed } from "../export/feeds.ts";
import { entriesPerPage, facetLists } from "../facet-lists.ts";
import type { Page, PageGroup, PageKind } from "./page.ts";
import { linkTo, listed } from "./view-parts.ts";

/** Longest passages of a person that are shown. */
const PASSAGES_SHOWN = 5;
/** Places in one transcript: these at once, so many folded where few transcripts have the name. */
const PLACES_SHOWN = 3;
/** In a large archive one, beside the number of the others. */
const PLACES_SHOWN_COMPACT = 1;
const PLACES_FOLDED = 30;
const FOLD_UP_TO = 30;
/** How many neighbours of a kind a page shows; the rest are a click away on theirs. */
const RELATED_SHOWN = 12;
const RELATED_SHOWN_COMPACT = 6;

/** Kinds shown as neighbours, people first. */
const RELATED_KINDS: readonly FacetKind[] = [
  "people",
  "organisations",
  "tags",
  "products",
  "media",
  "series",
];

interface View extends FacetView {
  /** Site path of the part. */
  path: string;
  /** Titles of its newest transcripts, for an entry that nobody has described. */
  newest: string[];
  /** The site has little room. */
  lean: boolean;
  /** It has a feed. */
  followed: boolean;
}

const KIND: PageKind<View> = { name: "facet", render };

/** A page for each entry that has one, in parts. */
export function* facetPages(archive: Archive): Generator<PageGroup> {
  for (const kind of FACET_KINDS) {
    for (const facet of archive.facets[kind] as Facet[]) {
      if (!facet.page) continue;
      const pages = () => partsOf(archive, facet);
      yield { path: facet.url, frame: () => frameNumbers(archive)?.ofFacet(facet), pages };
    }
  }
}

/** The page of one name at a site path, with its other parts; none where no name has one there. */
export function* facetPagesAt(archive: Archive, path: string): Generator<Page<View>> {
  const [, kind, slug] = path.split("/");
  const facets: readonly Facet[] = archive.facets[kind as FacetKind] ?? [];
  const facet = facets.find((one) => one.page && one.slug === slug);
  if (facet) yield* partsOf(archive, facet);
}

function* partsOf(archive: Archive, facet: Facet): Generator<Page<View>> {
  const lists = facetLists(archive, facet);
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const mentions = mentionsOf(archive, facet);
  const size = entriesPerPage(archive);
  for (const path of partPaths(facet.url, total, size)) {
    const part = partAt(path, total, size);
    const shown = itemsOfLists(lists, part);
    const passages = part.number === 1 ? longestOf(archive, facet) : undefined;
    const read = new Set(shown.flat().filter((transcript) => mentions.has(transcript)));
    for (const { slug } of passages?.longest ?? []) {
      const transcript = archive.bySlug.get(slug);
      if (transcript) read.add(transcript);
    }
    yield {
      path,
      kind: KIND,
      view: () => ({
        path,
        ...viewOf(archive, facet, part, shown),
        mentioned: { shown: naming(archive, facet, shown[1]), count: lists[1]?.length ?? 0 },
        leading: { shown: naming(archive, facet, shown[0]), count: lists[0]?.length ?? 0 },
        ...(passages && { passages }),
      }),
      transcripts: [...read],
    };
  }
}

function viewOf(archive: Archive, facet: Facet, part: Part, shown: Transcript[][]) {
  const { kind, name, slug, url, en, aliases, description, description_en, links } = facet;
  const isFirst = part.number === 1;
  return {
    ...{ kind, name, slug, url, aliases, links, part, count: facet.transcripts.length },
    ...(en !== undefined && { en }),
    ...(description !== undefined && { description }),
    ...(description_en !== undefined && { description_en }),
    periods: isFirst ? timelineOf(facet) : [],
    elsewhere: naming(archive, facet, shown[2]),
    neighbours: isFirst ? neighboursOf(archive, facet) : [],
    newest: facet.transcripts.slice(0, 3).map(({ meta }) => meta.title),
    followed: hasFeed(facet, archive),
    lean: archive.layout.compact,
  };
}

/** Transcripts over time, where there is more than one time to tell apart. */
function timelineOf({ transcripts }: Facet): Period[] {
  const periods = transcripts.length < 3 ? [] : countPeriods(transcripts);
  return periods.length < 2 ? [] : periods;
}

function longestOf(archive: Archive, facet: Facet): PassagesView | undefined {
  if (facet.kind !== "people") return undefined;
  const passages = passagesOf(archive, facet as Person);
  return {
    count: passages.length,
    longest: passages
      .slice(0, PASSAGES_SHOWN)
      .map(({ transcript: { slug }, place }) => ({ slug, place })),
  };
}

function naming(
  archive: Archive,
  facet: Facet,
  transcripts: readonly Transcript[] = [],
): NamingTranscript[] {
  return transcripts.map((transcript) => {
    const mentions = mentionsView(archive, facet, transcript);
    const { summary, ...entry } = listed(archive, transcript);
    return {
      ...entry,
      // A summary stands on the page of its transcript; here it would stand once for each name.
      ...(summary !== undefined && !archive.layout.compact && { summary }),
      ...(mentions && { mentions }),
    };
  });
}

function mentionsView(
  archive: Archive,
  facet: Facet,
  transcript: Transcript,
): MentionsView | undefined {
  const places = mentionsOf(archive, facet).get(transcript);
  if (!places) return undefined;
  const isFolding = facet.transcripts.length <= FOLD_UP_TO;
  const most = archive.layout.compact
    ? PLACES_SHOWN_COMPACT
    : PLACES_SHOWN + (isFolding ? PLACES_FOLDED : 0);
  return { places: places.slice(0, most), further: Math.max(0, places.length - most) };
}

function neighboursOf(archive: Archive, facet: Facet): FacetView["neighbours"] {
  const most = archive.layout.compact ? RELATED_SHOWN_COMPACT : RELATED_SHOWN;
  return RELATED_KINDS.map((kind) => ({
    kind,
    related: relatedFacets(archive, facet, kind, most).map((one) => ({
      ...linkTo(one.facet),
      count: one.count,
    })),
  })).filter(({ related }) => related.length > 0);
}

function render(page: PageContext, view: View, transcripts: readonly Transcript[]): string {
  const { kind, name, url, path, part } = view;
  const bySlug = new Map(transcripts.map((transcript) => [transcript.slug, transcript]));
  const document = renderPage(page, {
    title: `${name} · ${FACET_NAMES[kind].zh}`,
    description: view.description ?? view.description_en ?? summaryOf(view),
    url: path,
    part,
    metadata: {
      ...(kind === "people" && { type: "profile" as const }),
      nodes: [facetNode(page.site, view), facetBreadcrumbs(page.site, view)],
      ...(view.followed && { alternates: feedAlternates(page, `${url}feed`, name) }),
    },
    main: facetPage(page, view, bySlug),
    preload: !view.lean,
  });
  return view.lean ? tighten(document) : document;
}

/** What a search engine may show of an entry that nobody has described. */
function summaryOf({ kind, name, count, newest }: View): string {
  const titles = newest.map((title) => `《${title}》`);
  return `${FACET_NAMES[kind].zh}“${name}”：${count} 篇文稿，如${titles.join("、")}。`;
}
