/**
 * Sorts the lines of captions by language and ties together what is on the screen at one time.
 * A file counts as bilingual when the lines of its lesser language mostly share their time with
 * lines of the other: a Chinese film with some English in it does not.
 */

import { proseScript } from "../../text/script.ts";
import { joinLines } from "../source-block.ts";
import type { Cue } from "./cue.ts";

/** The language of a caption. */
export type Side = "zh" | "en";

/** What one language shows at one time. */
export interface Piece {
  side: Side;
  start: number;
  end: number;
  text: string;
  line: number;
  speaker?: string;
  /** True when somebody else speaks now. */
  opensTurn?: boolean;
  /** True when nobody can say who speaks. */
  noSpeaker?: boolean;
  /** True when its speaker's name stood before the words. */
  isLabelled?: boolean;
  /** When the caption comes, where `start` only orders several voices in one. */
  shownAt?: number;
}

/** Pieces that belong together. */
export type Moment = Piece[];

const MIN_SHARED = 0.6;
const MIN_PAIRED_CUES = 0.7;

/** Cuts captions into moments in order of time. */
export function groupByTime(cues: readonly Cue[]): { moments: Moment[]; bilingual: boolean } {
  const pieces = cutPieces(cues);
  const zh = clipEnds(pieces.filter((piece) => piece.side === "zh"));
  const en = clipEnds(pieces.filter((piece) => piece.side === "en"));
  const [lesser, other] = zh.length < en.length ? [zh, en] : [en, zh];
  const shared = lesser.filter((piece) => other.some((mate) => overlap(piece, mate) > 0.5));
  if (lesser.length > 0 && shared.length >= lesser.length * MIN_SHARED) {
    return { moments: linkTracks(zh, en), bilingual: true };
  }
  const side: Side = countWeight(zh) * 3 >= countWeight(en) ? "zh" : "en";
  const single = clipEnds(
    cues.map((cue) =>
      newPiece(
        cue,
        side,
        cue.lines.reduce((a, b) => joinLines(a, b)),
      ),
    ),
  );
  return { moments: single.map((piece) => [piece]), bilingual: false };
}

function countWeight(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total + piece.text.length, 0);
}

/** One piece per language and caption. */
function cutPieces(cues: readonly Cue[]): Piece[] {
  const scripts = settleTracks(
    cues,
    cues.map((cue) => cue.lines.map(proseScript)),
  );
  const twoLined = (order: string) =>
    scripts.filter((of) => of.join() === order).length >= cues.length * MIN_PAIRED_CUES;
  // Where captions are one line of each, the place of a line tells more than its letters.
  const order: readonly Side[] | undefined = twoLined("han,latin")
    ? ["zh", "en"]
    : twoLined("latin,han")
      ? ["en", "zh"]
      : undefined;
  return cues.flatMap((cue, i) => {
    const texts = new Map<Side, string>();
    let last: Side | undefined;
    cue.lines.forEach((line, j) => {
      const script = scripts[i]?.[j];
      let side: Side | undefined = script === "han" ? "zh" : script === "latin" ? "en" : undefined;
      if (order && cue.lines.length === 2) side = order[j];
      side ??= /[\u3000-\u303F\uFF00-\uFFEF]/.test(line) ? "zh" : (last ?? "en");
      const before = texts.get(side);
      texts.set(side, before === undefined ? line : joinLines(before, line));
      last = side;
    });
    return [...texts].map(([side, text]) => newPiece(cue, side, text));
  });
}

type LineScript = ReturnType<typeof proseScript>;

/**
 * In a file of two tracks, a caption that mixes the languages (an English line with a Chinese
 * title in it) belongs to the track that it stands in, when the other track has its own caption
 * for that time.
 */
function settleTracks(cues: readonly Cue[], scripts: readonly LineScript[][]): LineScript[][] {
  const byStart = new Map<number, number[]>();
  cues.forEach((cue, i) => {
    byStart.set(cue.start, [...(byStart.get(cue.start) ?? []), i]);
  });
  const scriptOf = (i: number) => (scripts[i]?.length === 1 ? scripts[i]?.[0] : undefined);
  return cues.map((cue, i) => {
    const own = scriptOf(i);
    const [previous, next] = [cues[i - 1], cues[i + 1]];
    const around = scriptOf(i - 1);
    const isMixed =
      /\p{Script=Han}/u.test(cue.lines[0] ?? "") && /[a-z]{3}/i.test(cue.lines[0] ?? "");
    const stands = previous && next && previous.start < cue.start && cue.start < next.start;
    if (
      !isMixed ||
      !stands ||
      around === undefined ||
      around === own ||
      around !== scriptOf(i + 1)
    ) {
      return scripts[i] ?? [];
    }
    const isShown = byStart.get(cue.start)?.some((j) => j !== i && scriptOf(j) === own);
    return isShown ? [around] : (scripts[i] ?? []);
  });
}

function newPiece(cue: Cue, side: Side, text: string): Piece {
  const { start, end, line, speaker, opensTurn, noSpeaker, isLabelled, shownAt } = cue;
  return {
    side,
    start,
    end,
    line,
    text,
    ...(opensTurn && { opensTurn }),
    ...(speaker !== undefined && { speaker }),
    ...(noSpeaker && { noSpeaker }),
    ...(isLabelled && { isLabelled }),
    ...(shownAt !== undefined && { shownAt }),
  };
}

/** Sorts by time and ends each piece where the next one of its language starts. */
function clipEnds(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.start - b.start || a.line - b.line);
  return sorted.map((piece, i) => {
    const next = sorted[i + 1];
    const end = next && next.start > piece.start ? Math.min(piece.end, next.start) : piece.end;
    return { ...piece, end };
  });
}

/** How much of the shorter piece lies within the other, 0 to 1. */
function overlap(a: Piece, b: Piece): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return shorter <= 0 ? Number(a.start === b.start) : shared / shorter;
}

/** Puts pieces that overlap by half into one moment, with all that hangs on them. */
function linkTracks(zh: readonly Piece[], en: readonly Piece[]): Moment[] {
  const moments: Moment[] = [];
  const all = [...zh, ...en].sort((a, b) => a.start - b.start || (a.side === "zh" ? -1 : 1));
  for (const piece of all) {
    const recent = moments.slice(-3).reverse();
    const found = recent.find((moment) =>
      moment.some((other) => other.side !== piece.side && overlap(other, piece) > 0.5),
    );
    if (found) found.push(piece);
    else moments.push([piece]);
  }
  return moments.map((moment) =>
    moment.sort((a, b) => a.start - b.start || (a.side === "zh" ? -1 : 1)),
  );
}
