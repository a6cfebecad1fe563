/**
 * When a transcript came into the archive and when it was last changed, which is not the day of the
 * talk: what announces itself (first page, feeds, sitemap) goes by these. Where nothing says the day,
 * none is made up.
 */

import { normalizeDate } from "../text/date.ts";
import type { Transcript } from "./model.ts";

type Dated = Pick<Transcript, "meta">;

/** The day on which a transcript came into the archive, `YYYY-MM-DD`: as stated, else its import. */
export function addedOn({ meta }: Dated): string | undefined {
  return meta.added ?? normalizeDate(meta.imported ?? "");
}

/** The day of a transcript's last change, its addition counted as one. */
export function changedOn(transcript: Dated): string | undefined {
  const added = addedOn(transcript) ?? "";
  const updated = transcript.meta.updated ?? "";
  return (updated > added ? updated : added) || undefined;
}

/**
 * Transcripts by the day on which they were added, the latest first and those that state none last;
 * what came on one day stays in the order given.
 */
export function byAdded(transcripts: readonly Transcript[]): Transcript[] {
  const days = new Map(transcripts.map((one) => [one, addedOn(one) ?? ""]));
  const day = (one: Transcript) => days.get(one) ?? "";
  return [...transcripts].sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}
