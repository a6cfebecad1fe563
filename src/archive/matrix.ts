/** Which facets stand together how often, as a matrix of numbers for a picture and its table. */

import type { Archive, Facet, FacetKind } from "./model.ts";
import { relatedFacets } from "./relations.ts";

/** How often each two facets share a transcript, as a table. */
export interface Matrix {
  rows: Facet[];
  columns: Facet[];
  /** Shared transcripts by row and column; the number of its own where both are one facet. */
  counts: number[][];
}

/** The `size` most frequent entries of one kind against those of another, or of the same. */
export function sharedMatrix(
  archive: Archive,
  rowKind: FacetKind,
  columnKind: FacetKind,
  size: number,
): Matrix {
  const rows: Facet[] = archive.facets[rowKind].slice(0, size);
  const columns: Facet[] = archive.facets[columnKind].slice(0, size);
  const counts = rows.map((row) => {
    const shared = new Map(
      relatedFacets(archive, row, columnKind).map(({ facet, count }) => [facet, count]),
    );
    return columns.map((column) =>
      column === row ? row.transcripts.length : (shared.get(column) ?? 0),
    );
  });
  return { rows, columns, counts };
}
