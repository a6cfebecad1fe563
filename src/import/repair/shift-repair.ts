/**
 * Undoes the byte shifts of a page, clause by clause. A hypothesis counts only when the model of
 * the damage turns it into what the page shows; among those that do, the likeliest Chinese wins,
 * and only with a clear margin is it written. Otherwise the source's characters stay.
 */

import { type ChineseModel, chineseModel } from "./chinese-model.ts";
import { FULL_WIDTH_MARKS } from "./clause-marks.ts";
import { isCommon } from "./common-han.ts";
import { isHan } from "./han-variants.ts";
import { damage } from "./shift-model.ts";
import { type Hypothesis, searchOriginals } from "./shift-search.ts";

/** A clause with its bytes put back, or the possible ways to do so. */
export interface RepairedClause {
  /** The author's text, when it is certain. */
  text?: string;
  /** Possible texts, the likeliest first. */
  candidates: string[];
  /** What the page does not show of the first candidate: nothing, or which kinds of bytes. */
  lost: string;
  /** Log probability by which the first candidate leads. */
  margin: number;
}

/** How many hypotheses are run through the model of the damage. */
const VERIFIED = 60;

/** The end of a note that found no character: the text is not restored yet. */
const LEFTOVER = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)/u;

/** Repairs clauses of one document. */
export function shiftRepairer(notes: ReadonlyMap<string, string>, cleanClauses: readonly string[]) {
  const model: ChineseModel = chineseModel(cleanClauses);
  const own = new Set(cleanClauses.join(""));

  /** @param shown A clause as the page shows it, without the marks around it. */
  return (shown: string, afterComma: boolean): RepairedClause => {
    const seen = new Set<string>();
    const verified: { text: string; score: number; sure: number; lost: string }[] = [];
    for (const hypothesis of searchOriginals(shown, notes, model).slice(0, VERIFIED)) {
      if (seen.has(hypothesis.text) || LEFTOVER.test(hypothesis.text)) continue;
      seen.add(hypothesis.text);
      if (!explains(hypothesis.text, shown, notes, afterComma)) continue;
      const { text, score, drops, dangling, eaten } = hypothesis;
      const sure = requiredLead(hypothesis, own);
      const lost = `${drops > 0 ? `drop${Math.min(drops, 2)} ` : ""}${dangling ? "dangling " : ""}${eaten ? "eaten" : ""}`;
      verified.push({ text, score, sure, lost: lost.trim() });
    }
    verified.sort((a, b) => b.score - a.score);
    const [first] = verified;
    const candidates = verified.slice(0, 5).map(({ text }) => text);
    if (!first) return { candidates, margin: 0, lost: "" };
    const others = verified
      .slice(1)
      .reduce((sum, { score }) => sum + Math.exp(score - first.score), 1e-13);
    const margin = -Math.log(others);
    const { lost } = first;
    return { candidates, margin, lost, ...(margin >= first.sure && { text: first.text }) };
  };
}

/**
 * The lead that a hypothesis must have to be written, in nats. What the page does not show at all
 * needs more than bytes that are all there, and what a `?` ate needs more still: 談論 and 談談 are
 * then the same, and a document that says one of them often says little about the other. So does
 * more than one pair that vanished: the search does not try all that two characters may have
 * been. A character that neither everyday Chinese nor the document has elsewhere hints that the search
 * missed the right one.
 */
function requiredLead(
  { text, drops, dangling, eaten }: Hypothesis,
  own: ReadonlySet<string>,
): number {
  if (drops === 0 && !dangling && !eaten) return 1;
  if ([...text].some((c) => isHan(c) && !isCommon(c.charCodeAt(0)) && !own.has(c))) return 5;
  return drops > 1 ? 2.5 : eaten ? 2 : 1.5;
}

/** Runs a hypothesis through the damage, with its marks as they are and in full width. */
function explains(
  text: string,
  shown: string,
  notes: ReadonlyMap<string, string>,
  afterComma: boolean,
): boolean {
  const target = shown.normalize("NFKC");
  const full = text.replace(/[?:!;()]/g, (mark) => FULL_WIDTH_MARKS[mark] ?? mark);
  return [text, full].some(
    (guess) => damage(guess, notes, afterComma).normalize("NFKC") === target,
  );
}
