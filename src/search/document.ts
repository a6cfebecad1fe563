/**
 * A transcript as search sees it: the wire format that the indexer writes, and the same text
 * normalised, in one string, so that one `indexOf` scans a whole transcript.
 */

import { JOINT, type Normalised, normalise } from "./normalise.ts";

/** A name as shown, followed by its other spellings (English, aliases). */
export type Name = string[];

/** `[segment id, index into speakers or -1, Chinese, original, language of the original]`. */
export type ParagraphText = [
  id: string,
  speaker: number,
  zh: string,
  original: string,
  lang?: "en" | "zh-Hant",
];

/** What is known of a transcript beside its text. Short lists are present even when empty. */
export interface TranscriptHead {
  slug: string;
  title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  speakers: Name[];
  /** Persons mentioned and not speaking. */
  people: Name[];
  tags: Name[];
  organisations: Name[];
  /** The headings, each with the id that its section is linked by. */
  headings: [id: string, text: string][];
}

/** One transcript in the search data. */
export interface TranscriptText extends TranscriptHead {
  paragraphs: ParagraphText[];
}

/** The two sides of a paragraph. */
export type Side = "zh" | "original";

/** A transcript whose text can be searched. */
export interface SearchDocument {
  source: TranscriptText;
  /** All sides of all paragraphs, each ended by a line feed, which no quote can hold. */
  body: Normalised;
  /** Start of each side in `body`: the Chinese of paragraph n at 2n, its original at 2n + 1. */
  starts: Uint32Array;
}

/** Normalises a transcript's text. */
export function prepareDocument(source: TranscriptText): SearchDocument {
  const parts: Normalised[] = [];
  for (const [, , zh, original] of source.paragraphs)
    parts.push(normalise(zh), normalise(original));
  const starts = new Uint32Array(parts.length + 1);
  let length = 0;
  parts.forEach((part, i) => {
    starts[i] = length;
    length += part.text.length + 1;
  });
  starts[parts.length] = length;
  const joints = new Uint8Array(length).fill(JOINT.space);
  parts.forEach((part, i) => {
    joints.set(part.joints, starts[i]);
  });
  const text = parts.map((part) => `${part.text}\n`).join("");
  return { source, body: { text, joints }, starts };
}

/** The sides that hold text, normalised one by one, in reading order. */
export function normalisedSides({ paragraphs }: Pick<TranscriptText, "paragraphs">): Normalised[] {
  const sides = paragraphs.flatMap(([, , zh, original]) => [zh, original]);
  return sides.filter((side) => side !== "").map(normalise);
}

/** Finds which side holds a place of `body`, by bisection. */
export function sideAt(document: SearchDocument, place: number): number {
  const { starts } = document;
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The text of a side as a reader sees it, and the language it is in. */
export function sideText(
  document: SearchDocument,
  paragraph: number,
  side: Side,
): { text: string; lang: string } {
  const [, , zh, original, lang] = document.source.paragraphs[paragraph] ?? ["", -1, "", ""];
  return side === "zh" ? { text: zh, lang: "zh-Hans" } : { text: original, lang: lang ?? "en" };
}
