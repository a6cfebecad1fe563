/**
 * What stands together: the facets of each transcript, and for a facet those of another kind that
 * share transcripts with it. Read from the same claims as the lists, so the numbers agree.
 */

import type { Transcript } from "../transcript/model.ts";
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

/** Facets of `kind` that share transcripts with `facet`, by falling number, itself left out. */
export function relatedFacets(archive: Archive, facet: Facet, kind: FacetKind): Related[] {
  return [...sharedCounts(archive, facet)]
    .filter(([other]) => other.kind === kind)
    .map(([other, count]) => ({ facet: other, count }))
    .sort((a, b) => b.count - a.count || compareNames(a.facet, b.facet));
}

/** Counted once for all kinds: a page asks for one after another. */
let counted: { archive: Archive; facet: Facet; counts: ReadonlyMap<Facet, number> } | undefined;

function sharedCounts(archive: Archive, facet: Facet): ReadonlyMap<Facet, number> {
  if (counted?.archive === archive && counted.facet === facet) return counted.counts;
  const counts = new Map<Facet, number>();
  for (const transcript of facet.transcripts) {
    for (const other of facetsOf(archive, transcript)) {
      if (other !== facet) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  counted = { archive, facet, counts };
  return counts;
}
