/**
 * Reads SubRip and WebVTT. Both are found by their time lines, so that files with missing numbers,
 * blank lines inside a caption or none between captions are read as well.
 */

import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";

const CLOCK = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.:]\d{1,3})?)`;
const TIME_LINE = new RegExp(String.raw`^\s*${CLOCK}\s*--?>\s*${CLOCK}(?:\s(.*))?$`);
/** Where a caption stands: settings of WebVTT, and coordinates of SubRip. */
const POSITION =
  /(?<!\S)(?:(?:vertical|line|position|size|align|region):[\w.,%-]*|[XY][12]:\d+)(?!\S)/gi;
/** The number of a caption, on a line of its own before its times. */
const NUMBER = /^\s*\d+\s*$/;

/** Tells SubRip or WebVTT from any other text. */
export function detectSubtitles(text: string): "SubRip" | "WebVTT" | undefined {
  if (/^WEBVTT(?=[ \t\n]|$)/.test(text)) return "WebVTT";
  const first = text.split("\n", 40).filter((line) => line.trim() !== "");
  return first.slice(0, 3).some((line) => TIME_LINE.test(line)) ? "SubRip" : undefined;
}

/** Cuts a subtitle file into captions, in the order of the file. */
export function readSubtitles(text: string, report: ImportReport): Cue[] {
  const isVtt = detectSubtitles(text) === "WebVTT";
  const lines = isVtt ? withoutNotes(text.split("\n")) : text.split("\n");
  const cues: Cue[] = [];
  const times = lines.flatMap((line, i) => (TIME_LINE.test(line) ? [i] : []));
  lines.slice(0, times[0]).forEach((line, i) => {
    const opensFirst = i === (times[0] ?? 0) - 1;
    if (line.trim() === "" || (opensFirst && NUMBER.test(line))) return;
    const rule = opensFirst && isVtt ? "caption name" : "outside captions";
    report.removed.push({ rule, line: i + 1, text: line });
  });
  times.forEach((at, i) => {
    const [, from = "", to = "", rest = ""] = TIME_LINE.exec(lines[at] ?? "") ?? [];
    const next = times[i + 1] ?? lines.length;
    const body = lines.slice(at + 1, next);
    // The number or name of the next caption stands just before its time line.
    const isLast = i === times.length - 1;
    const isName = isVtt && body.length > 1 && (body.at(-2) ?? "").trim() === "";
    const isNumber = NUMBER.test(body.at(-1) ?? "");
    if (!isLast && (isName || isNumber)) {
      const name = body.pop() ?? "";
      // WebVTT allows any line there, and nobody can tell it from one that was lost on the way.
      if (!isNumber && name.trim() !== "") {
        report.removed.push({ rule: "caption name", line: next, text: name });
      }
    }
    // A line break that was lost leaves the text beside the times.
    const beside = rest.replace(POSITION, "").trim();
    const line = beside === "" ? at + 2 : at + 1;
    const read = readCueLines(beside === "" ? body : [beside, ...body], line, report);
    if (read.lines.length === 0) return;
    cues.push({ start: seconds(from), end: seconds(to), line, ...read });
  });
  return cues;
}

/** Blanks the header, comments, styles and regions of WebVTT; line numbers stay. */
function withoutNotes(lines: readonly string[]): string[] {
  let skipping = false;
  return lines.map((line, i) => {
    const opens = i === 0 || (lines[i - 1] ?? "").trim() === "";
    if (opens && /^(WEBVTT|NOTE|STYLE|REGION)(?=[\s:]|$)/.test(line)) skipping = true;
    if (line.trim() === "" || TIME_LINE.test(line)) skipping = false;
    return skipping ? "" : line;
  });
}

function seconds(clock: string): number {
  const [, whole = "", fraction = ""] = /^(.*?)(?:[,.](\d+))?$/.exec(clock) ?? [];
  const parts = whole.split(":").map(Number);
  // `00:01:02:500`: some programs put a colon before the milliseconds.
  const millis = parts.length === 4 ? (parts.pop() ?? 0) / 1000 : Number(`0.${fraction || 0}`);
  return parts.reduce((total, part) => total * 60 + part, 0) + millis;
}
