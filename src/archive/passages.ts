/**
 * What each person said, longest first. A passage is one turn: what somebody says before the next
 * one speaks. Its length is counted in the Chinese text, or in the original where there is none.
 */

import type { Section, Transcript, Turn } from "../transcript/model.ts";
import type { Archive, Person } from "./model.ts";

export interface Passage {
  transcript: Transcript;
  section: Section;
  turn: Turn;
  /** Characters of the text, white space left out. */
  length: number;
}

/** Everything a person says in the archive, the longest turn first. */
export function passagesOf(archive: Archive, person: Person): readonly Passage[] {
  const passages: Passage[] = [];
  for (const transcript of person.spokenIn) {
    for (const section of transcript.sections) {
      for (const turn of section.turns) {
        if (archive.speakerOf(turn) !== person) continue;
        passages.push({ transcript, section, turn, length: turnLength(turn) });
      }
    }
  }
  // Sorting is stable: equal lengths stay newest first, then in reading order.
  return passages.sort((a, b) => b.length - a.length);
}

function turnLength({ segments }: Turn): number {
  return segments.reduce((sum, { zh, original }) => {
    return sum + (zh ?? original?.text ?? "").replace(/\s+/g, "").length;
  }, 0);
}
