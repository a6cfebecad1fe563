/** The page of each transcript: its text, and what leads on from it. */

import type { Link, Named } from "../../../_includes/links.ts";
import { renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { tighten } from "../../../_includes/tighten.ts";
import { type TranscriptView, transcriptArticle } from "../../../_includes/transcript.ts";
import type { NeighbourLinks } from "../../../_includes/transcript-footer.ts";
import {
  type DescribedTranscript,
  transcriptDownloads,
  transcriptMetadata,
} from "../../../_includes/transcript-metadata.ts";
import { digestOf } from "../../archive/digest.ts";
import { frameNumbers } from "../../archive/frame-numbers.ts";
import { entryOfTerm } from "../../archive/glossary.ts";
import { firstPlaceOf } from "../../archive/mentions.ts";
import type { Archive, FacetKind } from "../../archive/model.ts";
import {
  type Neighbours,
  neighboursByDate,
  neighboursInSeries,
  relatedTranscripts,
} from "../../archive/related.ts";
import { html } from "../../shared/html.ts";
import { transcriptUrl } from "../../shared/page-address.ts";
import { withoutMarkup } from "../../text/excerpt.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { transcriptFiles } from "../export/export-transcript.ts";
import type { Page, PageGroup, PageKind } from "./page.ts";
import { linkTo, linkToTranscript } from "./view-parts.ts";

/** Characters, about what a search engine shows. */
const OPENING = 80;
/** How many shared names are given as the reason for a related transcript. */
const REASONS = 4;
/** In a longer series a transcript does not say which of how many it is: all would change with it. */
const COUNTED_SERIES = 100;

type View = TranscriptView & DescribedTranscript;

const KIND: PageKind<View> = { name: "transcript", render };

/** A page for each transcript. */
export function* transcriptPages(archive: Archive): Generator<PageGroup> {
  for (const transcript of [...archive.transcripts, ...archive.unlisted]) {
    const path = transcriptUrl(transcript);
    const view = () => viewOf(archive, transcript);
    const page: Page<View> = { path, kind: KIND, view, transcripts: [transcript] };
    const frame = () => frameNumbers(archive)?.transcripts.get(transcript);
    yield { path, frame, pages: () => [page] };
  }
}

function viewOf(archive: Archive, transcript: Transcript): View {
  const { meta } = transcript;
  const named = (kind: FacetKind, names: readonly string[]) =>
    names.map((name) => namedLink(archive, transcript, kind, name));
  const { labels, terms } = digestOf(transcript);
  const author = meta.author === undefined ? undefined : authorOf(archive, meta.author);
  const series = meta.series === undefined ? undefined : archive.facet("series", meta.series);
  const inSeries = neighboursInSeries(archive, transcript);
  return {
    // What stands in no list is not among the files that can be taken away either.
    files: meta.exclude
      ? []
      : transcriptFiles(transcript, archive.layout.textFiles).map(({ path, type, label }) => ({
          ...{ path, type, label },
        })),
    lean: archive.layout.compact,
    speakers: archive.speakersIn(transcript).map(linkTo),
    people: named("people", meta.people),
    organisations: named("organisations", meta.companies_orgs),
    products: named("products", meta.products_models),
    media: named("media", meta.media_books),
    tags: named("tags", meta.tags),
    labels: Object.fromEntries(
      labels.flatMap((zh) => {
        const person = archive.speakerOf({ speaker: { zh } });
        return person ? [[zh, person.url]] : [];
      }),
    ),
    terms: Object.fromEntries(
      terms.flatMap(({ term: { zh } }) => {
        const path = linkedTerm(archive, zh);
        return path === undefined ? [] : [[zh, path]];
      }),
    ),
    ...shownPictures(archive, transcript),
    byDate: neighbourLinks(neighboursByDate(archive, transcript)),
    related: relatedTranscripts(archive, transcript).map((one) => ({
      ...linkToTranscript(one.transcript),
      shared: reasons(archive, one.shared),
    })),
    ...(author && { author }),
    ...(series && { partOf: linkTo(series) }),
    ...(inSeries && {
      series: {
        ...neighbourLinks(inSeries),
        series: linkTo(inSeries.series),
        ...(inSeries.series.transcripts.length <= COUNTED_SERIES && {
          place: { position: inSeries.position, count: inSeries.series.transcripts.length },
        }),
      },
    }),
  };
}

/** Where a term leads; in a large archive nowhere if its entry knows of this place alone. */
function linkedTerm(archive: Archive, term: string): string | undefined {
  const entry = entryOfTerm(archive, term);
  return archive.layout.compact && entry?.occurrences.length === 1 ? undefined : entry?.url;
}

/**
 * A name in the head of a transcript, and where it leads: to its page or entry; where this
 * transcript alone has it and it has no page, to the paragraph that names it, if one does.
 */
function namedLink(archive: Archive, transcript: Transcript, kind: FacetKind, name: string): Named {
  const facet = archive.facet(kind, name);
  if (!facet) return { name };
  if (facet.page || facet.transcripts.length > 1) return linkTo(facet);
  const place = firstPlaceOf(archive, facet, transcript);
  const url = place !== undefined && { url: `${transcriptUrl(transcript)}#${place}` };
  return { name: facet.name, ...url };
}

function authorOf(archive: Archive, name: string): View["author"] {
  for (const kind of ["people", "organisations"] as const) {
    const facet = archive.facet(kind, name);
    if (facet) return { kind, ...linkTo(facet) };
  }
  return undefined;
}

function shownPictures(archive: Archive, transcript: Transcript): Pick<View, "pictures"> {
  const pictures = archive.pictures.get(transcript);
  if (!pictures) return {};
  const shown = Object.entries(pictures).map(([name, { url, width, height }]) => [
    name,
    { url, width, height },
  ]);
  return { pictures: Object.fromEntries(shown) };
}

function neighbourLinks({ previous, next }: Neighbours): NeighbourLinks {
  return {
    ...(previous && { previous: linkToTranscript(previous) }),
    ...(next && { next: linkToTranscript(next) }),
  };
}

/** The most telling names; one that most of the archive carries says nothing beside another. */
function reasons(
  { transcripts: { length } }: Archive,
  shared: readonly (Link & { transcripts: readonly Transcript[] })[],
): string[] {
  const telling = shared.filter(({ transcripts }) => transcripts.length * 2 <= length);
  return (telling.length > 0 ? telling : shared).slice(0, REASONS).map(({ name }) => name);
}

function render(page: PageContext, view: View, [transcript]: readonly Transcript[]): string {
  if (!transcript) throw new Error("The page of a transcript is rendered without it");
  const document = renderPage(page, {
    title: transcript.meta.title,
    description: transcript.meta.summary ?? openingWords(transcript),
    url: transcriptUrl(transcript),
    scripts: ["reader.js"],
    hidden: transcript.meta.exclude,
    metadata: transcriptMetadata(page, transcript, view),
    main: html`${transcriptArticle(page, transcript, view)}
${!transcript.meta.exclude && transcriptDownloads(page, view)}`,
    // Its scripts are kept by the browser from the first such page on.
    preload: !view.lean,
  });
  return view.lean ? tighten(document) : document;
}

/** The first words of a transcript without a summary, for those who show a page by its description. */
function openingWords(transcript: Transcript): string | undefined {
  for (const { segment } of eachSegment(transcript)) {
    if (segment.zh === undefined) continue;
    const text = withoutMarkup(segment.zh);
    return text.length <= OPENING ? text : `${[...text].slice(0, OPENING).join("")}…`;
  }
  return undefined;
}
