/**
 * Reads LRC: lyrics with a time before each line, as players and some recognisers of speech write
 * them. A line ends where the next one starts.
 */

import { parseTimestamp } from "../../text/time.ts";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { mostLines } from "./first-lines.ts";

const TIMES = /^\s*((?:\[\d{1,3}:\d{2}[.:]\d{2,3}\]\s*)+)(.*)$/;
const HEADER = /^\s*\[([a-z#][a-z]{1,9})\s*:([^\]]*)\]\s*$/i;
/** Seconds that the last line is taken to last. */
const LAST = 5;

/** `[00:01:02]`, in which the last may be hundredths, or seconds after hours and minutes. */
const COLONS = /^\s*\[\d{1,3}:\d{2}:([0-5]\d)\]/;

/** Tells LRC by lines that open with minutes, seconds and hundredths; prose has whole seconds. */
export function isLrc(text: string): boolean {
  if (mostLines(text, (line) => COLONS.test(line), 0.5) && !mostLines(text, isHeader, 0)) {
    return false;
  }
  const isEither = (line: string) => TIMES.test(line) || HEADER.test(line);
  return mostLines(text, isEither, 0.8) && mostLines(text, (line) => TIMES.test(line), 0.3);
}

function isHeader(line: string): boolean {
  return HEADER.test(line);
}

/** Cuts lyrics into captions; a line with several times is sung at each. */
export function readLrc(text: string, found: Found, report: ImportReport): Cue[] {
  const cues: Cue[] = [];
  let offset = 0;
  text.split("\n").forEach((raw, i) => {
    const line = i + 1;
    const [, key = "", value = ""] = HEADER.exec(raw) ?? [];
    if (key !== "") {
      if (key.toLowerCase() === "offset") offset = Number(value) / 1000 || 0;
      else takeHeader(key.toLowerCase(), value.trim(), line, found, report);
      return;
    }
    const [, times, words = raw] = TIMES.exec(raw) ?? [];
    const read = readCueLines([words], line, report);
    if (read.lines.length === 0) return;
    const last = cues.at(-1);
    if (times === undefined) {
      if (last) last.lines.push(...read.lines);
      else report.removed.push({ rule: "outside captions", line, text: raw });
      return;
    }
    for (const [, time = ""] of times.matchAll(/\[([^\]]+)\]/g)) {
      const start = parseTimestamp(time.replace(/:(\d{2,3})$/, ".$1"));
      cues.push({ start, end: start, line, ...read, lines: [...read.lines] });
    }
  });
  // A positive offset shows the lines earlier.
  for (const cue of cues) cue.start = Math.max(0, cue.start - offset);
  cues.sort((a, b) => a.start - b.start);
  cues.forEach((cue, i) => {
    const next = cues.slice(i + 1, i + 9).find(({ start }) => start > cue.start);
    cue.end = next?.start ?? cue.start + LAST;
  });
  return cues;
}

function takeHeader(
  key: string,
  value: string,
  line: number,
  found: Found,
  report: ImportReport,
): void {
  if (value === "") return;
  if (key === "ti") found.add("title", value, "the title of the captions", line);
  else if (key === "ar") found.add("author", value, "the artist of the captions", line);
  else report.removed.push({ rule: "caption header", line, text: `${key}: ${value}` });
}
