/**
 * How likely characters are together in Chinese, from the frequencies of words and from what the
 * document at hand says again and again. Built when a damaged document comes in, never in a page.
 */

import { isSimplifiedOnly } from "../text/conversion.ts";
import { isHan, lexicon, MAX_WORD } from "./chinese-lexicon.ts";

/** Share of the probability that the document's own phrases get. */
const OWN_SHARE = 0.15;
/** Log probabilities of what no dictionary counts. */
const UNKNOWN = Math.log(1e-9);
const ODD_MARK = -22;
const LETTER = -4;
const HANGING = -8;
/** Simplified characters hardly ever stand in a Traditional text that does not use them elsewhere. */
const WRONG_SCRIPT = -9;

/** Log probabilities of marks, roughly as often as prose has them. */
const MARKS = new Map(
  Object.entries({
    "、": -4.5,
    "：": -5.5,
    "；": -7,
    "？": -5.5,
    "！": -7,
    "“": -5.5,
    "”": -5.5,
    "（": -7,
    "）": -6.5,
    "《": -7,
    "》": -7,
    "—": -6.5,
    "…": -7,
    "‘": -9,
    "’": -9,
    "·": -8,
    "「": -9,
    "」": -9,
    "％": -9,
  }),
);

export interface ChineseModel {
  /** Log probability of `next` after `previous` (empty at the start). Cheap; guides a search. */
  step: (previous: string, next: string) => number;
  /** Log probability of a clause by its most likely words. */
  clause: (text: string) => number;
}

/** Builds the model for a Traditional document, from its undamaged clauses. */
export function chineseModel(ownClauses: readonly string[]): ChineseModel {
  const { words, total, inside, starts, ends, counts, simplified, variants } = lexicon();
  const fold = (character: string) => simplified.get(character) ?? character;
  const ownCharacters = new Set(ownClauses.join(""));
  const own = ownPhrases(ownClauses.map((clause) => Array.from(clause, fold).join("")));
  const steps = new Map<string, number>();

  const single = (character: string): number => {
    if (isHan(character)) {
      if (ownCharacters.has(character)) return 0;
      return isSimplifiedOnly(character) ? WRONG_SCRIPT : (variants.get(character) ?? 0);
    }
    if (character < "\u0080") return LETTER;
    return MARKS.get(character) ?? ODD_MARK;
  };

  const computeStep = (previous: string, next: string): number => {
    if (!isHan(next)) return single(next);
    const b = fold(next);
    const start = ((starts.get(b) ?? 0) + 0.1) / total;
    if (!isHan(previous)) return Math.log(start) + single(next);
    const a = fold(previous);
    const count = (counts.get(a) ?? 0) + 1;
    const general = ((inside.get(a + b) ?? 0) + ((ends.get(a) ?? 0) + 0.5) * start) / count;
    const personal = (own.pairs.get(a + b) ?? 0) / ((own.singles.get(a) ?? 0) + 3);
    return Math.log((1 - OWN_SHARE) * general + OWN_SHARE * personal + 1e-9) + single(next);
  };

  const step = (previous: string, next: string): number => {
    const key = previous + next;
    let value = steps.get(key);
    if (value === undefined) {
      value = computeStep(previous, next);
      steps.set(key, value);
    }
    return value;
  };

  const clause = (text: string): number => {
    const letters = [...text];
    const folded = letters.map(fold);
    const best = new Array<number>(letters.length + 1).fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    for (let i = 0; i < letters.length; i++) {
      const here = (best[i] as number) + single(letters[i] as string);
      if (!isHan(folded[i] as string)) {
        best[i + 1] = Math.max(best[i + 1] as number, here);
        continue;
      }
      let word = "";
      for (let n = 1; n <= MAX_WORD && i + n <= letters.length; n++) {
        word += folded[i + n - 1];
        const frequency = words.get(word);
        const phrase = own.phrases.get(word);
        let score: number;
        if (frequency !== undefined || phrase !== undefined) {
          const general = (1 - OWN_SHARE) * ((frequency ?? 0) / total);
          score = Math.log(general + OWN_SHARE * ((phrase ?? 0) / own.total));
        } else if (n === 1) score = UNKNOWN;
        else continue;
        for (let k = 1; k < n; k++) score += single(letters[i + k] as string);
        best[i + n] = Math.max(best[i + n] as number, here + score);
      }
    }
    // An opening mark or `、` never stands right before `，` or `。`, nor two end marks together.
    const odd = /[“‘（《「、：]$/.test(text) || /[？！][、；：？！]/.test(text);
    return (best[letters.length] as number) + (odd ? HANGING : 0);
  };
  return { step, clause };
}

function ownPhrases(clauses: readonly string[]) {
  const phrases = new Map<string, number>();
  const pairs = new Map<string, number>();
  const singles = new Map<string, number>();
  let total = 1;
  for (const clause of clauses) {
    for (const run of clause.match(/\p{Script=Han}+/gu) ?? []) {
      total += run.length;
      for (let i = 0; i < run.length; i++) {
        add(singles, run.charAt(i), 1);
        if (i + 1 < run.length) add(pairs, run.slice(i, i + 2), 1);
        for (let n = 2; n <= MAX_WORD && i + n <= run.length; n++) {
          add(phrases, run.slice(i, i + n), 1);
        }
      }
    }
  }
  // Once or twice is chance; what comes back is how this author speaks.
  for (const [phrase, count] of phrases) if (count < 3) phrases.delete(phrase);
  return { phrases, pairs, singles, total };
}

function add(map: Map<string, number>, key: string, n: number): void {
  map.set(key, (map.get(key) ?? 0) + n);
}
