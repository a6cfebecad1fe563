/**
 * Reads what Whisper and programs made from it print while they work: a line a caption, its times
 * in brackets before it. What else they print is no speech and goes into the report.
 */

import { parseTimestamp } from "../../text/time.ts";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { firstLines } from "./first-lines.ts";

const TIME = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?|\d+(?:\.\d+)?s?)`;
const LINE = new RegExp(
  String.raw`^\s*(?:Transcript:\s*)?\[\s*${TIME}\s*--?>\s*${TIME}\s*\]:?\s*(.*)$`,
);
/** `[SPEAKER_00]:` of WhisperX, `(speaker 1)` of whisper.cpp. */
const SPEAKER =
  /^(?:\[((?:SPEAKER|Speaker)[ _]?\w{1,3})\]\s*:?|\((speaker \w{1,3})\)|((?:SPEAKER)_\d+)\s*:)\s*/;
/** Lines that tell of the program's own work. */
const LOG =
  /^\s*(?:whisper_|ggml_|main:|system_info|output_\w+:|log_mel|Detect(?:ing|ed) language|Transcribing|Performing|Processing|\d+%\s*\|)/i;

/** Tells such output by its first lines; some may come before the first caption. */
export function isWhisperOutput(text: string): boolean {
  const lines = firstLines(text).filter((line) => !LOG.test(line));
  const found = lines.filter((line) => LINE.test(line)).length;
  return found >= 2 && found >= lines.length * 0.4;
}

/** Cuts such output into captions. A line without times goes on with the caption before it. */
export function readWhisperOutput(text: string, _found: Found, report: ImportReport): Cue[] {
  const cues: Cue[] = [];
  text.split("\n").forEach((raw, i) => {
    if (raw.trim() === "") return;
    const line = i + 1;
    const [, from, to = "", words = ""] = LINE.exec(raw) ?? [];
    const last = cues.at(-1);
    if (from === undefined && (LOG.test(raw) || !last)) {
      const rule = LOG.test(raw) ? "program's output" : "outside captions";
      report.removed.push({ rule, line, text: raw });
      return;
    }
    const label = SPEAKER.exec(words);
    const read = readCueLines(
      [from === undefined ? raw : words.slice(label?.[0].length ?? 0)],
      line,
      report,
    );
    if (read.lines.length === 0) return;
    if (from === undefined) {
      last?.lines.push(...read.lines, ...(read.others ?? []).flatMap(({ lines }) => lines));
    } else {
      const speaker = label?.[1] ?? label?.[2] ?? label?.[3] ?? read.speaker;
      const span = { start: secondsOf(from), end: secondsOf(to) };
      cues.push({ ...span, line, ...read, ...(speaker && { speaker }) });
    }
  });
  return cues;
}

function secondsOf(time: string): number {
  return parseTimestamp(time.replace(",", ".").replace(/s$/, ""));
}
