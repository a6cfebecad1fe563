/**
 * What each person said, longest first. A passage is one turn: what somebody says before the next
 * one speaks. Its length is counted in the Chinese text, or in the original where there is none.
 */

import type { Section, Transcript, Turn } from "../transcript/model.ts";
import type { Archive, Person } from "./model.ts";
import { oncePerArchive } from "./once.ts";

export interface Passage {
  transcript: Transcript;
  section: Section;
  turn: Turn;
  /** Characters of the text, white space left out. */
  length: number;
}

const passagesByPerson = oncePerArchive((archive) => {
  const passages = new Map<Person, Passage[]>();
  for (const transcript of archive.transcripts) {
    for (const section of transcript.sections) {
      for (const turn of section.turns) {
        const person = archive.speakerOf(turn);
        if (!person) continue;
        const list = passages.get(person) ?? [];
        list.push({ transcript, section, turn, length: turnLength(turn) });
        passages.set(person, list);
      }
    }
  }
  // Sorting is stable: equal lengths stay newest first, then in reading order.
  for (const list of passages.values()) list.sort((a, b) => b.length - a.length);
  return passages;
});

/** Everything a person says in the archive, the longest turn first. */
export function passagesOf(archive: Archive, person: Person): readonly Passage[] {
  return passagesByPerson(archive).get(person) ?? [];
}

function turnLength({ segments }: Turn): number {
  return segments.reduce((sum, { zh, original }) => {
    return sum + (zh ?? original?.text ?? "").replace(/\s+/g, "").length;
  }, 0);
}
