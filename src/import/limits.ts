/**
 * How large a source may be inside. Beyond these a document is an accident or an attack: it is
 * refused with the limit it passes, before it takes the machine's memory or an hour of its time.
 * What a transcript may hold (`transcript/limits.ts`) bounds what is written.
 */

import { MAX_BLOCKS } from "../transcript/limits.ts";
import { ImportProblem } from "./problem.ts";

/** Characters of a text, subtitles included. */
export const MAX_TEXT = 8 * 1024 * 1024;

/** Characters of JSON: most are times and numbers of words, and the words are a tenth. */
export const MAX_JSON = 64 * 1024 * 1024;

/** Characters of HTML or XML that are read, pictures inside a page not counted. */
export const MAX_MARKUP = 20_000_000;

/** How deep elements may be nested: some readers take time by its cube. Real pages stay below 100. */
export const MAX_DEPTH = 256;

/** What reading a PDF may take; a book of a thousand pages takes a tenth of it. */
export const MAX_PDF = { pages: 5000, pieces: 2_000_000, seconds: 120, megabytes: 1024 };

/** What taking a mail apart may take. */
export const MAX_MAIL = { seconds: 60, megabytes: 1024 };

/** Blank characters in a row that mean something; patterns that look for blanks need a bound. */
const MAX_BLANKS = 500;
const BLANKS = new RegExp(`([^\\S\\n]{${MAX_BLANKS}})[^\\S\\n]+`, "g");

/** Cuts runs of blanks that no writer made; lines stay where they are. */
export function cutBlanks(text: string): string {
  return mayHoldRun(text) ? text.replace(BLANKS, "$1") : text;
}

/** How far apart a run of blanks is looked for: so long a one covers several such places. */
const STEP = 50;

/** Tells nearly all texts that hold no run of blanks, by a few of their characters. */
function mayHoldRun(text: string): boolean {
  let blanks = 0;
  for (let at = 0; at < text.length; at += STEP) {
    blanks = /[^\S\n]/.test(text.charAt(at)) ? blanks + 1 : 0;
    if (blanks * STEP >= MAX_BLANKS) return true;
  }
  return false;
}

/** Refuses a text or markup with more characters than are read. */
export function assertLength(text: string, limit: number, what: string): void {
  if (text.length > limit) throw tooLong(limit, what);
}

/** Says that a text or markup has more characters than are read. */
export function tooLong(limit: number, what: string): ImportProblem {
  return new ImportProblem(
    "file-too-large",
    `The ${what} has more than ${(limit / 1e6).toFixed(0)} million characters`,
    what === "page"
      ? "save the article alone and import that"
      : "split it and import the parts; of captions, export SubRip or WebVTT instead",
  );
}

/** Refuses a document in more pieces than twice what a transcript holds; some are joined later. */
export function assertBlocks(blocks: readonly unknown[]): void {
  if (blocks.length <= 2 * MAX_BLOCKS) return;
  throw new ImportProblem(
    "transcript-too-long",
    `The document has more than ${2 * MAX_BLOCKS} paragraphs`,
    "split it and import the parts",
  );
}
