/**
 * What to read next: neighbours in the series and by date, and transcripts that share people,
 * organisations or tags. A shared name counts the more the fewer transcripts carry it, so that
 * two that share a rare person come before two that share a tag of half the archive.
 */

import type { Transcript } from "../transcript/model.ts";
import { isRole } from "../transcript/speaker-label.ts";
import { bestOf } from "./best.ts";
import type { Archive, Facet, FacetKind } from "./model.ts";
import { oncePerArchive } from "./once.ts";

/** A name on more transcripts than this says little, and following it would make the build slow. */
export const TOO_COMMON = 400;

/** In a larger archive one transcript more or less does not count. */
const COUNTED = 1000;

/**
 * How many transcripts an archive counts as having when names are weighed: as many as it has, a large
 * one a power of two, or every transcript's related ones would have to be found anew for each that is
 * added.
 */
export function scaleOf(transcripts: number): number {
  return transcripts < COUNTED ? transcripts : 2 ** Math.ceil(Math.log2(transcripts));
}

const WEIGHTS: [kind: FacetKind, weight: number, names: (t: Transcript) => string[]][] = [
  ["people", 3, ({ meta }) => [...meta.speaker, ...meta.guest, ...meta.host, ...meta.people]],
  ["organisations", 1.5, ({ meta }) => meta.companies_orgs],
  ["products", 1.5, ({ meta }) => meta.products_models],
  ["media", 2, ({ meta }) => meta.media_books],
  ["tags", 1, ({ meta }) => meta.tags],
];

/** A transcript that is about the same things as another one. */
export interface RelatedTranscript {
  transcript: Transcript;
  /** What they share, the most telling first. */
  shared: Facet[];
}

/** Transcripts that share names with this one, the closest first, at most `limit`. */
export function relatedTranscripts(
  archive: Archive,
  transcript: Transcript,
  limit = 4,
): RelatedTranscript[] {
  const { scores, met, at, carriersOf } = scoring(archive);
  const scale = scaleOf(archive.transcripts.length);
  const self = at.get(transcript);
  const told: { facet: Facet; gain: number }[] = [];
  let count = 0;
  for (const [facet, weight] of facetsOf(archive, transcript)) {
    const carriers = facet.transcripts.length;
    if (carriers < 2 || carriers > TOO_COMMON) continue;
    const gain = weight * Math.log((scale + 1) / carriers);
    if (gain <= 0) continue;
    told.push({ facet, gain });
    for (const other of carriersOf(facet)) {
      if (other === self) continue;
      if (scores[other] === 0) met[count++] = other;
      scores[other] = (scores[other] as number) + gain;
    }
  }
  const others = met.subarray(0, count);
  const scoreOf = (other: number) => scores[other] as number;
  // Where scores are equal the archive's order decides: newest first.
  const closest = bestOf(others, limit, (a, b) => scoreOf(b) - scoreOf(a) || a - b);
  for (const other of others) scores[other] = 0;
  told.sort((a, b) => b.gain - a.gain);
  return closest.map((other) => ({
    transcript: archive.transcripts[other] as Transcript,
    shared: told.filter(({ facet }) => carriersOf(facet).includes(other)).map(({ facet }) => facet),
  }));
}

/**
 * What scoring needs of an archive, made once: a score for each transcript, all 0 between calls,
 * room for those that have one, and the places of a facet's transcripts. Every transcript meets
 * thousands of others, and a map of objects for each meeting was half the time of building 5,000
 * pages.
 */
const scoring = oncePerArchive((archive) => {
  const at = positions(archive);
  const known = new Map<Facet, Int32Array>();
  return {
    at,
    scores: new Float64Array(archive.transcripts.length),
    met: new Int32Array(archive.transcripts.length),
    carriersOf: (facet: Facet): Int32Array => {
      let places = known.get(facet);
      if (!places) {
        places = Int32Array.from(facet.transcripts, (transcript) => at.get(transcript) ?? 0);
        known.set(facet, places);
      }
      return places;
    },
  };
});

function facetsOf(archive: Archive, transcript: Transcript): Map<Facet, number> {
  const found = new Map<Facet, number>();
  for (const person of archive.speakersIn(transcript)) found.set(person, 3);
  for (const [kind, weight, names] of WEIGHTS) {
    for (const name of names(transcript)) {
      const facet = isRole(name) ? undefined : archive.facet(kind, name);
      if (facet) found.set(facet, weight);
    }
  }
  return found;
}

/** The transcripts before and after one, in an order such as time or a series. */
export interface Neighbours {
  /** The one before in time, and the one after. Absent at the ends. */
  previous?: Transcript;
  next?: Transcript;
}

/** The transcripts written just before and just after this one, in the whole archive. */
export function neighboursByDate(archive: Archive, transcript: Transcript): Neighbours {
  return neighbours(archive.transcripts, positions(archive).get(transcript) ?? -1);
}

/** The same within its series; undefined where it stands in none, or alone in one. */
export function neighboursInSeries(
  archive: Archive,
  transcript: Transcript,
): (Neighbours & { series: Facet; position: number }) | undefined {
  const { series: name } = transcript.meta;
  const series = name === undefined ? undefined : archive.facet("series", name);
  if (!series || series.transcripts.length < 2) return undefined;
  const at = series.transcripts.indexOf(transcript);
  if (at < 0) return undefined;
  return {
    ...neighbours(series.transcripts, at),
    series,
    position: series.transcripts.length - at,
  };
}

/** Lists are newest first: what stands after in the list came before in time. */
function neighbours(list: readonly Transcript[], at: number): Neighbours {
  const previous = at < 0 ? undefined : list[at + 1];
  const next = at < 0 ? undefined : list[at - 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Place of each transcript in the archive. */
const positions = oncePerArchive(
  (archive) => new Map(archive.transcripts.map((transcript, i) => [transcript, i])),
);
