/**
 * What stands together: for a facet, those of another kind that share transcripts with it. Read from
 * the same claims as the lists, so the numbers agree.
 */

import type { Transcript } from "../transcript/model.ts";
import { bestOf } from "./best.ts";
import { type Archive, FACET_KINDS, type Facet, type FacetKind } from "./model.ts";
import { compareNames } from "./name-order.ts";
import { oncePerArchive } from "./once.ts";

/** A facet that shares transcripts with another one. */
export interface Related {
  facet: Facet;
  /** Number of transcripts that both have. */
  count: number;
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
  const { facets, numbersOf, sums } = numbering(archive);
  const counts = new Map<FacetKind, Related[]>();
  const met: number[] = [];
  for (const transcript of facet.transcripts) {
    for (const other of numbersOf.get(transcript) ?? []) {
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
  const numbersOf = new Map<Transcript, number[]>();
  for (const [number, { transcripts }] of facets.entries()) {
    for (const transcript of transcripts) {
      const numbers = numbersOf.get(transcript);
      if (numbers) numbers.push(number);
      else numbersOf.set(transcript, [number]);
    }
  }
  return { facets, numbersOf, sums: new Int32Array(facets.length) };
});
