/**
 * Puts the pieces of a PDF page into lines, in the order in which a person reads them: down one
 * column, then down the next. Columns are told by the gutter between them, which no line crosses
 * but headings over the whole width.
 */

import { needsBlank } from "../source-block.ts";
import type { PdfPage, PdfPiece } from "./pdf-text.ts";

/** A line of a page, in points from the page's lower left corner. */
export interface PdfLine {
  text: string;
  page: number;
  left: number;
  right: number;
  y: number;
  /** Of most of its letters. */
  size: number;
  /** Edges of the column that it stands in. */
  column: { left: number; right: number };
  /** Small raised numbers in it, which point at footnotes. */
  marks: string[];
}

/** Part of a letter's size by which the base lines of one line may differ. */
const SAME_LINE = 0.4;
/** A gap of so many sizes inside a line parts what stands in different columns. */
const COLUMN_GAP = 1.2;
/** Rows on both sides that make a gutter one, and how many of all rows may cross it. */
const [GUTTER_ROWS, MOST_CROSSING] = [5, 0.3] as const;

interface Segment {
  pieces: PdfPiece[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** The lines of a page in reading order. `number` is the page's, from 1. */
export function linesOfPage(page: PdfPage, number: number): PdfLine[] {
  const rows = cutRows(page.pieces);
  return readArea(rows.flat(), 0).map(({ segments, column }) => newLine(segments, number, column));
}

/** Pieces on one base line, cut where wide gaps part them; from the top of the page down. */
function cutRows(pieces: readonly PdfPiece[]): Segment[][] {
  const visible = pieces.filter(({ text }) => text.trim() !== "");
  const sorted = [...visible].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: PdfPiece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const base = row?.[0];
    // A raised mark belongs to the line that it stands in.
    if (row && base && base.y - piece.y <= SAME_LINE * Math.max(base.size, piece.size)) {
      row.push(piece);
    } else rows.push([piece]);
  }
  return rows.map((row) => {
    const segments: Segment[] = [];
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const last = segments.at(-1);
      const size = Math.max(piece.size, last?.size ?? 0);
      if (last && piece.x - last.right < COLUMN_GAP * size) {
        last.pieces.push(piece);
        last.right = Math.max(last.right, piece.x + piece.width);
        last.size = size;
      } else {
        const right = piece.x + piece.width;
        segments.push({ pieces: [piece], left: piece.x, right, y: piece.y, size: piece.size });
      }
    }
    // The base line is that of the largest letters.
    for (const segment of segments) {
      segment.y = segment.pieces.find(({ size }) => size === segment.size)?.y ?? segment.y;
    }
    return segments;
  });
}

interface AreaLine {
  segments: Segment[];
  column: { left: number; right: number };
}

/** Reads an area: between lines that go over its whole width, column after column. */
function readArea(segments: readonly Segment[], depth: number): AreaLine[] {
  const gutter = depth < 4 ? findGutter(segments) : undefined;
  if (gutter === undefined) return joinRows(segments);
  const lines: AreaLine[] = [];
  let left: Segment[] = [];
  let right: Segment[] = [];
  const flush = () => {
    lines.push(...readArea(left, depth + 1), ...readArea(right, depth + 1));
    left = [];
    right = [];
  };
  for (const segment of segments) {
    if (segment.right <= gutter + 1) left.push(segment);
    else if (segment.left >= gutter - 1) right.push(segment);
    else {
      flush();
      lines.push(...joinRows([segment]));
    }
  }
  flush();
  return lines;
}

/** Finds where a gutter runs: the place between segments that most rows leave free. */
function findGutter(segments: readonly Segment[]): number | undefined {
  if (segments.length < 2 * GUTTER_ROWS) return undefined;
  const [low, high] = [
    Math.min(...segments.map(({ left }) => left)),
    Math.max(...segments.map(({ right }) => right)),
  ];
  let best: { at: number; crossing: number } | undefined;
  // A gutter starts where a segment of the left column ends.
  for (const at of new Set(segments.map(({ right }) => Math.ceil(right) + 1))) {
    if (at < low + (high - low) * 0.15 || at > low + (high - low) * 0.85) continue;
    const before = segments.filter(({ right }) => right <= at).length;
    const after = segments.filter(({ left }) => left >= at).length;
    const crossing = segments.length - before - after;
    const isOne =
      Math.min(before, after) >= GUTTER_ROWS &&
      Math.min(before, after) >= segments.length * 0.2 &&
      crossing <= segments.length * MOST_CROSSING;
    if (isOne && (best === undefined || crossing < best.crossing)) best = { at, crossing };
  }
  return best?.at;
}

/** Segments on one base line are one line where no gutter parts them. */
function joinRows(segments: readonly Segment[]): AreaLine[] {
  if (segments.length === 0) return [];
  const column = {
    left: Math.min(...segments.map(({ left }) => left)),
    right: Math.max(...segments.map(({ right }) => right)),
  };
  const lines: AreaLine[] = [];
  for (const segment of segments) {
    const last = lines.at(-1)?.segments;
    const before = last?.at(-1);
    if (last && before && Math.abs(before.y - segment.y) <= SAME_LINE * before.size) {
      last.push(segment);
    } else lines.push({ segments: [segment], column });
  }
  return lines;
}

function newLine(
  segments: readonly Segment[],
  page: number,
  column: { left: number; right: number },
): PdfLine {
  const pieces = segments.flatMap((segment) => segment.pieces);
  const size = mainSize(pieces);
  const marks: string[] = [];
  let text = "";
  let before: PdfPiece | undefined;
  for (const piece of pieces) {
    const isRaised = piece.size < size * 0.8 && piece.y > (segments[0]?.y ?? piece.y) + size * 0.15;
    if (isRaised && /^\s*(?:\d{1,3}|[*†‡§]|[①-⑳])\s*$/.test(piece.text) && text !== "") {
      marks.push(piece.text.trim());
      continue;
    }
    const gap = before ? piece.x - (before.x + before.width) : 0;
    const isApart = gap > size * 0.15 && !/\s$/.test(text) && !/^\s/.test(piece.text);
    const isWide = gap > size * COLUMN_GAP;
    const blank = isApart && (isWide || needsBlank(text, piece.text.trimStart()));
    text += (blank ? " " : "") + piece.text;
    before = piece;
  }
  return {
    text: text.replace(/\s+/g, " ").trim(),
    page,
    left: Math.min(...segments.map((segment) => segment.left)),
    right: Math.max(...segments.map((segment) => segment.right)),
    y: segments[0]?.y ?? 0,
    size,
    column,
    marks,
  };
}

/** The size that most letters have, in half points. */
function mainSize(pieces: readonly PdfPiece[]): number {
  return mostCommon(pieces.map(({ size, text }) => [Math.round(size * 2) / 2, text.length]));
}

/** The value with the greatest weight; 0 of none. */
export function mostCommon(
  weighted: readonly (readonly [value: number, weight: number])[],
): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}
