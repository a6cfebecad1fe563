/**
 * What script a text is written in, by counting characters. Cheap tests only; telling Simplified
 * from Traditional needs OpenCC's tables and lives in `conversion.ts`.
 */

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

type Script = "han" | "latin" | "none";

/**
 * Script of each UTF-16 unit, looked up in Unicode's tables once and kept. Counting by a regular
 * expression made an array of all letters, which was a quarter of the time a parse takes.
 */
const scriptOfUnit = new Uint8Array(0x10000);
const [NOT_ASKED, IS_HAN, IS_LATIN, IS_NEITHER] = [0, 1, 2, 3];

function lookUp(character: string): number {
  return HAN.test(character) ? IS_HAN : LATIN.test(character) ? IS_LATIN : IS_NEITHER;
}

/** Counts the Han characters and the Latin letters of a text. */
function countScripts(text: string): { han: number; latin: number } {
  let han = 0;
  let latin = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let script = scriptOfUnit[unit];
    if (script === NOT_ASKED) {
      const character = String.fromCodePoint(text.codePointAt(i) ?? unit);
      script = lookUp(character);
      // Half of a surrogate pair says nothing by itself, so it is never kept.
      if (unit < 0xd800 || unit > 0xdfff) scriptOfUnit[unit] = script;
      i += character.length - 1;
    }
    if (script === IS_HAN) han++;
    else if (script === IS_LATIN) latin++;
  }
  return { han, latin };
}

/** Number of Han characters. */
export function countHan(text: string): number {
  return countScripts(text).han;
}

/** Number of Latin letters. */
export function countLatin(text: string): number {
  return countScripts(text).latin;
}

/**
 * Tells whether a block of prose is Chinese or Latin-script (`en`), or `none` for numbers,
 * addresses and marks. A Han character carries about three Latin letters' worth of meaning, so
 * Chinese full of English names is still Chinese.
 */
export function proseScript(text: string): Script {
  const prose = text.includes("://") ? text.replace(/\bhttps?:\/\/[^\s)>\]]+/g, "") : text;
  const { han, latin } = countScripts(prose);
  if (han === 0) return latin >= 2 ? "latin" : "none";
  return han * 6 >= latin ? "han" : "latin";
}
