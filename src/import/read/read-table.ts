/**
 * Reads tables of speech (CSV, TSV) as dialogue: each row what somebody says, its columns known by
 * their names. Values of columns that are none of these go into the report.
 */

import { parseTimestamp } from "../../text/time.ts";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { readCueLines } from "./cue.ts";
import type { ReadSource } from "./reader.ts";
import { detectTable } from "./table.ts";
import { unitsInSecond } from "./time-unit.ts";

type Column = "speaker" | "start" | "end" | "duration" | "text" | "title" | "date";

const NAMES: readonly [column: Column, name: RegExp][] = [
  [
    "speaker",
    /^(?:speakers?|speaker[ _-]?(?:name|label|id)|name|who|role|voice|participant|character|actor|host\/guest|说话人|說話人|发言人|發言人|讲者|講者|讲话人|角色|姓名|人物)$/,
  ],
  [
    "start",
    /^(?:start|begin|from|in|time|times|timestamp|timestamps|timecode|tc|tc in|offset|position|(?:start|begin|in)[ _-]?(?:time|timestamp|timecode|tc|point|ms|s|sec|seconds)|starttime|begintime|开始|開始|起始|时间|時間|时间戳|時間戳|时间码|(?:开始|開始|起始)(?:时间|時間))$/,
  ],
  [
    "end",
    /^(?:end|stop|to|out|tc out|(?:end|stop|out)[ _-]?(?:time|timestamp|timecode|tc|point|ms|s|sec|seconds)|endtime|stoptime|结束|結束|(?:结束|結束|终止)(?:时间|時間))$/,
  ],
  ["duration", /^(?:duration|dur|length|时长|時長)$/],
  [
    "text",
    /^(?:texts?|transcripts?|transcription|content|words?|utterance|sentence|subtitle|subtitles|caption|captions|speech|body|dialogue|line|translation|translated text|original|original text|source|target|chinese|english|zh|en|zh-cn|zh-hans|内容|內容|文本|文字|原文|译文|譯文|翻译|翻譯|字幕|发言|發言|发言内容|對白|对白|台词|中文|英文)$/,
  ],
];

/** Brackets after a name, such as its unit: `Start (ms)`. */
const UNIT = /\s*[[(（](.*?)[\])）]\s*$/;

function columnOf(name: string): Column | undefined {
  const plain = name.trim().toLowerCase().replace(UNIT, "");
  return NAMES.find(([, form]) => form.test(plain))?.[0];
}

/** Reads a table whose header names a column of text, or gives undefined for any other. */
export function readTable(
  text: string,
  _found: Found,
  report: ImportReport,
): ReadSource | undefined {
  const table = detectTable(text);
  const [header, ...rows] = table?.rows ?? [];
  if (header === undefined || rows.length === 0) return undefined;
  const columns = header.map(columnOf);
  const at = (column: Column) => columns.indexOf(column);
  const texts = columns.flatMap((column, i) => (column === "text" ? [i] : []));
  if (texts.length === 0 || (at("speaker") < 0 && at("start") < 0)) return undefined;
  reportOthers(header, rows, columns, report);
  const written = rows.map((row) => ({
    start: row[at("start")],
    end: row[at("end")] ?? row[at("duration")],
    speaker: row[at("speaker")]?.trim() ?? "",
    lines: texts.map((i) => row[i] ?? ""),
  }));
  const format = table?.separator === "\t" ? "TSV" : "CSV";
  if (at("start") < 0 || written.every(({ start }) => !isTime(start))) {
    return { kind: "page", layout: format, blocks: asBlocks(written) };
  }
  const isMs = /ms|milli|毫秒/i.test(
    UNIT.exec(header[at("start")] ?? "")?.[1] ?? header[at("start")] ?? "",
  );
  const units = isMs ? 1000 : unitsInSecond(asSpans(written, at("end") < 0));
  let reached = 0;
  const cues = written.flatMap(({ start, end, speaker, lines }, i) => {
    const read = readCueLines(
      lines.flatMap((line) => line.split("\n")),
      0,
      report,
    );
    if (read.lines.length === 0) return [];
    const from = isTime(start) ? amountOf(start) / unitOf(start, units) : reached;
    const next = written[i + 1]?.start;
    const length = isTime(end) ? amountOf(end) / unitOf(end, units) : undefined;
    const stated = length !== undefined && at("end") < 0 ? from + length : length;
    const until = stated ?? (isTime(next) ? amountOf(next) / unitOf(next, units) : from);
    reached = Math.max(from, until);
    const who = speaker === "" ? read.speaker : speaker;
    // Values in quotes may go over several lines, so that a row has no line worth naming.
    return [{ start: from, end: reached, line: 0, ...read, ...(who && { speaker: who }) }];
  });
  return { kind: "captions", format, cues };
}

