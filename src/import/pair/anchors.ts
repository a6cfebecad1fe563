/**
 * What a paragraph and its translation show alike: numbers (万 and 亿 worked out, numerals in
 * words too), names and words in Latin letters, Han quoted in English, code, the speaker's name,
 * a question mark at the end.
 */

import { englishAnchors, hanAnchors } from "../../text/anchors.ts";
import type { SourceBlock } from "../source-block.ts";

/** Reads the anchors of a block, in one spelling for both languages. */
export function readAnchors(block: SourceBlock, side: "en" | "zh"): Set<string> {
  const text = block.text.normalize("NFKC");
  const anchors = side === "en" ? englishAnchors(text) : hanAnchors(text);
  for (const [, code] of text.matchAll(/`([^`\n]+)`/g)) anchors.add(`code ${code?.trim()}`);
  if (/[?]["'”’」）)\]]*$/.test(text.trim())) anchors.add("a question");
  if (block.speaker !== undefined) anchors.add(`speaker ${block.speaker.toLowerCase()}`);
  return anchors;
}
