/**
 * What script a text is written in, by counting characters. Cheap tests only; telling Simplified
 * from Traditional needs OpenCC's tables and lives in `conversion.ts`.
 */

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

type Script = "han" | "latin" | "none";
const SCRIPTS: readonly Script[] = ["none", "han", "latin"];

/**
 * Script of each UTF-16 unit, looked up in Unicode's tables once and kept: 0 not asked yet, else
 * 1 + the place in `SCRIPTS`. Counting by a regular expression made an array of all letters.
 */
const known = new Uint8Array(0x10000);

function scriptOf(character: string): Script {
  return HAN.test(character) ? "han" : LATIN.test(character) ? "latin" : "none";
}

/** Counts the Han characters and the Latin letters of a text. */
function countScripts(text: string): Record<Script, number> {
  const counts = { none: 0, han: 0, latin: 0 };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let script: Script;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
      script = scriptOf(character);
      i += character.length - 1;
    } else {
      let entry = known[unit] as number;
      if (entry === 0) {
        entry = 1 + SCRIPTS.indexOf(scriptOf(String.fromCharCode(unit)));
        known[unit] = entry;
      }
      script = SCRIPTS[entry - 1] as Script;
    }
    counts[script]++;
  }
  return counts;
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
