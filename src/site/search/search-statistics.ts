/**
 * Counts in how many transcripts each token occurs: the words that cut-off words are looked up by,
 * and the tokens so common that the index is no help with them.
 */

import { isSpaceless } from "../../search/normalise.ts";
import { encodeLetter, type SideTokens, type Token } from "../../search/tokens.ts";

/** A token counts as frequent when at least this share of the transcripts has it. */
const FREQUENT_SHARE = 0.15;
/** In so few transcripts nothing is frequent: reading them all is no cost. */
const FREQUENT_AT_LEAST = 40;

interface Count {
  documents: number;
  /** Number of the count that it was last in, so that each transcript counts once. */
  last: number;
  isWord: boolean;
}

/** Counts of some transcripts. */
export interface SavedStatistics {
  documents: number;
  counts: [token: string, count: Pick<Count, "documents" | "isWord">][];
  letters: Uint32Array;
  pairs: Uint32Array;
  pairDocuments: Uint32Array;
}

export class TokenStatistics {
  /** Words, and the few tokens with a letter outside the BMP. */
  readonly #counts = new Map<string, Count>();
  /** Pairs by their two units: there are millions of them to count, too many for strings. */
  readonly #pairs = new PairCounts();
  /** Single letters, by UTF-16 unit. */
  readonly #letters = new Uint32Array(0x10000);
  readonly #lastOfLetter = new Uint32Array(0x10000);
  #documents = 0;
  /** How often transcripts were counted, in or out. */
  #round = 0;
  /** 1 when a transcript is counted in, −1 when it is taken out. */
  #sign: 1 | -1 = 1;

  /** Counts one transcript's tokens, given side by side. */
  add(sides: readonly SideTokens[]): void {
    this.#change(sides, 1);
  }

  /** Takes one transcript out, which must have been counted. */
  remove(sides: readonly SideTokens[]): void {
    this.#change(sides, -1);
  }

