/**
 * Pieces of text: what one person says in one go, as far as its lines show it. A paragraph is one
 * piece, but for the lines in it that open with a label or a change of voice: each begins a piece.
 */

import { isFenced } from "../text/code-fence.ts";
import { type ProseLanguage, proseLanguage } from "../text/language.ts";
import type { LabelEvidence, Verdict } from "./label-evidence.ts";
import { joinParagraphs } from "./original-text.ts";
import { type Opening, readOpening } from "./speaker-label.ts";

/** A line that may open a turn, with the lines that follow it in its paragraph. */
export interface Candidate {
  opening: Opening;
  /** Lines of the piece, from its first on. */
  text: string;
  line: number;
  /** False where it stands in a paragraph, after other lines. */
  opensParagraph: boolean;
}

/** A stretch of a paragraph that one speaker may have opened. */
export interface Piece extends Opening {
  verdict: Verdict;
  line: number;
  opensParagraph: boolean;
  language: ProseLanguage;
  /** Set by a comment before it: nothing is claimed of who speaks. */
  resets?: true;
  /** Set by a comment before it: its two sides may not belong together. */
  uncertain?: true;
}

/** What no label opens a line of: code, lists, tables, quotations. */
const WHOLE = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|\||>(?!>)|\$\$)/;

/** Cuts a paragraph at each line that may open a turn. */
export function cutCandidates(text: string, line: number): Candidate[] {
  const isWhole = !text.includes("\n") || WHOLE.test(text) || isFenced(text);
  if (isWhole) return [{ opening: openingOf(text), text, line, opensParagraph: true }];
  const found: Candidate[] = [];
  const lines = text.split("\n");
  let from = 0;
  for (let at = 1; at <= lines.length; at++) {
    const next = lines[at];
    if (next !== undefined) {
      const opening = readOpening(next);
      if (opening.label === undefined && !opening.changesVoice) continue;
    }
    const piece = lines.slice(from, at).join("\n");
    const opensParagraph = from === 0;
    found.push({ opening: openingOf(piece), text: piece, line: line + from, opensParagraph });
    from = at;
  }
  return found;
}

function openingOf(text: string): Opening {
  return isFenced(text) ? { labelled: text, rest: text } : readOpening(mendBold(text));
}

/**
 * Bold as it was meant: `**one****two**`, which Markdown shows with its stars, and `** one**`, which
 * turns the bold of all that follows inside out.
 */
export function mendBold(text: string): string {
  if (!text.includes("**")) return text;
  return text
    .split("\n")
    .map((line) => {
      const pieces = line.split("**");
      // Words stand in bold at the odd places; an open mark says nothing.
      if (pieces.length % 2 === 0 || pieces.length < 3) return line;
      const isBold = (i: number) => i % 2 === 1;
      const joined = pieces.some(
        (piece, i) => !isBold(i) && piece === "" && i > 0 && i < pieces.length - 1,
      );
      const astray = pieces.some((piece, i) => isBold(i) && /^\s\S|\S\s$/.test(piece));
      const isArithmetic = pieces.some((piece, i) => isBold(i) && /^(?:\s.*\s|\s*)$/.test(piece));
      if (isArithmetic || !(joined || astray)) return line;
      return pieces
        .map((piece, i) => (isBold(i) ? piece.replace(/^(\s*)(.*?)(\s*)$/, "$1**$2**$3") : piece))
        .join("")
        .replaceAll("****", "");
    })
    .join("\n");
}

/** Joins candidates again that open no turn after all. */
export function piecesOf(
  candidates: readonly Candidate[],
  evidence: LabelEvidence,
  isOriginal = false,
): Piece[] {
  const kept: { candidate: Candidate; verdict: Verdict }[] = [];
  for (const candidate of candidates) {
    const { opening } = candidate;
    const verdict = opening.changesVoice ? "unsure" : evidence.verdict(opening);
    const last = kept.at(-1);
    if (last && verdict === "text" && !candidate.opensParagraph) {
      const text = `${last.candidate.text}\n${candidate.text}`;
      last.candidate = { ...last.candidate, text, opening: openingOf(text) };
    } else kept.push({ candidate, verdict });
  }
  return kept.map(({ candidate: { opening, text, line, opensParagraph }, verdict }) => ({
    ...opening,
    ...{ verdict, line, opensParagraph },
    // An original's was told from all of it, or by the block.
    language: isOriginal ? "none" : languageOf(text, opening.rest, verdict),
  }));
}

/** A label says nothing of the language of what follows it; code and formulas have none. */
function languageOf(text: string, rest: string, verdict: Verdict): ProseLanguage {
  if (isFenced(text) || /^\s*\$\$/.test(text)) return "none";
  return proseLanguage(verdict === "text" ? text : rest);
}

/** Puts the pieces of an original together again, their labels but the first one's with them. */
export function joinPieces(pieces: readonly Piece[], withoutFirstLabel: boolean): string {
  const paragraphs: string[] = [];
  pieces.forEach(({ labelled, rest, opensParagraph }, i) => {
    const text = i === 0 && withoutFirstLabel ? rest : labelled;
    if (opensParagraph || i === 0) paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] += `\n${text}`;
  });
  return joinParagraphs(paragraphs);
}
