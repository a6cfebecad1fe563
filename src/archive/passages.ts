/**
 * What each person said, longest first. A passage is one turn: what somebody says before the next
 * one speaks. Its length is counted in the Chinese text, or in the original where there is none.
 *
 * Lengths are part of a transcript's digest, so only the passages that are shown are parsed.
 */

import type { Transcript } from "../transcript/model.ts";
import { digestOf } from "./digest.ts";
import type { Archive, Person } from "./model.ts";

/** One turn of a person's, by its place and length. */
export interface Passage {
  transcript: Transcript;
  /** Number of the turn in its transcript, from 0. */
  place: number;
  /** Characters of the text, white space left out. */
  length: number;
}

/** Everything a person says in the archive, the longest turn first. */
export function passagesOf(archive: Archive, person: Person): readonly Passage[] {
  const passages: Passage[] = [];
  for (const transcript of person.spokenIn) {
    const { labels, turns } = digestOf(transcript);
    const isTheirs = labels.map((zh) => archive.speakerOf({ speaker: { zh } }) === person);
    for (let place = 0; place * 2 < turns.length; place++) {
      if (!isTheirs[turns[place * 2] ?? -1]) continue;
      passages.push({ transcript, place, length: turns[place * 2 + 1] ?? 0 });
    }
  }
  // Sorting is stable: equal lengths stay newest first, then in reading order.
  return passages.sort((a, b) => b.length - a.length);
}