type Row = { start: string | undefined; end: string | undefined; speaker: string; lines: string[] };

function isTime(value: string | undefined): value is string {
  return /^\s*(?:\d+(?:\.\d+)?\s*(?:s|ms)?|(?:\d+:)?\d+:\d{1,2}(?:[.,:;]\d+)?)\s*$/.test(
    value ?? "",
  );
}

/** A number, or a clock with commas, points or frames after its seconds. */
function amountOf(value: string): number {
  const plain = value.trim().replace(/\s*m?s$/, "");
  const clock = /^((?:\d+:)?\d+:\d{1,2})(?:([.,])(\d+))?$/.exec(plain);
  if (clock) return parseTimestamp(clock[1] ?? "0:0") + Number(`0.${clock[3] ?? 0}`);
  const frames = /^(\d+:\d+:\d+)[:;]\d+$/.exec(plain);
  return frames ? parseTimestamp(frames[1] ?? "0:0") : Number(plain);
}

/** Only bare numbers can be milliseconds. */
function unitOf(value: string, units: number): number {
  if (/ms\s*$/.test(value)) return 1000;
  return /[:s]/.test(value) ? 1 : units;
}

function asSpans(rows: readonly Row[], areLengths: boolean) {
  return rows.flatMap(({ start, end, lines }) => {
    if (!isTime(start) || /[:s]/.test(start)) return [];
    const from = amountOf(start);
    const value = isTime(end) ? amountOf(end) : undefined;
    const until = value !== undefined && areLengths ? from + value : value;
    return [{ start: from, end: until, text: lines.join(" ") }];
  });
}

/** Rows without times are paragraphs; the speaker's name opens a turn where it changes. */
function asBlocks(rows: readonly Row[]): SourceBlock[] {
  let before: string | undefined;
  return rows.flatMap(({ speaker, lines }) => {
    const blocks = lines
      .flatMap((line) => line.split("\n"))
      .filter((line) => line.trim() !== "")
      .map(
        (line): SourceBlock => ({ kind: "paragraph", text: line.trim(), line: 0, spaced: true }),
      );
    if (blocks[0] && speaker !== "" && speaker !== before) {
      Object.assign(blocks[0], { speaker, opensTurn: true });
    }
    before = speaker;
    return blocks;
  });
}

/** Notes the values of columns that are neither speech nor its speaker or time. */
function reportOthers(
  header: readonly string[],
  rows: readonly string[][],
  columns: readonly (Column | undefined)[],
  report: ImportReport,
): void {
  const taken = new Set<Column>();
  header.forEach((name, i) => {
    const column = columns[i];
    // Of two columns of one kind the first is taken, but for text.
    const isTaken = column !== undefined && (column === "text" || !taken.has(column));
    if (column !== undefined) taken.add(column);
    const values = rows.map((row) => row[i]?.trim() ?? "").filter((value) => value !== "");
    if (isTaken || values.length === 0) return;
    report.removed.push({
      rule: "column of the table",
      line: 1,
      text: `${name}: ${values.join("; ")}`,
    });
  });
}
