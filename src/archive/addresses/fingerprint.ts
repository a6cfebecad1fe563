/**
 * What a record keeps of a paragraph, so that it is known again without its words: a digest, and of
 * each language side a few of its words as numbers of twelve bits. They are the words that fewest
 * paragraphs of the transcript have, since `the` and 的 tell no paragraph from another.
 */

import { shortHash } from "../../text/hash.ts";
import { unitsOf } from "../../text/units.ts";

/** A paragraph as it is now. */
export interface Paragraph {
  zh?: string;
  original?: string;
  /** Who says it, as written. */
  speaker?: string;
}

/** What is kept of a paragraph. */
export interface Fingerprint {
  /** Six base-36 characters of a hash of both sides, to the letter. */
  digest: string;
  /** One character for who speaks. */
  speaker: string;
  /** Number of words of both sides, as a step of a scale: each is 15 % more than the one before. */
  size: number;
  /** The first three words, as one number. */
  opening: number;
  /** Words of the Chinese side, in order. */
  zh: readonly number[];
  /** Words of the original. */
  original: readonly number[];
}

/** Numbers that stand for words. */
export const CODES = 4096;

/** At most so many words are kept of a side; of a paragraph that has one side only, twice as many. */
const MOST_WORDS = 8;
/** Of a side of this many words or fewer, this share is kept; of longer ones a tenth of the rest too. */
const [SHORT_SIDE, SHORT_SHARE] = [6, 2 / 3];

const [SEPARATOR, LETTER, SIGN] = [1, 2, 3];
/** What each UTF-16 unit is: 0 where nobody has asked, a sign being a word by itself. */
const kinds = new Uint8Array(0x10000);

/** The words of a text in order, as numbers below `CODES`. A Han character or a kana is a word. */
export function wordsOf(text: string): Uint16Array {
  const lower = text.toLowerCase();
  const units = unitsOf(lower);
  const words = new Uint16Array(lower.length);
  let count = 0;
  let hash = 0;
  for (let i = 0; i < lower.length; i++) {
    const unit = units[i] as number;
    const kind = kinds[unit] || kindOf(unit);
    if (kind === LETTER) {
      hash = Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15) ^ 1;
      continue;
    }
    if (hash !== 0) words[count++] = codeOf(hash);
    hash = 0;
    if (kind === SIGN) words[count++] = codeOf(Math.imul(unit, 0x9e3779b1));
  }
  if (hash !== 0) words[count++] = codeOf(hash);
  return words.subarray(0, count);
}

/** Digest of a paragraph: two are equal when both sides are, to the letter. */
export function digestOfParagraph({ zh, original }: Paragraph): string {
  return shortHash(`${zh ?? ""}\0${original ?? ""}`).slice(-6);
}

function speakerCode(speaker: string | undefined): string {
  return speaker === undefined ? "-" : shortHash(speaker).slice(-1);
}

/** A paragraph whose words have been looked at. */
export class ReadParagraph {
  readonly zh: Uint16Array;
  readonly original: Uint16Array;
  readonly size: number;
  readonly opening: number;

  constructor({ zh = "", original = "" }: Paragraph) {
    this.zh = wordsOf(zh);
    this.original = wordsOf(original);
    this.size = sizeStep(this.zh.length + this.original.length);
    this.opening = openingOf(this.zh.length > 0 ? this.zh : this.original);
  }
}

/** The step of a number of words on the scale of sizes, 0 to 63. */
export function sizeStep(words: number): number {
  return Math.min(63, Math.round(Math.log(words + 1) / Math.log(1.15)));
}

/** The number of words in the middle of a step. */
export function wordsAtStep(step: number): number {
  return 1.15 ** step - 1;
}

/** Makes the fingerprints of those paragraphs of a transcript that are asked for. */
export class Fingerprints {
  readonly #paragraphs: readonly Paragraph[];
  readonly #digests: string[] = [];
  readonly #read: (ReadParagraph | undefined)[] = [];
  /** In how many paragraphs each word stands. */
  #frequency: Uint16Array | undefined;

  constructor(paragraphs: readonly Paragraph[]) {
    this.#paragraphs = paragraphs;
  }

  /** Number of paragraphs. */
  get count(): number {
    return this.#paragraphs.length;
  }

  /** The words of a paragraph, by its place. */
  read(place: number): ReadParagraph {
    let read = this.#read[place];
    if (!read) {
      read = new ReadParagraph(this.#paragraphs[place] as Paragraph);
      this.#read[place] = read;
    }
    return read;
  }

  /** The digest of a paragraph, by its place. */
  digest(place: number): string {
    let digest = this.#digests[place];
    if (digest === undefined) {
      digest = digestOfParagraph(this.#paragraphs[place] as Paragraph);
      this.#digests[place] = digest;
    }
    return digest;
  }

  /** One character for who says a paragraph. */
  speaker(place: number): string {
    return speakerCode(this.#paragraphs[place]?.speaker);
  }

  /** The fingerprint of a paragraph, by its place. */
  of(place: number): Fingerprint {
    const { zh, original, size, opening } = this.read(place);
    this.#frequency ??= this.#count();
    const most = zh.length === 0 || original.length === 0 ? 2 * MOST_WORDS : MOST_WORDS;
    return {
      digest: this.digest(place),
      speaker: this.speaker(place),
      size,
      opening,
      zh: rarest(zh, this.#frequency, most),
      original: rarest(original, this.#frequency, most),
    };
  }

  #count(): Uint16Array {
    const frequency = new Uint16Array(CODES);
    const lastIn = new Int32Array(CODES).fill(-1);
    for (let place = 0; place < this.#paragraphs.length; place++) {
      const { zh, original } = this.read(place);
      for (const words of [zh, original]) {
        for (const word of words) {
          if (lastIn[word] === place) continue;
          lastIn[word] = place;
          if ((frequency[word] as number) < 0xffff)
            frequency[word] = (frequency[word] as number) + 1;
        }
      }
    }
    return frequency;
  }
}

/** The rarest words of a side, in their order. */
function rarest(words: Uint16Array, frequency: Uint16Array, most: number): number[] {
  const firstAt = new Map<number, number>();
  words.forEach((word, at) => {
    if (!firstAt.has(word)) firstAt.set(word, at);
  });
  const { length } = words;
  const share =
    length <= SHORT_SIDE
      ? length * SHORT_SHARE
      : SHORT_SIDE * SHORT_SHARE + (length - SHORT_SIDE) / 10;
  const count = Math.min(most, Math.ceil(share));
  return [...firstAt]
    .sort(([a, atA], [b, atB]) => (frequency[a] as number) - (frequency[b] as number) || atA - atB)
    .slice(0, count)
    .sort(([, atA], [, atB]) => atA - atB)
    .map(([word]) => word);
}

function openingOf(words: Uint16Array): number {
  const [first = 0, second = 0, third = 0] = words;
  return codeOf(Math.imul(Math.imul(first + 1, 4099) + second, 4111) + third);
}

function codeOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (CODES - 1);
}

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const isSign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);
  const isLetter = /[\p{L}\p{N}\p{M}]/u.test(character) || (unit >= 0xd800 && unit < 0xe000);
  const kind = isSign ? SIGN : isLetter ? LETTER : SEPARATOR;
  kinds[unit] = kind;
  return kind as number;
}
