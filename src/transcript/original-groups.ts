/**
 * Which of the paragraphs before an original it belongs to. Archives write one original for several
 * paragraphs of a translation; the block belongs to as many as its own labels, or else its length,
 * account for. A paragraph whose own length fits the block is not joined with what stands before.
 */

import type { OriginalLocale } from "../text/locale.ts";
import { isRole } from "./label-form.ts";
import type { Segment, Transcript } from "./model.ts";
import type { Piece } from "./pieces.ts";

/** Chinese characters to one of the original's: English takes more of them. */
const SHARE: Record<OriginalLocale, number> = {
  en: 0.31,
  fr: 0.27,
  "zh-Hant": 1,
  ja: 0.75,
  ko: 0.8,
};

/** By how much a group must fit better than the last paragraph alone, as a logarithm. */
const CLEARLY = 0.35;
/** More are never searched for. */
const MOST = 60;

/**
 * Number of paragraphs at the end of `run` that an original belongs to, one at least.
 * @param run Paragraphs since the last block, heading or comment.
 * @param parts Pieces of the original.
 */
export function groupLength(
  run: readonly Piece[],
  parts: readonly Piece[],
  lang: OriginalLocale,
): number {
  // What is in another language has no translation, and parts what stands around it.
  const foreign = run.findLastIndex(({ language }) => language !== "zh" && language !== "none");
  const available = Math.max(1, Math.min(run.length, MOST, run.length - 1 - foreign));
  if (available <= 1) return available;
  const labels = parts.filter(({ verdict }) => verdict === "speaker").length;
  const first = run.length - available;
  const opens = (at: number) => run[at]?.verdict !== "text" || run[at]?.resets === true;
  if (labels > 0 && parts[0]?.verdict === "speaker") {
    // Back to the paragraph that its first label opens.
    let left = labels;
    for (let at = run.length - 1; at >= first; at--) {
      if (opens(at) && --left === 0) return run.length - at;
    }
    return byLength(run, parts, lang, available);
  }
  // Back to the label before it at most: what another one said is not in it.
  let limit = available;
  for (let at = run.length - 1; at >= first; at--) {
    if (opens(at)) {
      limit = run.length - at;
      break;
    }
  }
  return byLength(run, parts, lang, limit);
}

function byLength(
  run: readonly Piece[],
  parts: readonly Piece[],
  lang: OriginalLocale,
  limit: number,
): number {
  const wanted = parts.reduce((sum, { rest }) => sum + rest.length, 0) * SHARE[lang];
  let length = 0;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= limit; count++) {
    length += run[run.length - count]?.rest.length ?? 0;
    const distance = Math.abs(Math.log(Math.max(1, length) / Math.max(1, wanted)));
    if (distance < least - (best === 1 && count > 1 ? CLEARLY : 0)) {
      best = count;
      least = distance;
    }
  }
  return best;
}

/** A part of a group: paragraphs, and what of the original belongs to them. */
export interface GroupPart {
  zh: readonly Piece[];
  original: readonly Piece[];
}

/**
 * Parts a group as far as its two sides agree: paragraph by paragraph where their numbers and
 * labels are alike, else turn by turn, else not at all.
 */
export function alignGroup(
  zh: readonly Piece[],
  original: readonly Piece[],
  lang: OriginalLocale,
): GroupPart[] {
  if (zh.length === original.length && areAlike(zh, original, lang)) {
    return zh.map((piece, i) => ({ zh: [piece], original: [original[i] as Piece] }));
  }
  const [turns, originalTurns] = [turnsOf(zh), turnsOf(original)];
  const areOne = turns.every((turn, i) => {
    const other = originalTurns[i]?.[0];
    return turn[0] !== undefined && other !== undefined && mayBeOne(turn[0], other);
  });
  if (turns.length > 1 && turns.length === originalTurns.length && areOne) {
    return turns.flatMap((turn, i) => {
      const other = originalTurns[i] as Piece[];
      return turn.length > 1 ? alignGroup(turn, other, lang) : [{ zh: turn, original: other }];
    });
  }
  return [{ zh, original }];
}

function areAlike(zh: readonly Piece[], original: readonly Piece[], lang: OriginalLocale): boolean {
  const speaks = ({ verdict }: Piece) => verdict === "speaker";
  const isLabelled = original.some(speaks);
  const total = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { rest }) => sum + rest.length, 1);
  const overall = Math.log(total(zh) / (total(original) * SHARE[lang]));
  return zh.every((piece, i) => {
    const other = original[i] as Piece;
    if (isLabelled && (speaks(piece) !== speaks(other) || !mayBeOne(piece, other))) return false;
    // One that is far longer than its counterpart, beside the others, belongs to another one.
    const own = Math.log((piece.rest.length + 10) / ((other.rest.length + 30) * SHARE[lang]));
    return Math.abs(own - overall) < Math.log(3);
  });
}

/** Names in Latin letters are written alike on both sides, or they name two people. */
function mayBeOne({ label: zh = "" }: Piece, { label: original = "" }: Piece): boolean {
  if (!/^[A-Z]/.test(zh) || !/^[A-Z]/.test(original)) return true;
  if (isRole(zh) || isRole(original)) return zh === original;
  return zh.slice(0, 2).toLowerCase() === original.slice(0, 2).toLowerCase();
}

/** Cuts pieces before each that a speaker opens. */
function turnsOf(pieces: readonly Piece[]): Piece[][] {
  const turns: Piece[][] = [];
  for (const piece of pieces) {
    const last = turns.at(-1);
    if (!last || piece.verdict === "speaker") turns.push([piece]);
    else last.push(piece);
  }
  return turns;
}

/** Paragraphs whose original stands after one that follows, together with that one's. */
export function groupedSegments({ sections }: Transcript): Set<Segment> {
  const grouped = new Set<Segment>();
  for (const { turns } of sections) {
    const segments = turns.flatMap((turn) => turn.segments);
    segments.forEach(({ covers = 1 }, at) => {
      for (const one of segments.slice(Math.max(0, at - covers + 1), at)) grouped.add(one);
    });
  }
  return grouped;
}
