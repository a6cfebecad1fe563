/**
 * What stands together: the facets of each transcript, and for a facet those of another kind that
 * share transcripts with it. Read from the same claims as the lists, so the numbers agree.
 */

import type { Transcript } from "../transcript/model.ts";
import { bestOf } from "./best.ts";
import { type Archive, FACET_KINDS, type Facet, type FacetKind } from "./model.ts";
import { compareNames } from "./name-order.ts";
import { oncePerArchive } from "./once.ts";

export interface Related {
  facet: Facet;
  /** Number of transcripts that both have. */
  count: number;
}

const facetsByTranscript = oncePerArchive((archive) => {
  const facets = new Map<Transcript, Facet[]>();
  for (const kind of FACET_KINDS) {
    for (const facet of archive.facets[kind]) {
      for (const transcript of facet.transcripts) {
        const list = facets.get(transcript);
        if (list) list.push(facet);
        else facets.set(transcript, [facet]);
      }
    }
  }
  return facets;
});

const facetsByUrl = oncePerArchive((archive) => {
  return new Map(
    FACET_KINDS.flatMap((kind) => archive.facets[kind].map((facet) => [facet.url, facet] as const)),
  );
});

/** The facet whose page has a site path. */
export function facetAt(archive: Archive, url: string): Facet | undefined {
  return facetsByUrl(archive).get(url);
}

/** All facets of a transcript, by kind, the most frequent first within a kind. */
export function facetsOf(archive: Archive, transcript: Transcript): readonly Facet[] {
  return facetsByTranscript(archive).get(transcript) ?? [];
}

/**
 * Facets of `kind` that share transcripts with `facet`, by falling number, itself left out.
 * @param limit At most so many.
 */
export function relatedFacets(
  archive: Archive,
  facet: Facet,
  kind: FacetKind,
  limit = Number.POSITIVE_INFINITY,
): Related[] {
  const related = sharedCounts(archive, facet).get(kind) ?? [];
  const order = (a: Related, b: Related) => b.count - a.count || compareNames(a.facet, b.facet);
  return related.length > limit ? bestOf(related, limit, order) : [...related].sort(order);
}

type SharedCounts = ReadonlyMap<FacetKind, readonly Related[]>;

/** Counted once for all kinds: a page asks for one after another. */
let counted: { archive: Archive; facet: Facet; counts: SharedCounts } | undefined;

function sharedCounts(archive: Archive, facet: Facet): SharedCounts {
  if (counted?.archive === archive && counted.facet === facet) return counted.counts;
  const { facets, of, sums } = numbering(archive);
  const counts = new Map<FacetKind, Related[]>();
  const met: number[] = [];
  for (const transcript of facet.transcripts) {
    for (const other of of.get(transcript) ?? []) {
      if (sums[other] === 0) met.push(other);
      sums[other] = (sums[other] as number) + 1;
    }
  }
  for (const number of met) {
    const other = facets[number] as Facet;
    const count = sums[number] as number;
    sums[number] = 0;
    if (other === facet) continue;
    const list = counts.get(other.kind);
    if (list) list.push({ facet: other, count });
    else counts.set(other.kind, [{ facet: other, count }]);
  }
  counted = { archive, facet, counts };
  return counts;
}

/**
 * What counting needs of an archive, made once: its facets, their numbers by transcript, and a sum
 * for each, all 0 between calls. A year meets every facet of the archive thousands of times.
 */
const numbering = oncePerArchive((archive) => {
  const facets = FACET_KINDS.flatMap((kind) => archive.facets[kind] as Facet[]);
  const numbers = new Map(facets.map((facet, number) => [facet, number]));
  return {
    facets,
    of: new Map(
      [...facetsByTranscript(archive)].map(([transcript, list]) => [
        transcript,
        Int32Array.from(list, (facet) => numbers.get(facet) ?? 0),
      ]),
    ),
    sums: new Int32Array(facets.length),
  };
});
