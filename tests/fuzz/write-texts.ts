/** Writes passages as plain texts, captions and tables, and damages them with their syntax. */

import { mutate } from "./mutate.ts";
import { captionText, subtitleText, writtenText } from "./source-text.ts";

/** A source and its text as its format defines text. */
export interface Written {
  bytes: Uint8Array;
  text: string;
}

/** Writes lines in a format; `other` gives the pieces of another document. */
export type Write = (lines: readonly string[], other: string, random: () => number) => Written;

/** Bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Damages about a third of some paragraphs. */
export function damaged(lines: readonly string[], other: string, random: () => number): string[] {
  return lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
}

/** A time with milliseconds behind a mark: `00:01:02.000`. */
const clock = (seconds: number, mark: string) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}${mark}000`;

/** A time as SubStation Alpha writes it: `0:01:02.00`. */
const assClock = (seconds: number) => clock(seconds, ".").slice(1, -1);

/** Damaged paragraphs, each on one line. */
function damagedLines(lines: readonly string[], other: string, random: () => number): string[] {
  return damaged(lines, other, random).map((line) => line.replace(/[\r\n\u2028]+/g, " "));
}

/** A table of times and words; a value goes into quotes. */
const writeTable =
  (separator: string): Write =>
  (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const rows = texts.map((text, i) => `${i * 4}${separator}"${text.replaceAll('"', '""')}"`);
    return {
      bytes: utf8(`start${separator}text\n${rows.join("\n")}\n`),
      text: captionText(texts.join("\n")),
    };
  };

/** Texts by their format. */
export const TEXTS = {
  txt: (lines, other, random) => {
    const text = mutate(lines.join(random() < 0.5 ? "\n\n" : "\n"), other, random);
    return { bytes: utf8(text), text: writtenText(text) };
  },
  md: (lines, other, random) => {
    const marked = lines.map((line, i) =>
      i % 5 === 0 ? `## ${line.slice(0, 12)}\n\n**${line}**` : line,
    );
    const text = mutate(marked.join("\n\n"), other, random);
    return { bytes: utf8(text), text: writtenText(text) };
  },
  srt: (lines, other, random) => {
    const cues = lines.map(
      (line, i) => `${i + 1}\n${clock(i * 4, ",")} --> ${clock(i * 4 + 3, ",")}\n${line}\n`,
    );
    const text = mutate(cues.join("\n"), other, random);
    return { bytes: utf8(text), text: subtitleText(text) };
  },
  vtt: (lines, other, random) => {
    const cues = lines.map(
      (line, i) => `${clock(i * 4, ".")} --> ${clock(i * 4 + 3, ".")}\n${line}\n`,
    );
    const text = `WEBVTT\n\n${mutate(cues.join("\n"), other, random)}`;
    return { bytes: utf8(text), text: subtitleText(text) };
  },
  ass: (lines, other, random) => {
    const texts = damaged(lines, other, random).map((text) => text.replaceAll("\n", " "));
    const events = texts.map(
      (text, i) => `Dialogue: 0,${assClock(i * 4)},${assClock(i * 4 + 3)},Default,,0,0,0,,${text}`,
    );
    const source = `[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n${events.join("\n")}\n`;
    // What stands in braces with a backslash is a code, and so are line breaks and blanks.
    const text = captionText(
      texts
        .join("\n")
        .replaceAll("{}", "")
        .replace(/\{[^{}]*\\[^{}]*\}|\\[Nnh]/g, ""),
    );
    return { bytes: utf8(source), text };
  },
  sbv: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const cues = texts.map(
      (text, i) => `${clock(i * 4, ".")},${clock(i * 4 + 3, ".")}\n${text.replace(/\n+/g, "\n")}\n`,
    );
    return { bytes: utf8(cues.join("\n")), text: captionText(texts.join("\n")) };
  },
  lrc: (lines, other, random) => {
    const texts = damagedLines(lines, other, random);
    const timed = texts.map((text, i) => `[${clock(i * 4, ".").slice(3, -1)}]${text}`);
    return {
      bytes: utf8(`[ti:x]\n${timed.join("\n")}\n`),
      text: captionText(texts.join("\n")),
    };
  },
  whisper: (lines, other, random) => {
    const texts = damagedLines(lines, other, random);
    const timed = texts.map(
      (text, i) => `[${clock(i * 4, ".")} --> ${clock(i * 4 + 3, ".")}]   ${text}`,
    );
    return { bytes: utf8(`${timed.join("\n")}\n`), text: captionText(texts.join("\n")) };
  },
  panel: (lines, other, random) => {
    const texts = damagedLines(lines, other, random);
    const timed = texts.map((text, i) => `${clock(i * 4, "").slice(4, 8)}\n${text}`);
    return { bytes: utf8(`${timed.join("\n")}\n`), text: captionText(texts.join("\n")) };
  },
  csv: writeTable(","),
  tsv: writeTable("\t"),
} satisfies Record<string, Write>;
