/**
 * Numbers that stand for what pages show of the frame: a page whose number is that of the last site
 * is as it was, and neither its view nor its key need be made. Most of what an edit costs in an archive
 * of thousands is else to find out that nearly nothing has changed.
 *
 * A number may change where the page does not, never the other way round. Where the number of a set is
 * asked for, those of its members are added up: their order follows from what they are.
 */

import { mixed, numberHash } from "../text/hash.ts";
import type { Transcript } from "../transcript/model.ts";
import { digestOf } from "./digest.ts";
import { sourceHashOf } from "./loaded-transcript.ts";
import { mentioning, mentionsNumber } from "./mentions.ts";
import { type Archive, FACET_KINDS, type Facet, type GlossaryEntry } from "./model.ts";
import { oncePerArchive } from "./once.ts";
import { scaleOf, TOO_COMMON } from "./related.ts";
import type { TermList } from "./term-lists.ts";

/** Sums stay below this, so that they are exact. */
const SPAN = 2 ** 52;

/** Digits of a hash in hexadecimal that make a number of 52 bits. */
const DIGITS = 13;

/** The numbers of one archive. */
export interface FrameNumbers {
  /** Of what stands beside the transcripts: settings, identities, layout. */
  whole: number;
  /** Of all that the page of a transcript shows, by transcript; it shows those of the archive's lists. */
  transcripts: ReadonlyMap<Transcript, number>;
  /** Of all that the pages of a name show. */
  ofFacet: (facet: Facet) => number;
  /** Of all that the entries of terms show, in order. */
  ofTerms: (list: Pick<TermList, "terms">) => number;
}

/** The numbers of an archive; undefined where a transcript has no file that could be named. */
export const frameNumbers = oncePerArchive((archive): FrameNumbers | undefined => {
  const { transcripts, glossary } = archive;
  const own = new Map<Transcript, number>();
  const texts = new Map<Transcript, number>();
  for (const transcript of transcripts) {
    const source = sourceHashOf(transcript);
    if (source === undefined) return undefined;
    const frame = numberOf(digestOf(transcript).frame);
    own.set(transcript, frame);
    const text = mixed(numberOf(source), mentionsNumber(archive, transcript));
    texts.set(transcript, mixed(frame, text));
  }
  const ownOf = (transcript: Transcript | undefined) => (transcript && own.get(transcript)) ?? 0;
  const { links, named } = numbersOfNames(archive, ownOf);
  for (const entry of glossary) {
    const number = mixed(numberHash(entry.url), Number(entry.occurrences.length > 1));
    for (const { transcript } of entry.occurrences) add(named, transcript, number);
  }
  // Names, definitions and places are of what the frames of transcripts know.
  const numberOfTerm = ({ url, occurrences }: GlossaryEntry) =>
    mixed(
      numberHash(url),
      sum(occurrences, ({ transcript }) => ownOf(transcript)),
    );
  const pages = new Map<Transcript, number>();
  const listed = new Map<Transcript, number>();
  transcripts.forEach((transcript, i) => {
    const text = texts.get(transcript) as number;
    const besides = mixed(ownOf(transcripts[i - 1]), ownOf(transcripts[i + 1]));
    const shown = mixed(named.get(transcript) ?? 0, besides);
    pages.set(transcript, mixed(mixed(text, shown), numberHash(oddsOf(archive, transcript))));
    listed.set(transcript, mixed(text, links.get(transcript) ?? 0));
  });
  return {
    whole: numberHash(
      JSON.stringify([archive.settingsHash, archive.layout, scaleOf(transcripts.length)]),
    ),
    transcripts: pages,
    ofFacet: (facet) => {
      const carriers = sum(facet.transcripts, (one) => listed.get(one) ?? 0);
      const others = sum(mentioning(archive, facet), (one) => listed.get(one) ?? 0);
      return mixed(mixed(carriers, others), linkNumber(facet));
    },
    ofTerms: ({ terms }) => terms.reduce((all, term) => mixed(all, numberOfTerm(term)), 0),
  };
});

/**
 * Of each transcript: its names as links, and all that its page shows by them, which is what other
 * transcripts have the same.
 */
function numbersOfNames(archive: Archive, ownOf: (transcript: Transcript | undefined) => number) {
  const links = new Map<Transcript, number>();
  const named = new Map<Transcript, number>();
  for (const kind of FACET_KINDS) {
    for (const facet of archive.facets[kind] as Facet[]) {
      const { transcripts } = facet;
      const link = linkNumber(facet);
      // A common name relates no transcripts, but those of a long series have neighbours in it.
      const isShared = transcripts.length <= TOO_COMMON;
      const shared = isShared ? mixed(sum(transcripts, ownOf), transcripts.length) : 0;
      const number = mixed(link, shared);
      transcripts.forEach((transcript, i) => {
        add(links, transcript, link);
        add(named, transcript, number);
        if (isShared || kind !== "series") return;
        add(named, transcript, mixed(ownOf(transcripts[i - 1]), ownOf(transcripts[i + 1])));
      });
    }
  }
  return { links, named };
}

/** What few transcripts show: an author who may stand in no other list, sizes of pictures. */
function oddsOf(archive: Archive, transcript: Transcript): string {
  const { author } = transcript.meta;
  const pictures = archive.pictures.get(transcript);
  if (author === undefined && !pictures) return "";
  const facets =
    author === undefined
      ? []
      : (["people", "organisations"] as const).map((kind) => archive.facet(kind, author));
  return JSON.stringify([facets.map((facet) => facet && [facet.name, facet.url]), pictures]);
}

/** Of what a link to a name shows; what else is said of one stands in the identities files. */
function linkNumber({ name, url }: Facet): number {
  return numberHash(`${url}\n${name}`) % SPAN;
}

function numberOf(hash: string): number {
  return Number.parseInt(hash.slice(0, DIGITS), 16);
}

function sum<T>(items: readonly T[], numberOf: (item: T) => number): number {
  let total = 0;
  for (const item of items) total = (total + (numberOf(item) % SPAN)) % SPAN;
  return total;
}

function add(sums: Map<Transcript, number>, transcript: Transcript, number: number): void {
  sums.set(transcript, ((sums.get(transcript) ?? 0) + (number % SPAN)) % SPAN);
}
