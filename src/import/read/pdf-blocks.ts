/**
 * Makes paragraphs and headings of the lines of a PDF. Running heads, page numbers and footnotes
 * are told by their places and go into the report; a paragraph goes on over the end of a column or
 * page where its last line stops in the middle of a sentence.
 */

import { knownWords } from "../parted-word.ts";
import type { ImportReport } from "../report.ts";
import { displayWidth, endsSentence, joinLines, type SourceBlock } from "../source-block.ts";
import { mostCommon, type PdfLine } from "./pdf-lines.ts";

/** Parts of a page's height at its top and bottom in which heads and numbers stand. */
const MARGIN = 0.12;
const PAGE_NUMBER =
  /^(?:[-–—·•\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—·•\s]*|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*(?:\/|of)\s*\d{1,4}|第\s*[\d一二三四五六七八九十百]{1,5}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?)$/i;
const NOTE_MARK = /^(?:\[?\d{1,3}\]?[.):]?|[*†‡§]|[①-⑳])\s*\S/;
/** A name before a colon, or a time: what opens a turn. */
const LABEL =
  /^(?:[[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?\s*)?([^\s:：。，,.!?！？]{1,20}(?: [^\s:：。，,.!?！？]{1,20}){0,3})\s?[:：]/;

/** Cuts all pages' lines into blocks. `heights` are those of the pages, `outline` its titles. */
export function blocksOfPages(
  pages: readonly (readonly PdfLine[])[],
  heights: readonly number[],
  outline: readonly string[],
  report: ImportReport,
): SourceBlock[] {
  const body = mostCommon(pages.flat().map(({ size, text }) => [size, text.length]));
  const heads = runningHeads(pages, heights);
  const lines = pages.flatMap((page, i) => {
    const edges = edgesOf(page, heights[i] ?? 0);
    const kept = page.filter((line) => {
      const isEdge = edges.has(line);
      const isNumber = isEdge && PAGE_NUMBER.test(line.text);
      const isHead = isEdge && heads.has(headKey(line, heights[i] ?? 0));
      if (isNumber || isHead) {
        const rule = isNumber ? "page number" : "running head";
        report.removed.push({ rule, line: 0, text: line.text });
      }
      return !isNumber && !isHead;
    });
    return takeFootnotes(kept, body, report);
  });
  const titles = new Set(outline.map(titleKey));
  return joinParagraphs(lines, body, titles);
}

/** The two highest and the two lowest rows of a page, as far as they stand in its margins. */
function edgesOf(page: readonly PdfLine[], height: number): Set<PdfLine> {
  const rows = [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => b - a);
  const outer = new Set([...rows.slice(0, 2), ...rows.slice(-2)]);
  return new Set(page.filter((line) => outer.has(Math.round(line.y)) && marginOf(line, height)));
}

function marginOf(line: PdfLine, height: number): "top" | "bottom" | undefined {
  if (line.y > height * (1 - MARGIN)) return "top";
  return line.y < height * MARGIN ? "bottom" : undefined;
}

/** The same words at the same place of several pages, numbers aside, are a running head. */
function runningHeads(
  pages: readonly (readonly PdfLine[])[],
  heights: readonly number[],
): Set<string> {
  const counts = new Map<string, number>();
  pages.forEach((page, i) => {
    const height = heights[i] ?? 0;
    const keys = [...edgesOf(page, height)].map((line) => headKey(line, height));
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  // Heads of left and right pages take turns, and change with the chapter.
  const least = pages.length < 4 ? 2 : 3;
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

function headKey(line: PdfLine, height: number): string {
  return `${marginOf(line, height)} ${Math.round(line.size)} ${line.text.replace(/\d+/g, "0").toLowerCase()}`;
}

/** Takes the small print off the end of each column: notes that open with a mark. */
function takeFootnotes(
  lines: readonly PdfLine[],
  body: number,
  report: ImportReport,
): readonly PdfLine[] {
  const isSmall = (line: PdfLine) => line.size < body * 0.93;
  const isNote = new Set<PdfLine>();
  // From the end of a column upwards, as long as the print stays small.
  for (let end = lines.length - 1; end >= 0; end--) {
    const last = lines[end] as PdfLine;
    const next = lines[end + 1];
    const endsColumn = next === undefined || next.y > last.y;
    if (!endsColumn || !isSmall(last)) continue;
    let first = end;
    while (
      isSmall(lines[first - 1] ?? last) &&
      first > 0 &&
      (lines[first - 1]?.y ?? 0) > (lines[first]?.y ?? 0)
    )
      first--;
    const opens = lines.slice(first, end + 1).findIndex((line) => NOTE_MARK.test(line.text));
    if (opens < 0) continue;
    for (const line of lines.slice(first + opens, end + 1)) isNote.add(line);
  }
  let note: { rule: string; line: number; text: string } | undefined;
  for (const line of lines.filter((one) => isNote.has(one))) {
    if (note && !NOTE_MARK.test(line.text))
      note.text = joinLines(note.text, line.text, () => false);
    else {
      note = { rule: "footnote", line: 0, text: line.text };
      report.removed.push(note);
    }
  }
  const kept = lines.filter((line) => !isNote.has(line));
  for (const { marks } of kept) {
    for (const mark of marks) {
      report.removed.push({ rule: "footnote mark", line: 0, text: mark });
    }
  }
  return kept;
}

/** Columns that a heading takes at most. */
const HEADING_WIDTH = 160;

function joinParagraphs(
  lines: readonly PdfLine[],
  body: number,
  titles: ReadonlySet<string>,
): SourceBlock[] {
  const pitch = usualPitch(lines, body);
  const indents = usesIndents(lines);
  const labels = knownLabels(lines);
  const sizes = [
    ...new Set(lines.map(({ size }) => size).filter((size) => size > body * 1.12)),
  ].sort((a, b) => b - a);
  const isHeading = (line: PdfLine) =>
    displayWidth(line.text) <= HEADING_WIDTH &&
    (line.size > body * 1.12 || (titles.has(titleKey(line.text)) && !endsSentence(line.text)));
  const isWord = knownWords(lines.map(({ text }) => text).join("\n"));
  const blocks: SourceBlock[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const block = blocks.at(-1);
    const level = isHeading(line) ? Math.min(6, Math.max(1, sizes.indexOf(line.size) + 1 || 2)) : 0;
    if (before && block) {
      const isSameHeading =
        level > 0 &&
        block.kind === "heading" &&
        before.size === line.size &&
        isNext(before, line, pitch * (line.size / body));
      const goesOn =
        level === 0 &&
        block.kind === "paragraph" &&
        !opensParagraph(before, line, { pitch, indents, labels });
      if (isSameHeading || goesOn) {
        block.text = joinLines(block.text, line.text, isWord);
        return;
      }
    }
    blocks.push(
      level > 0
        ? { kind: "heading", level, text: line.text, line: 0 }
        : { kind: "paragraph", text: line.text, line: 0, spaced: true },
    );
  });
  return blocks;
}

interface Habits {
  pitch: number;
  indents: boolean;
  labels: ReadonlySet<string>;
}

/** Tells whether a line opens a paragraph rather than going on with the line before it. */
function opensParagraph(
  before: PdfLine,
  line: PdfLine,
  { pitch, indents, labels }: Habits,
): boolean {
  const label = LABEL.exec(line.text)?.[1];
  if (label !== undefined && labels.has(label)) return true;
  const { left } = line.column;
  const isIndented =
    indents && line.left > left + line.size * 0.9 && line.left < left + line.size * 5;
  const width = before.column.right - before.column.left;
  const isShort = before.right < before.column.right - Math.max(width * 0.12, before.size * 1.5);
  const parted = before.page !== line.page || line.y > before.y;
  if (parted) {
    // At the end of a column: a sentence that is not over goes on.
    if (!endsSentence(before.text)) return isIndented && isShort;
    return isShort || isIndented || !indents;
  }
  if (isIndented) return true;
  if (!isNext(before, line, pitch)) return true;
  if (/^(?:[•·●▪◦]|\d{1,3}[.、)）])\s/.test(line.text)) return true;
  return isShort && endsSentence(before.text);
}

/** Tells whether a line stands one line below another. */
function isNext(before: PdfLine, line: PdfLine, pitch: number): boolean {
  const gap = before.y - line.y;
  return gap > 0 && gap <= pitch * 1.3 && Math.abs(before.size - line.size) < line.size * 0.2;
}

/** The usual distance of two lines of the text, in points. */
function usualPitch(lines: readonly PdfLine[], body: number): number {
  const gaps = lines.flatMap((line, i): [number, number][] => {
    const before = lines[i - 1];
    const gap = before && before.page === line.page ? before.y - line.y : 0;
    return gap > 0 && gap < body * 3 && line.size === body ? [[Math.round(gap * 2) / 2, 1]] : [];
  });
  return mostCommon(gaps) || body * 1.4;
}

/** Tells whether paragraphs open with an indent: some lines do, and most do not. */
function usesIndents(lines: readonly PdfLine[]): boolean {
  const indented = lines.filter(
    (line) =>
      line.left > line.column.left + line.size * 0.9 &&
      line.left < line.column.left + line.size * 5,
  ).length;
  return indented >= 2 && indented < lines.length * 0.6;
}

/** Names before a colon with which several lines open. */
function knownLabels(lines: readonly PdfLine[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const label = LABEL.exec(text)?.[1];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label));
}

function titleKey(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
