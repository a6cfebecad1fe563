/** Transcripts whose text has a name that their front matter does not claim: found, not stated. */

import type { Transcript } from "../transcript/model.ts";
import { mentioning } from "./mentions.ts";
import type { Archive, Facet } from "./model.ts";

/** Transcripts that name a facet without carrying it, in the archive's order. */
export function transcriptsElsewhere(archive: Archive, facet: Facet): Transcript[] {
  const own = new Set(facet.transcripts);
  return mentioning(archive, facet).filter((transcript) => !own.has(transcript));
}
