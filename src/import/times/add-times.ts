/**
 * Gives the paragraphs of a transcript the times of captions of the same talk. Only times are put
 * in, at the beginnings of lines; every other byte stays. A paragraph that has a time keeps it, and
 * one whose words are not those of the captions gets none.
 */

import { countScripts } from "../../text/script.ts";
import { formatTimestamp } from "../../text/time.ts";
import { eachSegment, type Segment } from "../../transcript/model.ts";
import { parseTranscript } from "../../transcript/parse.ts";
import type { Cue } from "../read/cue.ts";
import { alignWords } from "./align-words.ts";
import { type TimedWords, wordsOf, wordsOfCues } from "./spoken-words.ts";

/** A paragraph that got no time. */
export interface Untimed {
  /** 1-based line in the transcript. */
  line: number;
  text: string;
}

/** A transcript that was given the times of captions. */
export interface TimedTranscript {
  text: string;
  /** Paragraphs that got a time now. */
  timed: number;
  /** Paragraphs that had one. */
  kept: number;
  untimed: Untimed[];
}

/** Part of a paragraph's words that the captions must have, and where the first may stand. */
const [LEAST_SHARED, FIRST_WITHIN] = [0.5, 0.34] as const;
/** Paragraphs of fewer words are trusted only near to what else was found. */
const [FEW_WORDS, NEAR] = [4, 40] as const;
/** Blocks before which no time can stand: lists, quotations, tables, code. */
const NOT_PROSE = /^\s*(?:[-*+>|#]\s|\d+[.)]\s|\||```|~~~|\[\d)/;

/**
 * Adds times to a transcript.
 * @param text The transcript's Markdown.
 * @param name Its file name, for messages.
 */
export function addTimes(text: string, name: string, cues: readonly Cue[]): TimedTranscript {
  const { transcript } = parseTranscript(text, name);
  const segments = eachSegment(transcript).map(({ segment }) => segment);
  const captions = wordsOfCues(cues);
  const { han, latin } = countScripts(captions.words.join(" "));
  const sides: readonly ("zh" | "original")[] =
    han * 3 > latin ? ["zh", "original"] : ["original", "zh"];
  // Captions in two languages have both; those in one leave the other side without partners.
  const found = sides.map((side) => timesOf(segments, side, captions));
  const lines = text.split("\n");
  const untimed: Untimed[] = [];
  let [timed, kept] = [0, 0];
  segments.forEach((segment, i) => {
    const seconds = found[0]?.[i] ?? found[1]?.[i];
    if (segment.time !== undefined) kept++;
    else if (seconds !== undefined && putTime(lines, segment, Math.floor(seconds))) timed++;
    else untimed.push({ line: segment.line, text: segment.zh ?? segment.original?.text ?? "" });
  });
  return { text: lines.join("\n"), timed, kept, untimed };
}

/** The second at which each segment starts; undefined where its words are not found. */
function timesOf(
  segments: readonly Segment[],
  side: "zh" | "original",
  { words, seconds }: TimedWords,
): (number | undefined)[] {
  const texts = segments.map((segment) =>
    wordsOf((side === "zh" ? segment.zh : segment.original?.text) ?? ""),
  );
  const partners = alignWords(texts.flat(), words);
  let at = 0;
  let reached = -1;
  return texts.map((own) => {
    const mates = partners.slice(at, at + own.length);
    at += own.length;
    const first = mates.findIndex((mate) => mate >= 0);
    if (first < 0) return undefined;
    const shared = mates.filter((mate) => mate >= 0).length;
    const place = mates[first] as number;
    const isFew = own.length < FEW_WORDS;
    const isNear = reached >= 0 && place - reached <= NEAR;
    const isFound =
      shared >= own.length * LEAST_SHARED &&
      first <= Math.max(2, own.length * FIRST_WITHIN) &&
      (!isFew || (shared === own.length && isNear));
    // What a machine heard otherwise took about as many words.
    const start = Math.max(reached + 1, place - first);
    reached = Math.max(reached, ...mates);
    return isFound ? seconds[Math.min(start, place)] : undefined;
  });
}

/** Puts a time before a paragraph: at its line's start, or inside the original's own. */
function putTime(lines: string[], segment: Segment, seconds: number): boolean {
  const time = `[${formatTimestamp(seconds)}] `;
  if (segment.zh !== undefined) {
    const at = segment.line - 1;
    const line = lines[at] ?? "";
    if (line.trim() === "" || NOT_PROSE.test(line)) return false;
    lines[at] = time + line;
    return true;
  }
  for (let at = segment.line - 1; at < Math.min(lines.length, segment.line + 5); at++) {
    const tag = /^(\s*<p\b[^<>]*>)(.*)$/.exec(lines[at] ?? "");
    if (!tag || NOT_PROSE.test(tag[2] ?? "")) continue;
    lines[at] = `${tag[1]}${time}${tag[2]}`;
    return true;
  }
  return false;
}
