/** The plain text of a segment's two sides, taken once for all the files that hold it. */

import type { Segment } from "../transcript/model.ts";
import { plainText } from "../transcript/passage.ts";

const known = new WeakMap<Segment, { zh?: string; original?: string }>();

/** What a reader sees of a segment, without markup and notes, one line for each side. */
export function segmentText(segment: Segment): { zh?: string; original?: string } {
  let text = known.get(segment);
  if (!text) {
    text = {
      ...(segment.zh !== undefined && { zh: plainText(segment.zh) }),
      ...(segment.original && { original: plainText(segment.original.text) }),
    };
    known.set(segment, text);
  }
  return text;
}
