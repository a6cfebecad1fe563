/** Writes the addresses of a transcript into its parsed text, and reads from it what they depend on. */

import type { FileStamp } from "../../system/read-file.ts";
import { eachSegment, type Section, type SegmentHistory } from "../../transcript/model.ts";
import type { Addresses } from "./assign.ts";
import type { Paragraph } from "./fingerprint.ts";

/** The addresses of a transcript as they were found, and what from; kept by the cache. */
export interface AddressedText {
  /** SHA-256 of the transcript's file, and its page's address. */
  source: string;
  /** The record's file when it was read; absent where there was none, or nobody can tell. */
  stamp?: FileStamp;
  /** SHA-256 of the record's text; absent where there was none. */
  record?: string;
  /** Absent where they are those of the words. */
  addresses?: Addresses;
  /** Hash of the addresses, empty where they are absent. */
  key: string;
  /** The record does not know of what has happened since it was written. */
  isBehind: boolean;
  /** What the record says that the front matter may say as well. */
  meta: { added?: string; updated?: string; formerly: readonly string[] };
}

/** The paragraphs of a parsed text, as addresses depend on them. */
export function paragraphsOf(sections: readonly Section[]): Paragraph[] {
  return eachSegment({ sections: sections as Section[] }).map(({ segment, turn }) => {
    const { zh, original } = segment;
    const speaker = turn.speaker?.zh ?? turn.speaker?.original;
    return {
      ...(zh !== undefined && { zh }),
      ...(original && { original: original.text }),
      ...(speaker !== undefined && { speaker }),
    };
  });
}

/** Gives the paragraphs of a parsed text their addresses, whatever they had. */
export function giveAddresses(sections: Section[], addresses: Addresses): void {
  const { ids, merged, changed, gone } = addresses;
  const places = eachSegment({ sections });
  if (places.length !== ids.length) {
    throw new Error(`${ids.length} addresses do not fit ${places.length} paragraphs`);
  }
  places.forEach(({ segment }, place) => {
    segment.id = ids[place] as string;
    const isLast = place === places.length - 1;
    const history: SegmentHistory = {
      ...(changed[place] !== undefined && { changed: changed[place] }),
      ...(merged[place] && { merged: merged[place] }),
      ...(gone[place] && { goneBefore: gone[place] }),
      ...(isLast &&
        gone[place + 1] && { goneAfter: gone[place + 1] as { id: string; on: string }[] }),
    };
    if (Object.keys(history).length > 0) segment.history = history;
    else delete segment.history;
  });
}
