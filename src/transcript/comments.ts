/**
 * Takes HTML comments out of a text: they are notes of its keeper, and no reader gets them. What
 * stands in code is no comment. Line breaks inside a comment move to the end of its paragraph, so that
 * the lines after it keep their numbers and the paragraph stays one.
 */

import { fencedLines } from "../text/code-fence.ts";

/** What the scan stops at: code, a comment, the borders of an original, the end of a paragraph. */
const STOPS = /`+|<!--|<\/?details\b|\n[ \t]*\n/gi;

/** Takes every comment out of one value, such as a title or a description. */
export function withoutComments(text: string): string {
  return text.includes("<!--") ? cut(text, false) : text;
}

/**
 * Takes comments out of the body of a transcript, but for those that begin a line outside an original:
 * these stand between blocks, and some are marks of the format.
 */
export function withoutInlineComments(body: string): string {
  return body.includes("<!--") ? cut(body, true) : body;
}

function cut(text: string, keepsBlocks: boolean): string {
  const fences = fencedRanges(text);
  /** Lengths of runs of backticks that nothing closes before an offset. */
  const unclosed = new Map<number, number>();
  const stops = new RegExp(STOPS);
  const beginsLine = lineBeginnings(text);
  let out = "";
  let from = 0;
  let owedLines = "";
  let isOriginal = false;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const [mark] = stop;
    const at = stop.index;
    while ((fences[0]?.end ?? Number.POSITIVE_INFINITY) <= at) fences.shift();
    const fence = fences[0];
    if (fence && at >= fence.start) stops.lastIndex = fence.end;
    else if (mark.startsWith("`")) stops.lastIndex = endOfCode(text, at, mark, unclosed);
    else if (mark.startsWith("\n")) {
      out += text.slice(from, at) + owedLines;
      [owedLines, from] = ["", at];
      // The second line break may begin another empty line.
      stops.lastIndex = at + mark.length - 1;
    } else if (mark.startsWith("<!")) {
      const end = text.indexOf("-->", at + 4);
      if (end < 0) break;
      stops.lastIndex = end + 3;
      if (keepsBlocks && !isOriginal && beginsLine(at)) continue;
      out += text.slice(from, at);
      owedLines += text.slice(at, end).replace(/[^\n]+/g, "");
      from = end + 3;
    } else isOriginal = !mark.startsWith("</");
  }
  return out + text.slice(from) + owedLines;
}

/** Where code that backticks open ends; after these where nothing closes them. */
function endOfCode(text: string, at: number, mark: string, unclosed: Map<number, number>): number {
  const after = at + mark.length;
  if ((unclosed.get(mark.length) ?? 0) > at) return after;
  const runs = /`+|\n[ \t]*\n/g;
  runs.lastIndex = after;
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    if (run[0] === mark) return run.index + mark.length;
    if (run[0].startsWith("\n")) {
      unclosed.set(mark.length, run.index);
      return after;
    }
  }
  unclosed.set(mark.length, text.length);
  return after;
}

/** Tells of offsets, asked in their order, whether only blanks stand before them on their line. */
function lineBeginnings(text: string): (at: number) => boolean {
  let nextLine = 0;
  let firstLetter = -1;
  const letter = /[^ \t]/g;
  return (at) => {
    while (nextLine <= at) {
      letter.lastIndex = nextLine;
      firstLetter = letter.exec(text)?.index ?? text.length;
      const end = text.indexOf("\n", nextLine);
      nextLine = end < 0 ? Number.POSITIVE_INFINITY : end + 1;
    }
    return firstLetter >= at;
  };
}

/** Offsets of fenced code, in order. */
function fencedRanges(text: string): { start: number; end: number }[] {
  if (!/^\s*(?:```|~~~)/m.test(text)) return [];
  const ranges: { start: number; end: number }[] = [];
  const lines = text.split("\n");
  let start = 0;
  for (const [i, isCode] of fencedLines(lines).entries()) {
    const end = start + (lines[i] ?? "").length + 1;
    const last = ranges.at(-1);
    if (isCode && last?.end === start) last.end = end;
    else if (isCode) ranges.push({ start, end });
    start = end;
  }
  return ranges;
}
