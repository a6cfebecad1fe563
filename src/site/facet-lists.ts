/** The transcripts that the page of a tag, person, organisation or work lists, in their groups. */

import { transcriptsElsewhere } from "../archive/elsewhere.ts";
import type { Archive, Facet, Person } from "../archive/model.ts";
import type { Transcript } from "../transcript/model.ts";

/** The lists on the page of an entry, in order: claimed, for people split, then found elsewhere. */
export function facetLists(archive: Archive, facet: Facet): Transcript[][] {
  const claimed =
    facet.kind === "people"
      ? [(facet as Person).spokenIn, (facet as Person).mentionedIn]
      : [facet.transcripts, []];
  return [...claimed, transcriptsElsewhere(archive, facet)];
}
