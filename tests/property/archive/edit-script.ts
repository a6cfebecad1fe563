/**
 * Transcripts made up from few words, and what keepers do to them. Each paragraph carries who it is,
 * so that a test can tell whether an address still leads to it.
 */

import type { Paragraph } from "../../../src/archive/addresses/fingerprint.ts";

/** A paragraph that knows which one it is. */
export interface Known {
  /** Who it is; a part that became another paragraph's has its name among `parts`. */
  name: number;
  parts: number[];
  /** The paragraph that it was split off from. */
  from?: number;
  zh: string[];
  original: string[];
  speaker: string;
  /** Words that were changed since the last build, and that there were then. */
  changed: number;
  of: number;
}

/** Gives numbers from 0 to below 1. */
export type Random = () => number;

/** Makes transcripts and edits them. */
export class Keeper {
  readonly #random: Random;
  readonly #zh: readonly string[];
  readonly #original: readonly string[];
  #names = 0;

  /** @param words Size of the vocabulary: the smaller, the more alike are paragraphs. */
  constructor(random: Random, words: number) {
    this.#random = random;
    this.#zh = Array.from({ length: words }, (_, i) => hanWord(i * 7));
    this.#original = Array.from({ length: words }, (_, i) => latinWord(i * 13));
  }

  transcript(): Known[] {
    return Array.from({ length: 1 + this.#below(24) }, () => this.paragraph());
  }

  paragraph(): Known {
    const isShort = this.#random() < 0.05;
    const length = isShort ? 1 + this.#below(3) : 6 + this.#below(50);
    const hasZh = this.#random() < 0.85;
    const zh = hasZh ? this.#words(this.#zh, length) : [];
    const original = !hasZh || this.#random() < 0.7 ? this.#words(this.#original, length) : [];
    const isYes = this.#random() < 0.05;
    return {
      name: this.#names++,
      parts: [],
      zh: isYes ? ["是的"] : zh,
      original: isYes ? ["Yes"] : original,
      speaker: this.#pick(["Ann", "Bo"]),
      changed: 0,
      of: isYes ? 2 : zh.length + original.length,
    };
  }

  /** Edits a transcript in one to six ways. */
  edit(before: readonly Known[]): Known[] {
    const all = before.map((one) => ({
      ...one,
      changed: 0,
      of: one.zh.length + one.original.length,
    }));
    for (let left = 1 + this.#below(6); left > 0; left--) this.#editOnce(all);
    return all;
  }

  #editOnce(all: Known[]): void {
    const at = this.#below(all.length);
    const one = all[at];
    const kind = this.#below(10);
    if (kind === 0 || !one) all.splice(at, 0, this.paragraph());
    else if (kind === 1) {
      if (all.length > 1) all.splice(at, 1);
    } else if (kind === 2) {
      all.splice(at, 1);
      all.splice(this.#below(all.length + 1), 0, one);
    } else if (kind === 3) one.speaker = this.#pick(["Ann", "Bo", "Cy"]);
    else if (kind === 4) {
      if (one.zh.length === 0) return;
      if (one.original.length > 0) one.original = [];
      else one.original = this.#words(this.#original, one.zh.length);
    } else if (kind === 5) this.#split(all, at, one);
    else if (kind === 6) this.#merge(all, at, one);
    else this.#correct(one);
  }

  /** Changes up to half of the words of one side or both. */
  #correct(one: Known): void {
    const share = this.#random() * 0.5;
    const sides = this.#pick([["zh"], ["original"], ["zh", "original"]] as const);
    for (const side of sides) {
      const words = [...one[side]];
      const from = side === "zh" ? this.#zh : this.#original;
      const places = this.#shuffled(words.map((_, i) => i)).slice(
        0,
        Math.floor(words.length * share),
      );
      for (const place of places) {
        words[place] = this.#pick(from);
        one.changed++;
      }
      one[side] = words;
    }
  }

  #split(all: Known[], at: number, one: Known): void {
    if (one.zh.length + one.original.length < 16) return;
    const share = 0.2 + this.#random() * 0.6;
    const cut = (words: string[]) => Math.round(words.length * share);
    const [zh, original] = [cut(one.zh), cut(one.original)];
    const second = {
      ...one,
      name: this.#names++,
      from: one.name,
      parts: [...one.parts],
      changed: 1,
      of: 1,
    };
    second.zh = one.zh.slice(zh);
    second.original = one.original.slice(original);
    one.zh = one.zh.slice(0, zh);
    one.original = one.original.slice(0, original);
    one.changed = one.of;
    all.splice(at + 1, 0, second);
  }

  #merge(all: Known[], at: number, one: Known): void {
    const next = all[at + 1];
    if (!next) return;
    one.zh = [...one.zh, ...next.zh];
    one.original = [...one.original, ...next.original];
    one.parts = [...one.parts, next.name, ...next.parts];
    one.changed = one.of;
    all.splice(at + 1, 1);
  }

  #words(from: readonly string[], count: number): string[] {
    // Few words are said often and most are rare, as in every text.
    return Array.from({ length: count }, () => {
      const at = Math.floor(from.length ** this.#random()) - 1;
      return from[Math.max(0, at)] ?? "";
    });
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T;
  }

  #shuffled<T>(list: T[]): T[] {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.#below(i + 1);
      [list[i], list[j]] = [list[j] as T, list[i] as T];
    }
    return list;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }
}

/** The paragraphs as the archive has them. */
export function asParagraphs(all: readonly Known[]): Paragraph[] {
  return all.map(({ zh, original, speaker }) => ({
    ...(zh.length > 0 && { zh: `${zh.join("")}。` }),
    ...(original.length > 0 && { original: `${original.join(" ")}.` }),
    speaker,
  }));
}

function hanWord(i: number): string {
  return String.fromCodePoint(0x4e00 + (i % 6000), 0x4e00 + ((i * 31 + 11) % 6000));
}

function latinWord(i: number): string {
  const [first, second] = ["bcdfgklmnprstvz", "aeiou"];
  let word = "";
  for (let rest = i + 20; rest > 0; rest = Math.floor(rest / 75)) {
    word += `${first[rest % 15]}${second[Math.floor(rest / 15) % 5]}`;
  }
  return word;
}
