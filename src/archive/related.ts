/**
 * What to read next: neighbours in the series and by date, and transcripts that share people,
 * organisations or tags. A shared name counts the more the fewer transcripts carry it, so that
 * two that share a rare person come before two that share a tag of half the archive.
 */

import type { Transcript } from "../transcript/model.ts";
import { isRole } from "../transcript/speaker-label.ts";
import type { Archive, Facet, FacetKind } from "./model.ts";

/** A name on more transcripts than this says little, and following it would make the build slow. */
const TOO_COMMON = 400;

const WEIGHTS: [kind: FacetKind, weight: number, names: (t: Transcript) => string[]][] = [
  ["people", 3, ({ meta }) => [...meta.speaker, ...meta.guest, ...meta.host, ...meta.people]],
  ["organisations", 1.5, ({ meta }) => meta.companies_orgs],
  ["products", 1.5, ({ meta }) => meta.products_models],
  ["media", 2, ({ meta }) => meta.media_books],
  ["tags", 1, ({ meta }) => meta.tags],
];

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
  const scores = new Map<Transcript, { score: number; shared: { facet: Facet; gain: number }[] }>();
  for (const [facet, weight] of facetsOf(archive, transcript)) {
    const carriers = facet.transcripts.length;
    if (carriers < 2 || carriers > TOO_COMMON) continue;
    const gain = weight * Math.log((archive.transcripts.length + 1) / carriers);
    if (gain <= 0) continue;
    for (const other of facet.transcripts) {
      if (other === transcript) continue;
      const entry = scores.get(other) ?? { score: 0, shared: [] };
      entry.score += gain;
      entry.shared.push({ facet, gain });
      scores.set(other, entry);
    }
  }
  // Map and sort keep the archive's order (newest first) where scores are equal.
  const order = positions(archive);
  return [...scores]
    .sort(
      ([a, one], [b, two]) => two.score - one.score || (order.get(a) ?? 0) - (order.get(b) ?? 0),
    )
    .slice(0, limit)
    .map(([other, { shared }]) => ({
      transcript: other,
      shared: shared.sort((a, b) => b.gain - a.gain).map(({ facet }) => facet),
    }));
}

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

const cache = new WeakMap<Archive, Map<Transcript, number>>();

/** Place of each transcript in the archive, counted once per archive. */
function positions(archive: Archive): Map<Transcript, number> {
  let map = cache.get(archive);
  if (!map) {
    map = new Map(archive.transcripts.map((transcript, i) => [transcript, i]));
    cache.set(archive, map);
  }
  return map;
}
