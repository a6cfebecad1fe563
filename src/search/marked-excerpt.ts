/**
 * Cuts out what is shown of a paragraph: the match with its surroundings, and the stretch of the
 * other language that most likely says the same. Cuts fall between words and, where there is
 * one near, at the end of a sentence.
 */

import type { Span } from "./match.ts";
import { letterOffsets } from "./normalise.ts";

/** A stretch of text; `marked` where it is a match. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Shown around the first match on each side, in units of one Han character. */
const REACH = 70;
/** A Latin letter takes about so much of a Han character's room and meaning. */
const LATIN_WIDTH = 0.42;
/** A paragraph is shown whole up to so many units. */
const WHOLE = 220;

/** Translates spans of normalised text into offsets of its source. */
export function sourceSpans(source: string, spans: readonly Span[]): Span[] {
  const { starts, ends } = letterOffsets(source);
  return spans.map(([start, end]) => [starts[start] ?? 0, ends[end - 1] ?? source.length]);
}

/** Cuts an excerpt around the first of the matches and marks all that fall into it. */
export function markedExcerpt(source: string, spans: readonly Span[]): Piece[] {
  const marks = sourceSpans(source, spans);
  const first = marks[0];
  const [from, to] =
    !first || widthOf(source) <= WHOLE
      ? [0, source.length]
      : [cutBefore(source, first[0]), cutAfter(source, first[1])];
  return pieces(source, marks, from, to);
}

/** Cuts out of a translation the part at the same place as the match has in its own text. */
export function counterpart(source: string, other: string, spans: readonly Span[]): Piece[] {
  const first = sourceSpans(source, spans)[0];
  if (!first || widthOf(other) <= WHOLE) return pieces(other, [], 0, other.length);
  const place = Math.round(((first[0] + first[1]) / 2 / source.length) * other.length);
  return pieces(other, [], cutBefore(other, place), cutAfter(other, place));
}

function pieces(source: string, marks: readonly Span[], from: number, to: number): Piece[] {
  const cut: Piece[] = [];
  const add = (text: string, marked: boolean) => {
    if (text !== "") cut.push({ text, marked });
  };
  if (from > 0) add("…", false);
  // A cut at the end of a sentence leaves the space before the next one.
  let at = from + (/^\s*/.exec(source.slice(from, to))?.[0].length ?? 0);
  for (const [start, end] of marks) {
    if (end <= at || start >= to) continue;
    add(source.slice(at, Math.max(at, start)), false);
    add(source.slice(Math.max(at, start), Math.min(end, to)), true);
    at = Math.min(end, to);
  }
  add(source.slice(at, to), false);
  if (to < source.length) add("…", false);
  return cut;
}

function cutBefore(source: string, place: number): number {
  let width = 0;
  let at = place;
  while (at > 0 && width < REACH) {
    at--;
    width += unit(source.charCodeAt(at));
    // A sentence that starts not far before is worth a shorter excerpt.
    if (width > REACH / 2 && /[。！？.!?\n]/.test(source[at] ?? "")) return at + 1;
  }
  while (at > 0 && insideWord(source, at)) at--;
  return at;
}

function cutAfter(source: string, place: number): number {
  let width = 0;
  let at = place;
  while (at < source.length && width < REACH) {
    width += unit(source.charCodeAt(at));
    at++;
    if (width > REACH / 2 && /[。！？!?]/.test(source[at - 1] ?? "")) return at;
  }
  while (at < source.length && insideWord(source, at)) at++;
  return at;
}

/** Tells whether a cut at `at` would part a Latin word or a surrogate pair. */
function insideWord(source: string, at: number): boolean {
  const low = source.charCodeAt(at);
  if (low >= 0xdc00 && low <= 0xdfff) return true;
  return /^[\p{Script=Latin}\p{N}'’-]{2}$/u.test(source.slice(at - 1, at + 1));
}

function widthOf(source: string): number {
  let width = 0;
  for (let i = 0; i < source.length; i++) width += unit(source.charCodeAt(i));
  return width;
}

function unit(code: number): number {
  return code < 0x2e80 ? LATIN_WIDTH : 1;
}
