/**
 * Stable ids of segments. An id is a hash of the segment's own letters and digits, so it survives
 * a re-import, an edit elsewhere and a change of punctuation. It is taken from the original where
 * there is one: keepers correct the translation far more often than what was said.
 */

import { shortHash } from "../text/hash.ts";
import type { Segment } from "./model.ts";

/** Makes an id factory for one transcript; equal texts get `-2`, `-3` … in reading order. */
export function segmentIds(): (segment: Pick<Segment, "zh" | "original">) => string {
  const seen = new Map<string, number>();
  return (segment) => {
    const text = segment.original?.text ?? segment.zh ?? "";
    const letters = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
    const base = `s${shortHash(letters)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}
