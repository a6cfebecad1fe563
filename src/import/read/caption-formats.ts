/** The caption formats that are text, each with how it is told and its reader. */

import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import type { Cue } from "./cue.ts";
import { isAss, readAss } from "./read-ass.ts";
import { isCopiedCaptions, readCopiedCaptions } from "./read-copied-captions.ts";
import { isLrc, readLrc } from "./read-lrc.ts";
import { isSbv, readSbv } from "./read-sbv.ts";
import { readTimedText, timedTextFormat } from "./read-timed-text.ts";
import { isWhisperOutput, readWhisperOutput } from "./read-whisper-output.ts";

/** A format of captions. */
interface CaptionFormat {
  /** The format's name, or undefined when a text is not in it. */
  detect: (text: string) => string | undefined;
  read: (text: string, found: Found, report: ImportReport) => Cue[];
}

const FORMATS: readonly CaptionFormat[] = [
  { detect: (text) => (isAss(text) ? "SubStation Alpha" : undefined), read: readAss },
  { detect: (text) => (isSbv(text) ? "SBV" : undefined), read: readSbv },
  { detect: timedTextFormat, read: readTimedText },
  {
    detect: (text) => (isWhisperOutput(text) ? "Whisper's output" : undefined),
    read: readWhisperOutput,
  },
  { detect: (text) => (isLrc(text) ? "LRC" : undefined), read: readLrc },
  {
    detect: (text) => (isCopiedCaptions(text) ? "captions copied from a page" : undefined),
    read: readCopiedCaptions,
  },
];

/** Reads captions in one of these formats, or gives undefined for any other text. */
export function readCaptionText(
  text: string,
  found: Found,
  report: ImportReport,
): { format: string; cues: Cue[] } | undefined {
  for (const { detect, read } of FORMATS) {
    const format = detect(text);
    if (format !== undefined) return { format, cues: read(text, found, report) };
  }
  return undefined;
}
