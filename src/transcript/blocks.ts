/**
 * Cuts the body of a transcript into blocks: headings, `<details>` originals, markers and
 * paragraphs, each with its line. Knows lines and tags only; what pairs with what is decided by
 * `parse.ts`.
 */

import { closesFence, openingFence } from "../text/code-fence.ts";
import type { OriginalLocale } from "../text/locale.ts";
import type { Marker } from "./assemble.ts";
import { isStrayClosing, opensDetails, readDetails } from "./details.ts";
import { labelForm } from "./label-form.ts";
import { MAX_BLOCKS } from "./limits.ts";
import type { BlockProblem } from "./original-text.ts";
import { readOpening } from "./speaker-label.ts";

/** A paragraph, heading, original or mark, as the lines of a file give it. */
export type Block =
  | { kind: "heading"; level: number; text: string; line: number }
  | { kind: "original"; lang: OriginalLocale; text: string; line: number }
  | { kind: "marker"; marker: Marker; count?: number; line: number }
  | { kind: "note"; id: string; text: string; line: number }
  | { kind: "prose"; text: string; line: number };

/** Every other comment is dropped; what an uncertain one says after a colon is for its reader. */
const MARKER =
  /^\s*<!--\s*(untranslated(?=\s*-->)|no speaker(?=\s*-->)|alignment uncertain(?=\s*(?:-->|:))|original of(?=\s+(\d{1,2})\b))/;

/** A note that the text refers to by `[^1]`. */
const NOTE = /^\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$/;

/** The blocks of a text, with what is wrong with them. */
export interface BlockResult {
  blocks: Block[];
  problems: BlockProblem[];
}

/** Cuts a body whose first line is line `firstLine` of the file. */
export function readBlocks(body: string, firstLine: number): BlockResult {
  const lines = body.split("\n");
  const blocks: Block[] = [];
  const problems: BlockProblem[] = [];
  let i = 0;
  const lineNumber = (index: number) => firstLine + index;
  const lineAt = (index: number) => lines[index] ?? "";

  // The last line that closes a comment, so that none after it is looked for a second time.
  const lastCommentEnd = lines.findLastIndex((line) => line.includes("-->"));

  while (i < lines.length) {
    const line = lineAt(i);
    if (blocks.length >= MAX_BLOCKS) {
      problems.push({
        severity: "error",
        rule: "transcript-too-long",
        line: lineNumber(i),
        message: `The transcript has more than ${MAX_BLOCKS} paragraphs; what follows is not read`,
        fix: "split it into several transcripts",
      });
      break;
    }
    if (line.trim() === "" || /^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      i++;
    } else if (/^\s*<!--/.test(line)) {
      i = readComment(i);
    } else if (/^ {0,3}#{1,6}(\s|$)/.test(line)) {
      const marks = /^ {0,3}(#{1,6})/.exec(line);
      const text = headingText(line.slice(marks?.[0].length));
      if (text !== "") {
        const level = (marks?.[1] ?? "#").length;
        blocks.push({ kind: "heading", level, text, line: lineNumber(i) });
      }
      i++;
    } else if (opensDetails(line)) {
      i = readDetailsBlock(i);
    } else if (isStrayClosing(line)) {
      i++;
    } else if (line.startsWith("[^") && NOTE.test(line)) {
      const [, id = "", text = ""] = NOTE.exec(line) ?? [];
      i = readNote(i, id, text);
    } else {
      i = readProse(i);
    }
  }
  return { blocks, problems };

  /** Returns the index of the line after the comment. */
  function readComment(start: number): number {
    let end = start;
    // Text after a comment is put back as a line, and may open the next one.
    const limit = Math.max(lastCommentEnd, start);
    while (end <= limit && !lineAt(end).includes("-->")) end++;
    if (end > limit) {
      problems.push({
        severity: "error",
        rule: "comment-unclosed",
        line: lineNumber(start),
        message: "A comment `<!--` is never closed, so nothing after it would be read",
        fix: "close it with `-->`",
      });
      return start + 1;
    }
    const comment = lines.slice(start, end + 1).join("\n");
    const [, marker, count] = MARKER.exec(comment) ?? [];
    if (marker) {
      const line = lineNumber(start);
      const paragraphs = count === undefined ? {} : { count: Number(count) };
      blocks.push({ kind: "marker", marker: marker as Marker, ...paragraphs, line });
    }
    const rest = lineAt(end).slice(lineAt(end).indexOf("-->") + 3);
    if (rest.trim() === "") return end + 1;
    lines[end] = rest;
    return end;
  }

  function readDetailsBlock(start: number): number {
    const reading = readDetails(lines, start, opensTurn, lineNumber(start));
    problems.push(...reading.problems);
    const { original, end, rest } = reading;
    if (original) blocks.push({ kind: "original", ...original, line: lineNumber(start) });
    if (rest.trim() === "") return end;
    lines[end - 1] = rest;
    return end - 1;
  }

  /** A note at the foot of the text: `[^1]: …`, with the indented lines after it. */
  function readNote(start: number, id: string, firstLine: string): number {
    let end = start + 1;
    const text = [firstLine];
    while (end < lines.length && /^(?: {2,}|\t)\S/.test(lineAt(end))) {
      text.push(lineAt(end).trim());
      end++;
    }
    blocks.push({ kind: "note", id, text: text.join("\n").trim(), line: lineNumber(start) });
    return end;
  }

  function readProse(start: number): number {
    let end = start;
    const fence = openingFence(lineAt(start));
    if (fence !== undefined) {
      end++;
      while (end < lines.length && !closesFence(lineAt(end), fence)) end++;
      end = Math.min(end + 1, lines.length);
    } else {
      while (end < lines.length && lineAt(end).trim() !== "") {
        const next = lineAt(end);
        const opensBlock =
          /^\s*<(details\b|!--)/i.test(next) ||
          /^ {0,3}#{1,6}\s/.test(next) ||
          isStrayClosing(next) ||
          (next.startsWith("[^") && NOTE.test(next));
        if (end > start && opensBlock) break;
        end++;
      }
    }
    const text = lines.slice(start, end).join("\n").trimEnd();
    blocks.push({
      kind: "prose",
      text: fence ? text : text.trimStart(),
      line: lineNumber(start),
    });
    return end;
  }
}

/** A heading without the `#` that may close it. */
function headingText(afterMarks: string): string {
  const text = afterMarks.trim();
  const open = text.replace(/(?<!#)#+$/, "");
  return open === "" || /\s$/.test(open) ? open.trim() : text;
}

/** Tells a line that opens a turn: with a label in bold, a role in a conversation, or `>>`. */
function opensTurn(line: string): boolean {
  const { label, style, changesVoice } = readOpening(line);
  if (label === undefined) return changesVoice === true;
  const form = labelForm(label);
  return form === "role" || form === "person" || (form === "unsure" && style !== "plain");
}
