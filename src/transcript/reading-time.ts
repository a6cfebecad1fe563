/**
 * How long a transcript takes to read. Counted on the Chinese text where there is any, since that
 * is what most readers read; a page of originals alone is counted in English words.
 */

import { countText, type TextCounts } from "../text/traits.ts";
import { eachSegment, type Transcript } from "./model.ts";
import { isPlain, plainText } from "./passage.ts";

/** Han characters and English words a minute: the middle of what studies of silent reading give. */
const HAN_PER_MINUTE = 400;
const WORDS_PER_MINUTE = 230;

/** How long a transcript takes to read, and what that was counted from. */
export interface ReadingTime {
  /** Whole minutes, at least 1. */
  minutes: number;
  /** Han characters of the Chinese text. */
  han: number;
  /** Words of Latin-script originals. */
  words: number;
}

/** Measures a transcript, glossary notes left out. */
export function readingTime(transcript: Pick<Transcript, "sections">): ReadingTime {
  let han = 0;
  let words = 0;
  let minutes = 0;
  for (const { segment } of eachSegment(transcript)) {
    const zh = segment.zh === undefined ? 0 : countRead(segment.zh).han;
    const original = segment.original?.lang === "en" ? countRead(segment.original.text).words : 0;
    han += zh;
    words += original;
    minutes += zh > 0 ? zh / HAN_PER_MINUTE : original / WORDS_PER_MINUTE;
  }
  return { minutes: Math.max(1, Math.round(minutes)), han, words };
}

/** Counts what a reader reads of a passage: most are read as they are written. */
function countRead(source: string): TextCounts {
  const counts = countText(source);
  return isPlain(source, counts.traits) ? counts : countText(plainText(source));
}
