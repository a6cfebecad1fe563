/** Which kinds of facets a site has lists of. */

import { type Archive, FACET_KINDS, type FacetKind } from "../archive/model.ts";

/** The kinds that have at least one entry; tags and people always have their index. */
export function facetKinds(archive: Archive): FacetKind[] {
  return FACET_KINDS.filter(
    (kind) => archive.facets[kind].length > 0 || kind === "tags" || kind === "people",
  );
}
