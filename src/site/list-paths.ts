/** Site paths of the pages that lists take, part by part. Eleventy makes a page for each. */

import { transcriptsElsewhere } from "../archive/elsewhere.ts";
import { type Archive, BY_NAME_SLUG, type Facet, type Person } from "../archive/model.ts";
import type { Transcript } from "../transcript/model.ts";
import { facetKinds, hasNameList } from "./facet-names.ts";
import { PART_SIZES, partPaths } from "./parts.ts";

/** Number of transcripts that the page of an entry lists, in all its parts. */
export function facetListLength(archive: Archive, facet: Facet): number {
  return facet.transcripts.length + transcriptsElsewhere(archive, facet).length;
}

/** The lists on the page of an entry, in order: claimed, for people split, then found elsewhere. */
export function facetLists(archive: Archive, facet: Facet): Transcript[][] {
  const claimed =
    facet.kind === "people"
      ? [(facet as Person).spokenIn, (facet as Person).mentionedIn]
      : [facet.transcripts, []];
  return [...claimed, transcriptsElsewhere(archive, facet)];
}

/** Eleventy's data of paths, by the name that templates ask for. */
export const LIST_PATHS: Record<string, (archive: Archive) => string[]> = {
  transcriptListPaths: ({ transcripts }) =>
    partPaths("/transcripts/", transcripts.length, PART_SIZES.transcripts),
  facetIndexPaths: (archive) =>
    facetKinds(archive).flatMap((kind) =>
      [`/${kind}/`, ...(hasNameList(kind) ? [`/${kind}/${BY_NAME_SLUG}/`] : [])].flatMap((path) =>
        partPaths(path, archive.facets[kind].length, PART_SIZES.index),
      ),
    ),
  glossaryPaths: ({ glossary }) =>
    ["/glossary/", `/glossary/${BY_NAME_SLUG}/`].flatMap((path) =>
      partPaths(path, glossary.length, PART_SIZES.glossary),
    ),
};
