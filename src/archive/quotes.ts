/**
 * Short passages that stand by themselves, for the quote of the day. Chosen by a hash of their
 * text, so the choice is the same in every build and is no one's judgement of what is best.
 */

import { shortHash } from "../text/hash.ts";
import { eachSegment, type Segment, type Transcript, type Turn } from "../transcript/model.ts";
import { withoutMarkup } from "./excerpt.ts";
import type { Archive } from "./model.ts";

export interface Quote {
  transcript: Transcript;
  turn: Turn;
  segment: Segment;
}

/** Characters of Chinese, and of an original, that make a quotation. */
const ZH_LENGTH = [24, 90] as const;
const LONGEST_ORIGINAL = 320;

/** So that one long transcript does not fill the month. */
const PER_TRANSCRIPT = 3;

/** Picks at most `most` quotations, in an order without a pattern. */
export function pickQuotes(archive: Archive, most: number): Quote[] {
  const perTranscript = archive.transcripts.map((transcript) =>
    [...eachSegment(transcript)]
      // A section opens with a greeting or a question.
      .filter(({ segment, section }) => segment !== section.turns[0]?.segments[0])
      .filter(({ segment }) => isQuotable(segment))
      .map(({ segment, turn }) => ({ transcript, turn, segment, rank: rankOf(segment) }))
      .sort(byRank)
      .slice(0, PER_TRANSCRIPT),
  );
  return perTranscript
    .flat()
    .sort(byRank)
    .slice(0, most)
    .map(({ transcript, turn, segment }) => ({ transcript, turn, segment }));
}

function isQuotable({ zh, original }: Segment): boolean {
  if (zh === undefined || !original || original.text.length > LONGEST_ORIGINAL) return false;
  if (/https?:|`|\n|\]\(/.test(zh + original.text)) return false;
  const text = withoutMarkup(zh);
  // A question waits for its answer; what starts with a bare reference hangs on what stood before.
  return (
    text.length >= ZH_LENGTH[0] &&
    text.length <= ZH_LENGTH[1] &&
    /[。！][”’]?$/u.test(text) &&
    !/^(这|那|它|他|她|对|不|是|但|可|所以|因为|比如|例如|第)/u.test(text)
  );
}

function rankOf({ id }: Segment): string {
  return shortHash(id);
}

function byRank(a: { rank: string }, b: { rank: string }): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
}
