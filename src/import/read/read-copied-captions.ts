/**
 * Reads captions as people copy them from the panel beside a video: a time on a line of its own, or
 * at the start of one, then what is said from there on. YouTube's panel says each time once more in
 * words (`0:033 seconds`), which the page hides and a copy does not.
 */

import { parseTimestamp } from "../../text/time.ts";
import { readOpenings } from "../dialogue/opening.ts";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { firstLines } from "./first-lines.ts";

const UNIT = "(?:hours?|minutes?|seconds?|小時|小时|分鐘|分钟|分|秒鐘|秒钟|秒)";
const IN_WORDS = String.raw`(?:\d{1,2}\s*${UNIT}(?:,?\s*\d{1,2}\s*${UNIT}){0,2})`;
/** With hours where the words say so, since no blank parts the time from them. */
const LINE = new RegExp(
  String.raw`^\s*(\d{1,2}:\d{2}:\d{2}(?=\s*\d{1,2}\s*(?:hour|小)|\s|$)|\d{1,3}:\d{2}(?!:?\d{0,2}:))(?:\s*(${IN_WORDS}))?(?:$|(?<=[a-z秒鐘钟分])\s*|\s+)(.*)$`,
  "u",
);
const ONLY_WORDS = new RegExp(`^\\s*${IN_WORDS}\\s*$`, "u");

/** Times that show that a text is captions. */
const FEWEST = 4;
/** Seconds that a caption is taken to last at most, since a copy does not say when it ends. */
const LONGEST = 10;
/** Lines over the first time: the panel's own word, a title. */
const MOST_BEFORE = 3;

interface Timed {
  time: string;
  words: string;
  /** 1-based line in the source. */
  line: number;
}

/** Tells a copied panel: times that run on from the first lines, a line of words to each, no names. */
export function isCopiedCaptions(text: string): boolean {
  const lines = firstLines(text).filter((line) => !ONLY_WORDS.test(line));
  const timed = lines.map((line) => LINE.exec(line));
  const first = timed.findIndex((match) => match !== null);
  if (first < 0 || first > MOST_BEFORE) return false;
  const shown = timed.slice(first);
  const times = shown.flatMap((match) => (match ? [parseTimestamp(match[1] ?? "0:0")] : []));
  if (times.length < FEWEST || times.some((time, i) => time < (times[i - 1] ?? 0))) return false;
  const words = shown.flatMap((match, i) => match?.[3] || (match ? [] : (lines[first + i] ?? "")));
  // A paragraph of several lines under a time, or a name beside it, is another kind of document.
  if (words.length > times.length * 1.2 || times.length > words.length * 1.2) return false;
  return !shown.some((match) => match && isNamed(match[3] ?? "", match[1] ?? ""));
}

/** Tells a name behind a time, or before a colon, from words. */
function isNamed(words: string, time: string): boolean {
  if (words === "") return false;
  const openings = readOpenings(`${time} ${words}`);
  return openings.some(
    ({ name, mark, rest }) =>
      ((mark === "colon" || mark === "gap") && rest !== "") ||
      (mark === "time" && rest === "" && !/[\s,，、]\S+\s\S+\s/.test(name) && name.length < 16),
  );
}

/** Cuts such a text into captions. What stands over the first time goes into the report. */
export function readCopiedCaptions(text: string, _found: Found, report: ImportReport): Cue[] {
  const timed: Timed[] = [];
  text.split("\n").forEach((raw, i) => {
    if (raw.trim() === "" || ONLY_WORDS.test(raw)) return;
    const [, time, , words = ""] = LINE.exec(raw) ?? [];
    const last = timed.at(-1);
    if (time !== undefined) timed.push({ time, words, line: i + 1 });
    else if (last) last.words = last.words === "" ? raw.trim() : `${last.words}\n${raw.trim()}`;
    else report.removed.push({ rule: "outside captions", line: i + 1, text: raw });
  });
  return timed.flatMap(({ time, words, line }, i) => {
    const read = readCueLines(words.split("\n"), line, report);
    if (read.lines.length === 0) return [];
    const start = parseTimestamp(time);
    const next = timed[i + 1];
    const end = Math.min(next ? parseTimestamp(next.time) : Infinity, start + LONGEST);
    return [{ start, end: Math.max(start, end), line, ...read }];
  });
}
