/**
 * Counts in how many transcripts each token occurs: the words that cut-off words are looked up by,
 * and the tokens so common that the index is no help with them.
 */

import { BREAK, type WordRecord } from "../../pagefind-format/writer.ts";
import { isSpaceless } from "../../search/normalise.ts";
import { encodeLetter } from "../../search/tokens.ts";
import { NO_LETTER, WordTable } from "./word-table.ts";

/** A token counts as frequent when at least this share of the transcripts has it. */
const FREQUENT_SHARE = 0.15;
/** In so few transcripts nothing is frequent: reading them all is no cost. */
const FREQUENT_AT_LEAST = 40;

/** Counts of some transcripts. */
export interface SavedStatistics {
  documents: number;
  counts: [token: string, count: { documents: number; isWord: boolean }][];
  letters: Uint32Array;
  pairs: Uint32Array;
  pairDocuments: Uint32Array;
}

/** In how many transcripts each word stands, by which hits are ranked. */
export class TokenStatistics {
  readonly #table: WordTable;
  /** By number of the word: how many transcripts have it, and the round it was last counted in. */
  #ofWord = new Uint32Array(1 << 16);
  #lastOfWord = new Uint32Array(1 << 16);
  /** Single letters, by UTF-16 unit: alone, or as the first of a pair. */
  readonly #letters = new Uint32Array(0x10000);
  readonly #lastOfLetter = new Uint32Array(0x10000);
  #documents = 0;
  /** How often transcripts were counted. */
  #round = 0;

  /** @param table Numbers the words of the records that are counted. */
  constructor(table = new WordTable()) {
    this.#table = table;
  }

  /** Counts one transcript. */
  add(record: WordRecord): void {
    this.#round++;
    this.#documents++;
    this.#reserve();
    for (const word of record) if (word !== BREAK) this.#count(word);
  }

  #count(word: number): void {
    if (this.#lastOfWord[word] === this.#round) return;
    this.#lastOfWord[word] = this.#round;
    (this.#ofWord[word] as number)++;
    const letter = this.#table.first(word);
    if (letter < NO_LETTER) this.#count(-2 - letter);
    if (letter < 0 || this.#lastOfLetter[letter] === this.#round) return;
    this.#lastOfLetter[letter] = this.#round;
    (this.#letters[letter] as number)++;
  }

  /** Adds what was counted of other transcripts. */
  merge(saved: SavedStatistics): void {
    this.#documents += saved.documents;
    for (const [token, { documents, isWord }] of saved.counts) {
      this.#add(isWord ? this.#table.word(token) : this.#table.other(token), documents);
    }
    for (let unit = 0; unit < saved.letters.length; unit++) {
      (this.#letters[unit] as number) += saved.letters[unit] as number;
    }
    for (let i = 0; i < saved.pairs.length; i++) {
      const pair = saved.pairs[i] as number;
      const word = this.#table.pair(pair >>> 16, pair & 0xffff);
      this.#add(word, saved.pairDocuments[i] as number);
    }
  }

  /** The counts, in a form that `merge` takes and that can be kept. */
  save(): SavedStatistics {
    const counts: SavedStatistics["counts"] = [];
    const pairs: number[] = [];
    const pairDocuments: number[] = [];
    for (const [word, documents] of this.#counted()) {
      const kind = this.#table.kind(word);
      if (kind === "pair") {
        pairs.push(this.#table.key(word));
        pairDocuments.push(documents);
      } else if (kind !== "letter") {
        counts.push([this.#table.text(word), { documents, isWord: kind === "word" }]);
      }
    }
    return {
      documents: this.#documents,
      counts,
      letters: this.#letters,
      pairs: Uint32Array.from(pairs),
      pairDocuments: Uint32Array.from(pairDocuments),
    };
  }

  /** Latin words, sorted. */
  words(): string[] {
    const words: string[] = [];
    for (const [word] of this.#counted()) {
      if (this.#table.kind(word) === "word") words.push(this.#table.text(word));
    }
    return words.sort();
  }

  /** Frequent tokens, sorted. */
  frequent(): string[] {
    const bound = Math.max(FREQUENT_AT_LEAST, this.#documents * FREQUENT_SHARE);
    const found: string[] = [];
    for (const [word, documents] of this.#counted()) {
      if (documents >= bound && this.#table.kind(word) !== "letter") {
        found.push(this.#table.text(word));
      }
    }
    this.#letters.forEach((documents, unit) => {
      const letter = String.fromCharCode(unit);
      if (documents >= bound && isSpaceless(letter)) found.push(encodeLetter(letter));
    });
    return found.sort();
  }

  /** The words that any transcript has, with the number of these. */
  *#counted(): Generator<[word: number, documents: number]> {
    const size = Math.min(this.#table.size, this.#ofWord.length);
    for (let word = 0; word < size; word++) {
      const documents = this.#ofWord[word] as number;
      if (documents > 0) yield [word, documents];
    }
  }

  #add(word: number, documents: number): void {
    this.#reserve();
    (this.#ofWord[word] as number) += documents;
  }

  /** Makes room for all words of the table. */
  #reserve(): void {
    if (this.#table.size <= this.#ofWord.length) return;
    this.#ofWord = longer(this.#ofWord, this.#table.size * 2);
    this.#lastOfWord = longer(this.#lastOfWord, this.#table.size * 2);
  }
}

function longer(counts: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(length);
  copy.set(counts);
  return copy;
}
