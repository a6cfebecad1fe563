/**
 * What script a text is written in, by counting characters. Cheap tests only; telling Simplified
 * from Traditional needs OpenCC's tables and lives in `conversion.ts`.
 */

import { unitsOf } from "./units.ts";

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
export function countScripts(text: string): { han: number; latin: number } {
  const units = unitsOf(text);
  const { length } = text;
  let han = 0;
  let latin = 0;
  for (let i = 0; i < length; i++) {
    const script = scriptOfUnit[units[i] as number] || scriptAt(text, i);
    if (script === IS_HAN) han++;
    else if (script === IS_LATIN) latin++;
  }
  return { han, latin };
}

/** Script of the character that starts at a unit; the second half of a pair has none. */
function scriptAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  let script = scriptOfUnit[unit] as number;
  if (script === NOT_ASKED) {
    script = lookUp(String.fromCodePoint(text.codePointAt(at) ?? unit));
    // Half of a surrogate pair says nothing by itself, so it is never kept.
    if (unit < 0xd800 || unit > 0xdfff) scriptOfUnit[unit] = script;
  }
  return script;
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
 * Chinese full of English names is still Chinese; so is a sentence that is English but for a word
 * or two, where its marks are Chinese ones.
 */
export function proseScript(text: string): Script {
  const prose = text.includes("://") ? text.replace(/\bhttps?:\/\/[^\s)>\]]+/g, "") : text;
  // No Han lies below U+2E80.
  const mayHoldHan = /[\u2E80-\uFFFF]/.test(prose);
  let han = 0;
  let latin = 0;
  for (let at = 0; at < prose.length; at++) {
    const script = scriptAt(prose, at);
    if (script === IS_HAN) han++;
    else if (script === IS_LATIN) latin++;
    // The first words tell of most texts: nothing that can follow would change it.
    if (!mayHoldHan && latin === 2) return "latin";
    if (han > 0 && han * 6 >= latin + prose.length - at - 1) return "han";
  }
  if (han === 0) return latin >= 2 ? "latin" : "none";
  return hasChineseMarks(prose) ? "han" : "latin";
}

/** Tells whether the marks of a text's sentences are Chinese: more of them than of the others. */
function hasChineseMarks(text: string): boolean {
  const chinese = text.match(/[，。？！；：、]/g)?.length ?? 0;
  return chinese > 0 && chinese > (text.match(/[.,?!;:](?=\s|$)/g)?.length ?? 0);
}

/** Everyday characters that are written in one script alone, those of the same word in one place. */
const TRADITIONAL = "這個們來說對會時為國學過還沒發現點開關長問題經實應該讓與從當種";
const SIMPLIFIED = "这个们来说对会时为国学过还没发现点开关长问题经实应该让与从当种";

/**
 * Whether a text of some length is written in Traditional Chinese. A quick look at its commonest
 * words; `detectChinese` of `conversion.ts` asks all of OpenCC's tables.
 */
export function looksTraditional(text: string): boolean {
  let [traditional, simplified] = [0, 0];
  for (const character of text) {
    if (TRADITIONAL.includes(character)) traditional++;
    else if (SIMPLIFIED.includes(character)) simplified++;
  }
  return traditional > 4 * simplified;
}
