/**
 * Finds which of many words begin at a place of a text: a trie over UTF-16 units, so a place costs
 * as many steps as its longest beginning of a word has units, however many words there are.
 *
 * Steps are kept in an open hash table of numbers. Maps of maps, one a node, take ten times the
 * memory and twice the time for the fifty thousand names of a large archive.
 */

/** Free places of the table for each step, so that a search for one ends soon. */
const SPARENESS = 3;

/** A set of words that is asked what begins where. A word is named by its number in the list. */
export class WordTrie {
  /** 1 for each first unit that any word has: most characters of a text are none. */
  readonly #first = new Uint8Array(0x10000);
  readonly #mask: number;
  /** A step leads from one node by one unit to another; node 0 is the root, and leads from nowhere. */
  readonly #from: Int32Array;
  readonly #unit: Uint16Array;
  readonly #to: Int32Array;
  /** For each node the number of the word that ends there, −1 for none. */
  readonly #word: Int32Array;
  #nodes = 1;

  /** @param words Each once, none of them empty. */
  constructor(words: readonly string[]) {
    const most = words.reduce((sum, { length }) => sum + length, 1);
    const places = 1 << Math.ceil(Math.log2(most * SPARENESS + 1));
    this.#mask = places - 1;
    this.#from = new Int32Array(places).fill(-1);
    this.#unit = new Uint16Array(places);
    this.#to = new Int32Array(places);
    this.#word = new Int32Array(most + 1).fill(-1);
    for (const [number, word] of words.entries()) this.#add(word, number);
  }

  /**
   * The longest word at a place that `accept` takes; −1 for none.
   * @param units Units of the text; those from `end` on mean nothing.
   */
  longestAt(
    units: Uint16Array,
    at: number,
    end: number,
    accept: (word: number, at: number, stop: number) => boolean,
  ): number {
    if (at >= end || this.#first[units[at] as number] === 0) return -1;
    let longest = -1;
    let node = 0;
    for (let i = at; i < end; i++) {
      const place = this.#placeOf(node, units[i] as number);
      if (this.#from[place] === -1) break;
      node = this.#to[place] as number;
      const word = this.#word[node] as number;
      if (word >= 0 && accept(word, at, i + 1)) longest = word;
    }
    return longest;
  }

  #add(word: string, number: number): void {
    this.#first[word.charCodeAt(0)] = 1;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      const place = this.#placeOf(node, unit);
      if (this.#from[place] === -1) {
        this.#from[place] = node;
        this.#unit[place] = unit;
        this.#to[place] = this.#nodes++;
      }
      node = this.#to[place] as number;
    }
    this.#word[node] = number;
  }

  /** Where the step from a node by a unit stands in the table, or the free place for it. */
  #placeOf(node: number, unit: number): number {
    // The golden ratio's bits, and those of √2, spread neighbouring numbers over the table.
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x6a09e667)) >>> 7;
    for (place &= this.#mask; this.#from[place] !== -1; place = (place + 1) & this.#mask) {
      if (this.#from[place] === node && this.#unit[place] === unit) break;
    }
    return place;
  }
}
