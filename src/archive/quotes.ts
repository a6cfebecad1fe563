/**
 * Short passages that stand by themselves, for the quote of the day. Chosen by a hash of their
 * text, so the choice is the same in every build and is no one's judgement of what is best.
 */

import type { SpeakerLabel, Transcript } from "../transcript/model.ts";
import { bestOf } from "./best.ts";
import { digestOf } from "./digest.ts";
import type { Archive } from "./model.ts";
import { oncePerArchive } from "./once.ts";

/** Quotations on the home page: a month of them. */
const MONTH = 31;

/** A paragraph that may stand on the home page as the quote of the day. */
export interface Quote {
  transcript: Transcript;
  speaker?: SpeakerLabel;
  /** Number of the segment in its transcript. */
  place: number;
}

/** Picks at most `most` quotations, in an order without a pattern. */
export function pickQuotes(archive: Archive, most: number): Quote[] {
  const candidates = archive.transcripts.flatMap((transcript) =>
    digestOf(transcript).quotes.map((quote) => ({ transcript, ...quote })),
  );
  const byRank = (a: { rank: string }, b: { rank: string }) =>
    a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
  return bestOf(candidates, most, byRank);
}

/** The quotations of the day, for a month of days. */
export const quotesOfMonth = oncePerArchive((archive) => pickQuotes(archive, MONTH));
