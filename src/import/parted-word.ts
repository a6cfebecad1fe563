/**
 * Words that stand on two lines with a hyphen between. The hyphen goes only where the whole is a
 * word that the document writes elsewhere, or that is on the list of everyday words: what cannot be
 * told from `well-known` keeps it.
 */

import { wordPairs } from "./pair/word-pairs.ts";

/** Endings that turn a word of the list into another of its forms. */
const ENDING = /(?:'s|ing|ed|es|s|ly|er|d)$/;

/** Tells the words of a text, and everyday ones in their forms; small letters. */
export function knownWords(text: string): (word: string) => boolean {
  let own: Set<string> | undefined;
  const list = wordPairs();
  return (word) => {
    own ??= new Set(text.toLowerCase().match(/(?<![\p{L}-])\p{Script=Latin}{3,}(?![\p{L}-])/gu));
    const stem = word.replace(ENDING, "");
    return own.has(word) || [word, stem, `${stem}e`].some((form) => list.has(form));
  };
}
