/**
 * Stable ids of segments. An id is a hash of the segment's own letters and digits, so it survives
 * a re-import, an edit elsewhere and a change of punctuation. It is taken from the original where
 * there is one: keepers correct the translation far more often than what was said.
 */

import { shortHash } from "../text/hash.ts";
import type { Segment } from "./model.ts";

/**
 * Units that no neighbour combines with, so that their letters can be told one by one: ASCII, the
 * middle dot, Chinese punctuation, full-width forms and everyday Han. Most texts hold no others,
 * and folding those whole is most of what an id costs.
 */
const STANDALONE = /^[\x00-\x7F\u00B7\u2010-\u2027\u3000-\u3020\u4E00-\u9FFF\uFF01-\uFF5E\uFFE5]*$/;

const foldedUnits: (string | undefined)[] = [];

/** Makes an id factory for one transcript; equal texts get `-2`, `-3` … in reading order. */
export function segmentIds(): (segment: Pick<Segment, "zh" | "original">) => string {
  const seen = new Map<string, number>();
  return (segment) => {
    const base = `s${shortHash(letters(segment.original?.text ?? segment.zh ?? ""))}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}

function letters(text: string): string {
  if (!STANDALONE.test(text)) return fold(text);
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let letter = foldedUnits[unit];
    if (letter === undefined) {
      letter = fold(String.fromCharCode(unit));
      foldedUnits[unit] = letter;
    }
    folded += letter;
  }
  return folded;
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
