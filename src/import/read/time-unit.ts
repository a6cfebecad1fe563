/**
 * Tells seconds from milliseconds by how fast people would have to speak: programs write either
 * under the same names, and nobody says a letter in a minute or a thousand in a second.
 */

import { countHan } from "../../text/script.ts";

/** A stretch of speech in an unknown unit. */
export interface Timed {
  start: number;
  end?: number | undefined;
  text: string;
}

/** Letters for each unit of time below which the unit cannot be a second. */
const SLOWEST = 0.2;

/** Tells how many of a file's units of time make a second: 1 or 1000. */
export function unitsInSecond(spans: readonly Timed[]): 1 | 1000 {
  if (spans.some(({ start, end }) => !Number.isInteger(start) || !Number.isInteger(end ?? 0))) {
    return 1;
  }
  let letters = 0;
  let time = 0;
  spans.forEach(({ start, end, text }, i) => {
    const until = end ?? spans[i + 1]?.start ?? start;
    if (until <= start) return;
    // A Chinese character takes as long as three letters or so.
    letters += text.length + 2 * countHan(text);
    time += until - start;
  });
  return time > 0 && letters / time < SLOWEST ? 1000 : 1;
}
