/**
 * Stable ids of segments. An id is a hash of the segment's own letters and digits, so it survives
 * a re-import, an edit elsewhere and a change of punctuation. It is taken from the original where
 * there is one: keepers correct the translation far more often than what was said.
 */

import { shortHash, shortHashOfUnits } from "../text/hash.ts";
import { unitsOf } from "../text/units.ts";
import type { Segment } from "./model.ts";

/**
 * Units that no neighbour combines with, so that their letters can be told one by one: ASCII, the
 * middle dot, Chinese punctuation, full-width forms and everyday Han. Most texts hold no others,
 * and folding those whole is most of what an id costs.
 */
const STANDALONE = /[\x00-\x7F\u00B7\u2010-\u2027\u3000-\u3020\u4E00-\u9FFF\uFF01-\uFF5E\uFFE5]/;

/**
 * What each unit becomes: 0 not asked yet, 1 nothing (U+0001 is no letter), 2 what its neighbours
 * decide, else the unit.
 */
const foldedUnit = new Uint16Array(0x10000);
const [DROPPED, COMBINES] = [1, 2];

let letters = new Uint16Array(1024);

/** Makes an id factory for one transcript; equal texts get `-2`, `-3` … in reading order. */
export function segmentIds(): (segment: Pick<Segment, "zh" | "original">) => string {
  const seen = new Map<string, number>();
  return (segment) => {
    const base = `s${hashOfLetters(segment.original?.text ?? segment.zh ?? "")}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}

function hashOfLetters(text: string): string {
  if (letters.length < text.length) letters = new Uint16Array(text.length * 2);
  const units = unitsOf(text);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = units[i] as number;
    let folded = foldedUnit[unit] as number;
    if (folded === 0) {
      const character = String.fromCharCode(unit);
      // None of the units that stand alone becomes more than one letter.
      folded = STANDALONE.test(character) ? fold(character).charCodeAt(0) || DROPPED : COMBINES;
      foldedUnit[unit] = folded;
    }
    if (folded === COMBINES) return shortHash(fold(text));
    if (folded !== DROPPED) letters[count++] = folded;
  }
  return shortHashOfUnits(letters, count);
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
