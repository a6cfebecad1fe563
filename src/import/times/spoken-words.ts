/**
 * Cuts text into the words by which a transcript and its captions are compared: Chinese by
 * character, other scripts by word, without marks, case and the difference of the two scripts.
 */

import { toSimplified } from "../../text/conversion.ts";
import type { Cue } from "../read/cue.ts";

const WORD = /\p{Script=Han}|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu;

/** The words of a text, as they are compared. */
export function wordsOf(text: string): string[] {
  const plain = toSimplified(text).toLowerCase().normalize("NFKC");
  return [...plain.matchAll(WORD)].flatMap(([word]) =>
    // A run of letters may hold Chinese where no blank parts them.
    /\p{Script=Han}/u.test(word)
      ? [...word.matchAll(/\p{Script=Han}|[^\p{Script=Han}]+/gu)].map(([part]) => part)
      : [word.replace(/['’]/g, "")],
  );
}

/** Words of captions with the second at which each is said. */
export interface TimedWords {
  words: string[];
  seconds: number[];
}

/** The words of captions; inside a caption they are taken to follow one another evenly. */
export function wordsOfCues(cues: readonly Cue[]): TimedWords {
  const words: string[] = [];
  const seconds: number[] = [];
  for (const { start, end, lines } of cues) {
    const own = wordsOf(lines.join(" "));
    own.forEach((word, i) => {
      words.push(word);
      seconds.push(start + ((end - start) * i) / own.length);
    });
  }
  return { words, seconds };
}