  #change(sides: readonly SideTokens[], sign: 1 | -1): void {
    this.#round++;
    this.#sign = sign;
    this.#documents += sign;
    for (const { open, closed } of sides) {
      for (const token of open) this.#count(token);
      for (const token of closed ?? []) this.#count(token);
    }
  }

  /** Adds what was counted of other transcripts, or takes it out where it was added. */
  merge(saved: SavedStatistics, sign: 1 | -1 = 1): void {
    this.#documents += sign * saved.documents;
    for (const [token, { documents, isWord }] of saved.counts) {
      const count = this.#counts.get(token);
      if (count) count.documents += sign * documents;
      else this.#counts.set(token, { documents, last: 0, isWord });
    }
    for (let unit = 0; unit < saved.letters.length; unit++) {
      (this.#letters[unit] as number) += sign * (saved.letters[unit] as number);
    }
    for (let i = 0; i < saved.pairs.length; i++) {
      this.#pairs.change(saved.pairs[i] as number, sign * (saved.pairDocuments[i] as number));
    }
  }

  /** The counts, in a form that `merge` takes and that can be kept. */
  save(): SavedStatistics {
    const [pairs, pairDocuments] = this.#pairs.entries();
    return {
      documents: this.#documents,
      counts: [...this.#counts]
        .filter(([, { documents }]) => documents > 0)
        .map(([token, { documents, isWord }]) => [token, { documents, isWord }]),
      letters: this.#letters,
      pairs,
      pairDocuments,
    };
  }

  /** Latin words, sorted. */
  words(): string[] {
    return [...this.#counts]
      .filter(([, { documents, isWord }]) => isWord && documents > 0)
      .map(([token]) => token)
      .sort();
  }

  /** Frequent tokens, sorted. */
  frequent(): string[] {
    const bound = Math.max(FREQUENT_AT_LEAST, this.#documents * FREQUENT_SHARE);
    const found: string[] = [];
    for (const [token, { documents }] of this.#counts) if (documents >= bound) found.push(token);
    this.#letters.forEach((documents, unit) => {
      const letter = String.fromCharCode(unit);
      if (documents >= bound && isSpaceless(letter)) found.push(encodeLetter(letter));
    });
    for (const [first, second] of this.#pairs.atLeast(bound)) {
      found.push(encodeLetter(first) + encodeLetter(second).slice(1));
    }
    return found.sort();
  }

  #count({ encoded, kind, first, second }: Token): void {
    if (kind === "word") return this.#countText(encoded, true);
    // Every spaceless letter starts a pair or ends a run, so each is counted here once.
    if (first > 0xffff) this.#countText(encodeLetter(String.fromCodePoint(first)), false);
    else if (this.#lastOfLetter[first] !== this.#round) {
      this.#lastOfLetter[first] = this.#round;
      (this.#letters[first] as number) += this.#sign;
    }
    if (kind === "last") return;
    if (first > 0xffff || second > 0xffff) this.#countText(encoded, false);
    else this.#pairs.count(first * 0x10000 + second, this.#round, this.#sign);
  }

  #countText(token: string, isWord: boolean): void {
    const count = this.#counts.get(token);
    if (count === undefined) {
      this.#counts.set(token, { documents: this.#sign, last: this.#round, isWord });
    } else if (count.last !== this.#round) {
      count.documents += this.#sign;
      count.last = this.#round;
    }
  }
}

/** In how many transcripts each pair occurs: a hash table with open addresses, in three arrays. */
class PairCounts {
  #keys = new Uint32Array(1 << 16);
  #documents = new Uint32Array(1 << 16);
  #last = new Uint32Array(1 << 16);
  #size = 0;

  /** Pairs and in how many transcripts each was. */
  entries(): [pairs: Uint32Array, documents: Uint32Array] {
    const pairs = new Uint32Array(this.#size);
    const documents = new Uint32Array(this.#size);
    let found = 0;
    for (let at = 0; at < this.#keys.length; at++) {
      if (this.#documents[at] === 0) continue;
      pairs[found] = this.#keys[at] as number;
      documents[found++] = this.#documents[at] as number;
    }
    return [pairs.slice(0, found), documents.slice(0, found)];
  }

  /** Adds to the number of transcripts that have a pair. */
  change(pair: number, documents: number): void {
    const at = this.#enter(pair);
    (this.#documents[at] as number) += documents;
  }

  /** Counts a pair in or out, once in each round. */
  count(pair: number, round: number, sign: 1 | -1): void {
    const at = this.#enter(pair);
    if (this.#last[at] === round) return;
    this.#last[at] = round;
    (this.#documents[at] as number) += sign;
  }

  #enter(pair: number): number {
    let at = this.#place(pair);
    if (this.#keys[at] === 0) {
      if (this.#size * 2 > this.#keys.length) {
        this.#grow();
        at = this.#place(pair);
      }
      this.#keys[at] = pair;
      this.#size++;
    }
    return at;
  }

  *atLeast(bound: number): Generator<[first: string, second: string]> {
    for (let at = 0; at < this.#keys.length; at++) {
      const pair = this.#keys[at] as number;
      if (pair === 0 || (this.#documents[at] as number) < bound) continue;
      yield [String.fromCharCode(pair >>> 16), String.fromCharCode(pair & 0xffff)];
    }
  }

  #place(pair: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
    while (this.#keys[at] !== 0 && this.#keys[at] !== pair) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, documents, last] = [this.#keys, this.#documents, this.#last];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#documents = new Uint32Array(keys.length * 2);
    this.#last = new Uint32Array(keys.length * 2);
    keys.forEach((pair, from) => {
      if (pair === 0) return;
      const at = this.#place(pair);
      this.#keys[at] = pair;
      this.#documents[at] = documents[from] as number;
      this.#last[at] = last[from] as number;
    });
  }
}
