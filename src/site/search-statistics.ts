/**
 * Counts in how many transcripts each token occurs: the words that cut-off words are looked up by,
 * and the tokens so common that the index is no help with them.
 */

import { eachSide, type SearchDocument } from "../search/document.ts";
import { isSpaceless } from "../search/normalise.ts";
import { encodeLetter, tokenise } from "../search/tokens.ts";

/** A token counts as frequent when at least this share of the transcripts has it. */
const FREQUENT_SHARE = 0.15;
/** In so few transcripts nothing is frequent: reading them all is no cost. */
const FREQUENT_AT_LEAST = 40;

export class TokenStatistics {
  readonly #counts = new Map<string, number>();
  readonly #words = new Set<string>();
  #documents = 0;

  /** Counts one transcript's tokens. */
  add(document: SearchDocument): void {
    this.#documents++;
    const here = new Set<string>();
    for (const side of [document.title, ...eachSide(document)]) {
      for (const closed of [false, true]) {
        for (const { encoded, kind } of tokenise(side, closed)) {
          if (kind === "word") this.#words.add(encoded);
          here.add(encoded);
        }
      }
    }
    const { body } = document;
    for (const letter of new Set(body.text))
      if (isSpaceless(letter)) here.add(encodeLetter(letter));
    for (const token of here) this.#counts.set(token, (this.#counts.get(token) ?? 0) + 1);
  }

  /** Latin words, sorted. */
  words(): string[] {
    return [...this.#words].sort();
  }

  /** Frequent tokens, sorted. */
  frequent(): string[] {
    const bound = Math.max(FREQUENT_AT_LEAST, this.#documents * FREQUENT_SHARE);
    return [...this.#counts]
      .filter(([, count]) => count >= bound)
      .map(([token]) => token)
      .sort();
  }
}
