/**
 * The Latin words of an archive, by which one that a quote cuts off is looked up. A large archive
 * has so many that they lie in several files: each word in those of all its stretches of three
 * letters, so that any part of it leads to one file that has it.
 */

import { shortHash } from "../text/hash.ts";

/** Letters of a part that lead to a file. Shorter parts are in too many words to look them up. */
const STRETCH = 3;
const BEYOND_ASCII = /[^a-z0-9]/u;

/** Words searched as one string: fast enough, and small to load. */
export class WordList {
  readonly #lines: string;

  /** @param words One per line. */
  constructor(words: string) {
    this.#lines = `\n${words.trim()}\n`;
  }

  /** Words that hold a part, at most `limit` of them. */
  containing(part: string, limit: number): string[] {
    return this.#find(part, limit);
  }

  /** Words that begin with a part. */
  startingWith(part: string, limit: number): string[] {
    return this.#find(`\n${part}`, limit);
  }

  /** Words that end in a part. */
  endingIn(part: string, limit: number): string[] {
    return this.#find(`${part}\n`, limit);
  }

  /** Finds up to `limit` words, each once, of which a stretch of the list is part. */
  #find(stretch: string, limit: number): string[] {
    const found: string[] = [];
    let at = this.#lines.indexOf(stretch);
    while (at >= 0 && found.length < limit) {
      const letter = stretch.startsWith("\n") ? at + 1 : at;
      const start = this.#lines.lastIndexOf("\n", letter - 1) + 1;
      const end = this.#lines.indexOf("\n", letter);
      if (end > start) found.push(this.#lines.slice(start, end));
      at = this.#lines.indexOf(stretch, end);
    }
    return found;
  }
}

/** Which of so many files has all words that hold a part; undefined where none has. */
export function fileOfPart(part: string, files: number): number | undefined {
  if (files === 1) return 0;
  const beyond = BEYOND_ASCII.exec(part)?.[0];
  if (beyond !== undefined) return fileOf(beyond, files);
  return part.length < STRETCH ? undefined : fileOf(part.slice(0, STRETCH), files);
}

/** The files that a word is put into, of so many. */
export function filesOfWord(word: string, files: number): Set<number> {
  if (files === 1) return new Set([0]);
  const found = new Set<number>();
  for (let at = 0; at + STRETCH <= word.length; at++) {
    const stretch = word.slice(at, at + STRETCH);
    if (!BEYOND_ASCII.test(stretch)) found.add(fileOf(stretch, files));
  }
  for (const letter of word) if (BEYOND_ASCII.test(letter)) found.add(fileOf(letter, files));
  return found;
}

function fileOf(stretch: string, files: number): number {
  return Number.parseInt(shortHash(stretch), 36) % files;
}
