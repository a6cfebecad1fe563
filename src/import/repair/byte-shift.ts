/**
 * Finds the places where pinyin notes were put into GBK bytes across a character boundary, which
 * turned everything up to the next mark into other characters (`去看雪` into `タ囱`).
 * Each place shows a reading in brackets behind something that is not its character.
 */

import type { NoteTable } from "./pinyin-notes.ts";

const SYLLABLE = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}";

/** `?nèi)`: a lost byte and the bracket became a question mark. */
const LOST_BRACKET = new RegExp(String.raw`\?(${SYLLABLE})\)`, "gu");
/** `F(xiàn)`: the second byte of the character is left as a letter. */
const LOST_LEAD = new RegExp(String.raw`(?<![A-Za-z])[@-~]\((${SYLLABLE})\)`, "gu");
/** `?quot;`: an entity that lost its ampersand to the byte before it. */
const EATEN_ENTITY = /\?(quot|amp|lt|gt|nbsp|hellip|mdash|#\d+);/g;

/** A place where bytes were shifted, as the text shows it. */
export interface DamagedPlace {
  /** Where in the line the damage shows itself. */
  index: number;
  /** The clause around it. */
  excerpt: string;
}

/** Lists the damaged clauses of one line of a document that qualifies for note removal. */
export function findByteShifts(line: string, table: NoteTable): DamagedPlace[] {
  const readings = new Set(table.values());
  const places = new Set<number>();
  for (const pattern of [LOST_BRACKET, LOST_LEAD, EATEN_ENTITY]) {
    for (const match of line.matchAll(pattern)) {
      // A reading without a tone mark that no note uses may be a word: `?(eg)`.
      const reading = match[1] ?? "";
      const isEntity = pattern === EATEN_ENTITY;
      const known = readings.has(reading) || /[^a-z]/.test(reading);
      if (isEntity || known) places.add(match.index);
    }
  }
  const clauses = new Map<string, DamagedPlace>();
  for (const index of [...places].sort((a, b) => a - b)) {
    const excerpt = clauseAround(line, index);
    if (!clauses.has(excerpt)) clauses.set(excerpt, { index, excerpt });
  }
  return [...clauses.values()];
}

/** The clause that a place stands in: a shift never crosses its marks. */
function clauseAround(line: string, index: number): string {
  const isMark = (at: number) => /[，。,；：:！!]/.test(line.charAt(at));
  let start = index;
  while (start > 0 && !isMark(start - 1)) start--;
  let end = index + 1;
  while (end < line.length && !isMark(end)) end++;
  return line.slice(start, end);
}
