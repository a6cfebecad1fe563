/**
 * A transcript as search sees it: the wire format that the indexer writes, and the same text
 * normalised, in one string, so that one `indexOf` scans a whole transcript.
 */

import { JOINT, type Normalised, normalise, type Sign } from "./normalise.ts";

/** A name as shown, followed by its other spellings (English, aliases). */
export type Name = string[];

/**
 * `[segment id, index into speakers or -1, Chinese, original, language of the original, notes]`.
 * Notes are those of the glossary; the texts are without them, so a quote runs across one.
 */
export type ParagraphText = [
  id: string,
  speaker: number,
  zh: string,
  original: string,
  lang?: "en" | "zh-Hant",
  notes?: string[],
];

/** What is known of a transcript beside its text. Short lists are present even when empty. */
export interface TranscriptHead {
  slug: string;
  title: string;
  titleEn?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  speakers: Name[];
  /** Persons mentioned and not speaking. */
  people: Name[];
  tags: Name[];
  organisations: Name[];
  /** About what a server sends for the text, in bytes, where it is read from the page. */
  size?: number;
  /** The headings, each with the id that its section is linked by. */
  headings: [id: string, text: string][];
}

/** One transcript in the search data. */
export interface TranscriptText extends TranscriptHead {
  paragraphs: ParagraphText[];
  /** What it is about, in either language: each text that stands at the head of its page. */
  summaries?: string[];
}

/** The two sides of a paragraph. */
export type Side = "zh" | "original";

/** A transcript whose text can be searched. */
export interface SearchDocument {
  source: TranscriptText;
  /** All sides of all paragraphs, then all notes, each ended by a line feed, which no quote holds. */
  body: Normalised;
  /**
   * Start of each piece in `body`: the Chinese of paragraph n at 2n, its original at 2n + 1, and the
   * notes after those of the last.
   */
  starts: Uint32Array;
  /** Of each note in turn, its paragraph. */
  noteOwners: readonly number[];
}

/** Normalises a transcript's text. */
export function prepareDocument(source: TranscriptText): SearchDocument {
  const parts: Normalised[] = [];
  for (const [, , zh, original] of source.paragraphs)
    parts.push(normalise(zh), normalise(original));
  const noteOwners: number[] = [];
  source.paragraphs.forEach(([, , , , , notes = []], paragraph) => {
    for (const note of notes) {
      parts.push(normalise(note));
      noteOwners.push(paragraph);
    }
  });
  const starts = new Uint32Array(parts.length + 1);
  let length = 0;
  parts.forEach((part, i) => {
    starts[i] = length;
    length += part.text.length + 1;
  });
  starts[parts.length] = length;
  const joints = new Uint8Array(length).fill(JOINT.space);
  const signs: Sign[] = [];
  parts.forEach((part, i) => {
    const start = starts[i] as number;
    joints.set(part.joints, start);
    for (const one of part.signs) signs.push({ ...one, place: start + one.place });
  });
  const text = parts.map((part) => `${part.text}\n`).join("");
  return { source, body: { text, joints, signs }, starts, noteOwners };
}

/** All that is searched in a transcript's text, normalised piece by piece. */
export function normalisedPieces({ paragraphs, summaries = [] }: TranscriptText): Normalised[] {
  const pieces = paragraphs.flatMap(([, , zh, original, , notes = []]) => [zh, original, ...notes]);
  return [...pieces, ...summaries].filter((piece) => piece !== "").map(normalise);
}

/** The paragraph of a piece. */
export function ownerOf({ source, noteOwners }: SearchDocument, piece: number): number {
  const note = piece - source.paragraphs.length * 2;
  return note < 0 ? piece >> 1 : (noteOwners[note] ?? 0);
}

/** Finds which piece holds a place of `body`, by bisection. */
export function pieceAt(document: SearchDocument, place: number): number {
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
