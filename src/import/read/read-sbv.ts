/** Reads SBV, YouTube's own captions, and SubViewer, whose times look the same. */

import { parseTimestamp } from "../../text/time.ts";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { type Cue, readCueLines } from "./cue.ts";
import { firstLines } from "./first-lines.ts";

const TIME = String.raw`(\d{1,2}:\d{2}:\d{2}\.\d{2,3})`;
const TIMES = new RegExp(String.raw`^\s*${TIME}\s*,\s*${TIME}\s*$`);
const HEADER = /^\s*\[(\w[\w ]*)\]\s*(.*)$/;

/** Tells SBV by a line of two times with a comma between them. */
export function isSbv(text: string): boolean {
  return firstLines(text)
    .slice(0, 30)
    .some((line) => TIMES.test(line));
}

/** Cuts a file into captions, in its order. */
export function readSbv(text: string, found: Found, report: ImportReport): Cue[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, i) => (TIMES.test(line) ? [i] : []));
  lines.slice(0, starts[0]).forEach((line, i) => {
    const [, key = "", value = ""] = HEADER.exec(line) ?? [];
    if (/^title$/i.test(key)) found.add("title", value, "the title of the captions", i + 1);
    else if (key === "" ? line.trim() !== "" : value !== "") {
      report.removed.push({ rule: "outside captions", line: i + 1, text: line });
    }
  });
  return starts.flatMap((at, i) => {
    const [, from = "", to = ""] = TIMES.exec(lines[at] ?? "") ?? [];
    const body = lines.slice(at + 1, starts[i + 1]).map((line) => line.replace(/\[br\]/gi, "\n"));
    const read = readCueLines(body, at + 2, report);
    if (read.lines.length === 0) return [];
    return [{ start: parseTimestamp(from), end: parseTimestamp(to), line: at + 2, ...read }];
  });
}
