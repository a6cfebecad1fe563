/**
 * What script a text is written in, by counting characters. Cheap tests only; telling Simplified
 * from Traditional needs OpenCC's tables and lives in `conversion.ts`.
 */

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** Number of Han characters. */
export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

/** Number of Latin letters. */
export function countLatin(text: string): number {
  return text.match(LATIN)?.length ?? 0;
}

/**
 * Tells whether a block of prose is Chinese or Latin-script (`en`), or `none` for numbers,
 * addresses and marks. A Han character carries about three Latin letters' worth of meaning, so
 * Chinese full of English names is still Chinese.
 */
export function proseScript(text: string): "han" | "latin" | "none" {
  const prose = text.replace(/\bhttps?:\/\/[^\s)>\]]+/g, "");
  const han = countHan(prose);
  const latin = countLatin(prose);
  if (han === 0) return latin >= 2 ? "latin" : "none";
  return han * 6 >= latin ? "han" : "latin";
}
