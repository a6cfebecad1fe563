/**
 * Puts the words of Taiwan and Hong Kong into those of the mainland: 專案 into 项目, 軟體 into
 * 软件. Only for a query that finds nothing as typed, since these are other words and not other
 * spellings; the reader is told.
 */

import { foldCharacter } from "./normalise.ts";

/** `[word there, word here]`, both folded as search folds them. */
export type WordPair = [there: string, here: string];

/** Replaces the words of a text, longest first; undefined when there is none to replace. */
export function mainlandWords(text: string, pairs: readonly WordPair[]): string | undefined {
  const letters = [...text].map((letter) =>
    /\p{Script=Han}/u.test(letter) ? foldCharacter(letter) : letter,
  );
  const folded = letters.join("");
  const words = new Map(pairs);
  const longest = Math.max(0, ...pairs.map(([there]) => there.length));
  let replaced = "";
  for (let at = 0; at < folded.length; ) {
    let length = Math.min(longest, folded.length - at);
    while (length > 1 && !words.has(folded.slice(at, at + length))) length--;
    replaced += length > 1 ? words.get(folded.slice(at, at + length)) : folded[at];
    at += Math.max(1, length);
  }
  return replaced === folded ? undefined : replaced;
}
