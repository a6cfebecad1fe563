/**
 * Pinyin notes that a page's maker put after Traditional characters (`學(xué)校`) to make
 * copies recognisable. They go, but only from a document that is full of them: a learner's gloss,
 * a vocabulary list or an abbreviation in brackets is what its author wrote.
 */

import { isTraditionalOnly } from "../../text/conversion.ts";
import { countHan } from "../../text/script.ts";

/**
 * The reading in brackets after a Han character: lower case, with tone marks. What stands before
 * the bracket comes last: a search for the bracket is the faster one.
 */
const NOTE = /\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]{1,7})\)(?<=(\p{Script=Han})\([^(]*)/gu;

// What a document must show (see the findings on 195 clean files: none does).
const MIN_NOTES = 10;
const MIN_CHARACTERS = 6;
const MIN_TRADITIONAL = 0.9;
const MIN_ANNOTATED = 0.9;
const MIN_ONE_READING = 0.95;
const MAX_PER_HAN = 0.4;
const MIN_MID_WORD = 0.5;

/** The reading that each annotated character carries in this document. */
export type NoteTable = ReadonlyMap<string, string>;

/** Learns the notes of a document, or gives undefined when they are not the maker's. */
export function learnNotes(text: string): NoteTable | undefined {
  const readings = new Map<string, Map<string, number>>();
  let notes = 0;
  let traditional = 0;
  let midWord = 0;
  for (const match of text.matchAll(NOTE)) {
    const [whole, reading = "", character = ""] = match;
    notes++;
    if (isTraditionalOnly(character)) traditional++;
    if (/\p{Script=Han}/u.test(text.charAt(match.index + whole.length))) midWord++;
    const counts = readings.get(character) ?? new Map<string, number>();
    counts.set(reading, (counts.get(reading) ?? 0) + 1);
    readings.set(character, counts);
  }
  if (notes < MIN_NOTES || readings.size < MIN_CHARACTERS) return undefined;
  if (traditional < notes * MIN_TRADITIONAL || midWord < notes * MIN_MID_WORD) return undefined;
  if (notes > countHan(text) * MAX_PER_HAN) return undefined;

  const table = new Map<string, string>();
  let occurrences = 0;
  let oneReading = 0;
  for (const [character, counts] of readings) {
    const [reading, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    const all = text.split(character).length - 1;
    oneReading += count;
    occurrences += all;
    // One bracket after a character of both scripts may be an abbreviation.
    if (isTraditionalOnly(character) || (count >= 3 && count >= all * MIN_ANNOTATED)) {
      table.set(character, reading);
    }
  }
  if (notes < occurrences * MIN_ANNOTATED || oneReading < notes * MIN_ONE_READING) return undefined;
  return table;
}

/** A text without its notes, how many they were, and the notes themselves, one after another. */
export interface StrippedText {
  text: string;
  count: number;
  removed: string;
}

/** Takes the learned notes out of a text; any other bracket stays. */
export function stripNotes(text: string, table: NoteTable): StrippedText {
  let count = 0;
  let removed = "";
  const stripped = text.replace(NOTE, (whole, reading: string, character: string) => {
    if (table.get(character) !== reading) return whole;
    count++;
    removed += `(${reading})`;
    return "";
  });
  return { text: stripped, count, removed };
}
