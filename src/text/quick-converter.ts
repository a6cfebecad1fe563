/**
 * What opencc-js gives, in a tenth of the time: its converter walks a text three times, through a
 * map for each character. Here a table converts each character that stands alone; only where two
 * neighbours stand together in some phrase of OpenCC's is its converter asked.
 */

import CompatibilityIdeographs from "opencc-js/dict/CJK_Compatibility_Ideographs";
import HKVariants from "opencc-js/dict/HKVariantsRev";
import HKPhrases from "opencc-js/dict/HKVariantsRevPhrases";
import TSPhrases from "opencc-js/dict/TSPhrases";
import TWVariants from "opencc-js/dict/TWVariantsRev";
import TWPhrases from "opencc-js/dict/TWVariantsRevPhrases";
import { remember } from "./remember.ts";
import { textOfUnits, unitsOf } from "./units.ts";

/** Converts a text from one Chinese script to the other. */
export type Convert = (text: string) => string;

const REGIONAL = {
  tw: { phrases: TWPhrases, variants: TWVariants },
  hk: { phrases: HKPhrases, variants: HKVariants },
};

/** Characters of a piece whose conversion is kept for the next time. */
const LONGEST_KEPT = 12;
/** Stands for what is not converted to one UTF-16 unit by itself. */
const ASK = -1;
/** Opens the description of a character that has no code; OpenCC converts none of its parts. */
const IDS = /[\u2FF0-\u2FFF]/;

/**
 * Makes a function that answers as `convert` does.
 * @param convert Converter of opencc-js from the region's Traditional to Simplified Chinese.
 */
export function quickConverter(convert: Convert, region: "tw" | "hk"): Convert {
  const pairs = pairsOf(region);
  const askOnce = remember(convert);
  // What each unit becomes alone: 0 not asked yet.
  const single = new Int32Array(0x10000);
  const askAlone = (unit: number): number => {
    const character = String.fromCharCode(unit);
    const converted = convert(character);
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    const isAlone = converted.length === 1 && !isHalf && !IDS.test(character);
    return (single[unit] = isAlone ? converted.charCodeAt(0) : ASK);
  };
  let output = new Uint16Array(1 << 12);

  return (text) => {
    const units = unitsOf(text);
    const { length } = text;
    if (output.length < length) output = new Uint16Array(length * 2);
    // Where the piece at hand starts that stands together.
    let start = 0;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      const converted = single[unit] || askAlone(unit);
      // Rare enough that the whole text may as well go to OpenCC.
      if (converted === ASK) return convert(text);
      output[at] = converted;
      if (at + 1 < length && pairs[hashOf(unit, units[at + 1] as number)]) continue;
      if (at > start) {
        const piece = (at - start < LONGEST_KEPT ? askOnce : convert)(text.slice(start, at + 1));
        if (piece.length !== at + 1 - start) return convert(text);
        for (let i = 0; i < piece.length; i++) output[start + i] = piece.charCodeAt(i);
      }
      start = at + 1;
    }
    return textOfUnits(output, length);
  };
}

/** Place of two neighbours in a table of 2^16. */
function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) + second) & 0xffff;
}

/**
 * A table of which pairs of neighbouring characters may be part of a phrase. Pairs with the same hash
 * share a place in it, so some are marked that are in no phrase: OpenCC converts these too, and
 * rightly, only not as fast.
 */
function pairsOf(region: "tw" | "hk"): Uint8Array {
  const { phrases, variants } = REGIONAL[region];
  const marked = new Uint8Array(0x10000);
  // OpenCC unifies characters, turns the region's variants into the usual ones, and then converts.
  const unified = originsOf([CompatibilityIdeographs]);
  const usual = originsOf([variants, phrases]);
  const mark = (dictionary: string, origins: (character: string) => string[]) => {
    for (const [phrase] of entriesOf(dictionary)) {
      const characters = [...phrase].map(origins);
      for (let i = 1; i < characters.length; i++) {
        for (const first of characters[i - 1] ?? []) {
          for (const second of characters[i] ?? []) {
            marked[hashOf(first.charCodeAt(0), second.charCodeAt(0))] = 1;
          }
        }
      }
    }
  };
  mark(phrases, unified);
  mark(TSPhrases, (character) => usual(character).flatMap(unified));
  return marked;
}

/** Gives what the dictionaries may turn into a character, itself among it. */
function originsOf(dictionaries: readonly string[]): (character: string) => string[] {
  const origins = new Map<string, Set<string>>();
  for (const [from, to] of dictionaries.flatMap(entriesOf)) {
    const converted = [...to];
    for (const [i, character] of [...from].entries()) {
      const target = converted[i] ?? "";
      const known = origins.get(target);
      if (known) known.add(character);
      else origins.set(target, new Set([character]));
    }
  }
  return (character) => [...new Set([character, ...(origins.get(character) ?? [])])];
}

function entriesOf(dictionary: string): [from: string, to: string][] {
  return dictionary.split("|").map((entry) => {
    const [from = "", to = ""] = entry.split(" ");
    return [from, to];
  });
}
