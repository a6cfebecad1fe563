/**
 * Which stretches of six letters a text holds, as bits: a source of millions of letters is compared
 * in one pass, with a few megabytes. A stretch is two bits, which are both set by chance in one of a thousand.
 */

/** Letters of a stretch: long enough to say that words stand in the same order. */
export const GRAM = 6;

const BITS_PER_LETTER = 64;
const MOST_BITS = 2 ** 27;

/** The stretches of a text. */
export interface GramIndex {
  /** Tells whether the stretch that starts at a place of another text occurs. */
  has: (letters: string, at: number) => boolean;
}

/** Notes all stretches of some texts; none runs from one text into the next. */
export function indexGrams(texts: readonly string[]): GramIndex {
  const length = texts.reduce((total, text) => total + text.length, 0);
  let size = 1024;
  while (size < length * BITS_PER_LETTER && size < MOST_BITS) size *= 2;
  const bits = new Uint8Array(size / 8);
  const mask = size - 1;
  const isSet = (bit: number) => ((bits[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
  const set = (bit: number) => {
    bits[bit >>> 3] = (bits[bit >>> 3] as number) | (1 << (bit & 7));
  };
  for (const text of texts) {
    for (let at = 0; at + GRAM <= text.length; at++) {
      const hash = hashGram(text, at);
      set(hash & mask);
      set(otherHash(hash) & mask);
    }
  }
  return {
    has: (letters, at) => {
      const hash = hashGram(letters, at);
      return isSet(hash & mask) && isSet(otherHash(hash) & mask);
    },
  };
}

/** FNV-1a over the units of a stretch, mixed once more so that low bits depend on all of them. */
function hashGram(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + GRAM; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function otherHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
