/**
 * The check that a keeper can trust: every letter and digit of the source stands in the transcript
 * or in the report. Each line of the source is looked for, six letters at a time, in what is
 * written, in what was removed and in what a repair took the place of; what stands nowhere is
 * added to the report, whatever stage lost it. It knows nothing of the stages.
 */

import { formatTimestamp } from "../../text/time.ts";
import { eachSegment } from "../../transcript/model.ts";
import { readOpenings } from "../dialogue/opening.ts";
import type { Draft, SaidText, Stage } from "../draft.ts";
import type { ImportReport } from "../report.ts";
import { GRAM, type GramIndex, indexGrams } from "./gram-index.ts";
import { lettersOf, placesOf, withoutAddresses, withoutSyntax } from "./letters.ts";

/** Lines that come back so often that counting each takes too long. */
const MOST_COUNTED = 2000;

/** A line of the source and its letters. */
interface SaidLine {
  text: string;
  letters: string;
  /** 1-based line in the source; 0 where that has none. */
  line: number;
}

/** Looks for every letter of the source, and reports what stands nowhere. */
export const accountForWords: Stage = (draft, report) => {
  const lines = draft.said.flatMap(saidLines);
  // An address stands between the words of a link and those after it.
  const held = heldTexts(draft).flatMap((text) =>
    [...new Set([text, withoutAddresses(text)])].map((form) => lettersOf(withoutSyntax(form))),
  );
  // What the report quotes may be Markdown or a source's literal text.
  const told = toldTexts(report).flatMap((text) =>
    [...new Set([text, withoutSyntax(text)])].map(lettersOf),
  );
  const texts = [...held, ...told];
  const all = texts.join("\n");
  const grams = indexGrams(texts);
  const known = new Map<string, boolean>();
  const isHeld = (piece: string) => {
    const answer = known.get(piece) ?? all.includes(piece);
    known.set(piece, answer);
    return answer;
  };
  for (const said of lines) {
    const text = findLost(said, grams, isHeld);
    if (text !== undefined) {
      report.removed.push({ rule: "not carried over", line: said.line, text });
    }
  }
  countRepeated(lines, namesIn(draft), all, report);
  return draft;
};

function saidLines({ text, firstLine, isLiteral }: SaidText): SaidLine[] {
  return (isLiteral ? text : withoutSyntax(text)).split("\n").map((line, i) => ({
    text: line,
    letters: lettersOf(line),
    line: firstLine > 0 ? firstLine + i : 0,
  }));
}

/** From this share of lost letters the whole line is told: the rest may stand elsewhere by chance. */
const MOST_OF_LINE = 0.25;

/** What of a line stands nowhere, from its first lost letter to its last. */
function findLost(
  { text: line, letters }: SaidLine,
  grams: GramIndex,
  isHeld: (piece: string) => boolean,
): string | undefined {
  if (letters === "") return undefined;
  const covered = new Uint8Array(letters.length);
  let reached = 0;
  for (let at = 0; at + GRAM <= letters.length; at++) {
    if (!grams.has(letters, at)) continue;
    covered.fill(1, Math.max(at, reached), at + GRAM);
    reached = at + GRAM;
  }
  if (reached === letters.length && !covered.includes(0)) return undefined;
  const places = placesOf(line);
  let first = -1;
  let last = -1;
  let lost = 0;
  for (let at = 0; at < letters.length; ) {
    if (covered[at]) {
      at++;
      continue;
    }
    // Labels, times and words between marks are looked for as they stand.
    let end = at + 1;
    while (end < letters.length && !covered[end] && isOneWord(line, letters, places, end)) end++;
    if (!isHeld(letters.slice(at, end))) {
      if (first < 0) first = at;
      last = end - 1;
      lost += end - at;
    }
    at = end;
  }
  if (first < 0) return undefined;
  if (lost >= letters.length * MOST_OF_LINE) return line.trim();
  return line.slice(places[first], (places[last] as number) + 1).trim();
}

/** Tells whether nothing parts a letter from the one before: no mark, no change to digits. */
function isOneWord(line: string, letters: string, places: readonly number[], at: number): boolean {
  const [from, to] = [places[at - 1] as number, places[at] as number];
  if (to - from > 1 && /[^\p{L}\p{N}]/u.test(line.slice(from + 1, to))) return false;
  const isDigit = (unit: string) => unit >= "0" && unit <= "9";
  return isDigit(letters.charAt(at - 1)) === isDigit(letters.charAt(at));
}

/** Lines that the source says several times must stand there as often. */
function countRepeated(
  said: readonly SaidLine[],
  names: ReadonlySet<string>,
  all: string,
  report: ImportReport,
): void {
  const lines = new Map<string, { text: string; line: number; count: number }>();
  for (const { text, letters, line } of said) {
    // Captions of one speaker in a row have one label.
    const opening =
      names.size > 0 ? readOpenings(text.trim()).find(({ name }) => names.has(name)) : undefined;
    const key = opening ? lettersOf(opening.rest) : letters;
    if (key === "" || /^\d+$/.test(key)) continue;
    const entry = lines.get(key);
    if (entry) entry.count++;
    else lines.set(key, { text: text.trim(), line, count: 1 });
  }
  const repeated = [...lines].filter(([, { count }]) => count > 1).slice(0, MOST_COUNTED);
  for (const [letters, { text, line, count }] of repeated) {
    const missing = count - countIn(all, letters, count);
    if (missing <= 0) continue;
    const entry = { rule: "said more often", line, text };
    report.removed.push(missing > 1 ? { ...entry, count: missing } : entry);
  }
}

/** How often a piece stands in a text, counted up to a number. */
function countIn(text: string, piece: string, enough: number): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && count < enough; count++) {
    at = text.indexOf(piece, at + piece.length);
  }
  return count;
}

/** What the report says was removed, or stood where something else stands now. */
function toldTexts({ removed, repaired }: ImportReport): string[] {
  return [
    ...removed.flatMap(({ text, count = 1 }) =>
      text.split("\n").concat(Array(count - 1).fill(text)),
    ),
    ...repaired.flatMap(({ before }) => before.split("\n")),
  ];
}

/** The transcript's texts, each once: an original and its conversion are one text. */
function heldTexts({ sections, meta }: Draft): string[] {
  const seen = new Set<object>();
  const texts: string[] = [
    meta.title,
    ...Object.values(meta).flatMap((value) => scalars(value, seen)),
  ];
  const side = (zh: string | undefined, original: string | undefined) => {
    const isConverted = lettersOf(zh ?? "") === lettersOf(original ?? "");
    if (!isConverted) texts.push(zh ?? "");
    texts.push(original ?? "");
  };
  for (const { heading, headingOriginal } of sections) side(heading, headingOriginal?.text);
  for (const { segment, turn } of eachSegment({ sections })) {
    if (segment.time !== undefined) texts.push(formatTimestamp(segment.time));
    const isFirst = turn.segments[0] === segment;
    const { zh = "", original = "" } = (isFirst && turn.speaker) || {};
    side(zh + (segment.zh ?? ""), original + (segment.original?.text ?? ""));
  }
  return texts;
}

/** Strings and numbers in a value, those of an object once: YAML lets one stand in itself. */
function scalars(value: unknown, seen: Set<object>): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((inner) => scalars(inner, seen));
}

function namesIn({ sections }: Draft): Set<string> {
  const turns = sections.flatMap((section) => section.turns);
  return new Set(
    turns.flatMap(({ speaker }) => [speaker?.zh ?? [], speaker?.original ?? []].flat()),
  );
}
