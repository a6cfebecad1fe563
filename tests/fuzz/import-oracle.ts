/**
 * What must hold of every source that is imported, however damaged: it is written or refused with
 * a rule; what is written parses; and no letter is lost. Counted are letters of every script,
 * Traditional and Simplified as one: each that the source has must stand in the transcript, in
 * its metadata, among what was removed, or among what a repair changed. Digits are left out,
 * since times, dates and the numbers of lists are written anew.
 */

import { importDocument } from "../../src/import/import-document.ts";
import { ImportProblem } from "../../src/import/problem.ts";
import type { ImportReport } from "../../src/import/report.ts";
import { foldCharacter } from "../../src/search/normalise.ts";
import { toSimplified } from "../../src/text/conversion.ts";
import { eachSegment, type Original, type Transcript } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import type { FuzzSource } from "./import-sources.ts";

/** Returns what is wrong, or undefined. Throws whatever import throws but its own problems. */
export function findImportFault({ name, bytes, text }: FuzzSource): string | undefined {
  let document: ReturnType<typeof importDocument>;
  try {
    document = importDocument(bytes, name);
  } catch (error) {
    if (error instanceof ImportProblem) return undefined;
    throw error;
  }
  const { transcript } = parseTranscript(document.text, "fuzz.md");
  const found = countLetters(keptTexts(transcript, document.report).join("\n"));
  for (const { before, after, count = 1 } of document.report.repaired) {
    for (let i = 0; i < count; i++) addDifference(found, before, after);
  }
  const lost: string[] = [];
  for (const [letter, count] of countLetters(text)) {
    const missing = count - (found.get(letter) ?? 0);
    if (missing > 0) lost.push(letter.repeat(Math.min(missing, 3)));
  }
  return lost.length > 0
    ? `${name} lost ${lost.length} letters: ${lost.join("").slice(0, 60)}`
    : undefined;
}

/** The transcript's texts, each once, and what the report says was removed. */
function keptTexts(transcript: Transcript, report: ImportReport): string[] {
  const texts: string[] = [];
  // The Traditional original and its conversion are one text.
  const side = (zh: string | undefined, original: Original | undefined) => {
    if (letters(zh ?? "") !== letters(original?.text ?? "")) texts.push(zh ?? "");
    texts.push(original?.text ?? "");
  };
  for (const { heading, headingOriginal, turns, notes = [] } of transcript.sections) {
    side(heading, headingOriginal);
    texts.push(...notes.map((note) => note.text));
    for (const { speaker, segments } of turns) {
      // A label and its conversion are one, too.
      const isConverted =
        segments[0]?.original?.lang === "zh-Hant" &&
        letters(speaker?.zh ?? "") === letters(speaker?.original ?? "");
      texts.push(speaker?.original ?? "");
      if (!isConverted) texts.push(speaker?.zh ?? "");
    }
  }
  for (const { segment } of eachSegment(transcript)) side(segment.zh, segment.original);
  const { title, extra, ...meta } = transcript.meta;
  const madeUp = report.doubtful.some(({ rule }) => rule === "title");
  if (!madeUp) texts.push(title);
  for (const key of ["date", "author", "channel", "source", "summary"] as const) {
    texts.push(meta[key] ?? "");
  }
  texts.push(...Object.values(extra).map(String));
  return [...texts, ...report.removed.flatMap(({ text, count = 1 }) => Array(count).fill(text))];
}

function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters(text)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

function letters(text: string): string {
  let result = "";
  for (const character of text) result += fold(character);
  return result;
}

const folded = new Map<string, string>();

/**
 * Folds a letter; what is none becomes nothing. Search folds what is common; the converter also
 * knows characters that search leaves apart.
 */
function fold(character: string): string {
  let letter = folded.get(character);
  if (letter === undefined) {
    letter = foldCharacter(toSimplified(character)).replace(/\P{L}/gu, "");
    folded.set(character, letter);
  }
  return letter;
}

/** Adds the letters that a repair took out. */
function addDifference(found: Map<string, number>, before: string, after: string): void {
  const left = countLetters(after);
  for (const [letter, count] of countLetters(before)) {
    const gone = count - (left.get(letter) ?? 0);
    if (gone > 0) found.set(letter, (found.get(letter) ?? 0) + gone);
  }
}
