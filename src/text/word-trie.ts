/**
 * Finds which of many words begin at a place of a text: a trie over UTF-16 units, so a place costs
 * as many steps as its longest beginning of a word has units, however many words there are.
 *
 * Steps stand in one open hash table of numbers, each in one line of the processor's cache. Maps of
 * maps, one a node, take ten times the memory for the fifty thousand names of a large archive.
 */

/** Places of the table for each step, at least, so that a search for one ends soon. */
const SPARENESS = 1.5;

/** Numbers of a step: the node that it leaves, the unit, the node it leads to, the word there. */
const WIDTH = 4;
const UNIT = 1;
const TO = 2;
const WORD = 3;
const NONE = -1;

/** Bits that tell pairs of units apart: so few that they stay in the processor's fast memory. */
const PAIR_BITS = 1 << 20;

/** A set of words that is asked what begins where. A word is named by its number in the list. */
export class WordTrie {
  /** 1 for each first unit that any word has, 2 where the unit is a word: most begin none. */
  readonly #first = new Uint8Array(0x10000);
  /** A bit for each two units that open a word, shared with some that open none. */
  readonly #pairs = new Uint32Array(PAIR_BITS / 32);
  readonly #steps: Int32Array;
  readonly #places: number;
  #nodes = 1;

  /** @param words Each once, none of them empty. */
  constructor(words: readonly string[]) {
    const most = words.reduce((sum, { length }) => sum + length, 1);
    this.#places = 1 << Math.ceil(Math.log2(most * SPARENESS));
    this.#steps = new Int32Array(this.#places * WIDTH).fill(NONE);
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
    const unit = units[at] as number;
    const first = at < end ? (this.#first[unit] as number) : 0;
    if (first === 0) return NONE;
    if (first === 1) {
      if (at + 1 === end) return NONE;
      const bit = pairBit(unit, units[at + 1] as number);
      if (((this.#pairs[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return NONE;
    }
    const steps = this.#steps;
    let longest = NONE;
    let node = 0;
    for (let i = at; i < end; i++) {
      const step = this.#stepFrom(node, units[i] as number);
      if (steps[step] === NONE) break;
      node = steps[step + TO] as number;
      const word = steps[step + WORD] as number;
      if (word !== NONE && accept(word, at, i + 1)) longest = word;
    }
    return longest;
  }

  #add(word: string, number: number): void {
    const first = word.charCodeAt(0);
    if (word.length === 1) this.#first[first] = 2;
    else {
      this.#first[first] ||= 1;
      const bit = pairBit(first, word.charCodeAt(1));
      this.#pairs[bit >>> 5] = (this.#pairs[bit >>> 5] as number) | (1 << (bit & 31));
    }
    const steps = this.#steps;
    let step = NONE;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      step = this.#stepFrom(node, unit);
      if (steps[step] === NONE) {
        steps[step] = node;
        steps[step + UNIT] = unit;
        steps[step + TO] = this.#nodes++;
      }
      node = steps[step + TO] as number;
    }
    steps[step + WORD] = number;
  }

  /** Where the step from a node by a unit stands in the table, or the free place for it. */
  #stepFrom(node: number, unit: number): number {
    const steps = this.#steps;
    const mask = this.#places - 1;
    // The bits of the golden ratio and of √2 spread neighbouring numbers over the table.
    let place = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x6a09e667)) >>> 7) & mask;
    while (steps[place * WIDTH] !== NONE) {
      if (steps[place * WIDTH] === node && steps[place * WIDTH + UNIT] === unit) break;
      place = (place + 1) & mask;
    }
    return place * WIDTH;
  }
}

function pairBit(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x6a09e667)) >>> 12;
}
