/**
 * A short, synchronous, non-cryptographic hash that gives the same value in Node and a browser.
 * Used for stable ids only; checksums of files are SHA-256.
 */

/**
 * Hashes a string to eight base-36 characters (about 41 bits).
 * The mixing is cyrb53 by bryc (public domain): two 32-bit multiplicative lanes.
 */
export function shortHash(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return shortHashOfUnits(units, units.length);
}

/** The same hash as a whole number of 53 bits. */
export function numberHash(text: string): number {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return mixedUnits(units, units.length);
}

/** One number of 53 bits for two, in this order. */
export function mixed(a: number, b: number): number {
  MIXING[0] = a;
  MIXING[1] = b;
  return mixedUnits(MIXING_UNITS, MIXING_UNITS.length);
}

const MIXING = new Float64Array(2);
const MIXING_UNITS = new Uint16Array(MIXING.buffer);

/** The same hash of a text that is given as the first `length` of an array of UTF-16 units. */
export function shortHashOfUnits(units: Uint16Array, length: number): string {
  const value = mixedUnits(units, length);
  const low = value % FOUR_DIGITS;
  const high = ((value - low) / FOUR_DIGITS) % FOUR_DIGITS;
  return fourDigits(high) + fourDigits(low);
}

function mixedUnits(units: Uint16Array, length: number): number {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    h1 = Math.imul(h1 ^ unit, 2654435761);
    h2 = Math.imul(h2 ^ unit, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}

// `toString(36)` divides by floating point for each digit, which takes longer than the hash.
const TWO_DIGITS = 36 ** 2;
const FOUR_DIGITS = 36 ** 4;
const PAIRS = Array.from({ length: TWO_DIGITS }, (_, i) => i.toString(36).padStart(2, "0"));

function fourDigits(value: number): string {
  return `${PAIRS[Math.floor(value / TWO_DIGITS)]}${PAIRS[value % TWO_DIGITS]}`;
}
