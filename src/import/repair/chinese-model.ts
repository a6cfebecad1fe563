/**
 * How likely characters are together in Chinese: a language model of words, and what the document
 * at hand says, mixed. Each character is judged by the few before it, so that a search may add
 * them one by one; a clause's score is their sum.
 */

import { isSimplifiedOnly } from "../../text/conversion.ts";
import { addPhrases, newPhrases, type Phrases } from "./chinese-phrases.ts";
import { ALONE, DOUBLED, END, FULL_WIDTH_MARKS, START, shareAfter } from "./clause-marks.ts";
import { hanVariants, isHan } from "./han-variants.ts";
import { type LanguageModel, languageModel } from "./language-model.ts";
import { characterAfter, endAfter, type WordLattice, wordLattice } from "./word-lattice.ts";

/** Stands before characters of which it is not known what came before them. */
export const ANYTHING = "\u001A";

/** How many different beginnings are remembered, in some kilobytes each. */
const MAX_CONTEXTS = 5_000;

/** How many characters before one count. */
const HISTORY = 4;

/**
 * What the language model counts beside the document's successors of none, one, two and three
 * symbols, in occurrences: some for each different successor, and some always.
 */
const RESERVE = [
  { kinds: 200, fixed: 0 },
  { kinds: 16, fixed: 8 },
  { kinds: 4, fixed: 4 },
  { kinds: 2, fixed: 2 },
];
const LETTER = -3;
/** The least probability of a character. */
const LEAST = 1e-10;
/** Simplified characters hardly ever stand in a Traditional text that does not use them elsewhere. */
const WRONG_SCRIPT = -9;

/** How likely a Chinese clause is, character by character. */
export interface ChineseModel {
  /**
   * Log probability of a character, or of END, after the text of a clause from its start, or
   * after ANYTHING and a part of it.
   */
  next: (before: string, character: string) => number;
  /** Log probability of a clause from its start to its end. */
  clause: (text: string) => number;
}

/** As much of the text before a character as counts: what `next` takes. */
export function historyOf(text: string): string {
  return text.length <= HISTORY ? text : ANYTHING + text.slice(-HISTORY);
}

/** Builds the model for a Traditional document, from its undamaged clauses. */
export function chineseModel(ownClauses: readonly string[]): ChineseModel {
  const words = languageModel();
  const { simplified, variants } = hanVariants();
  const fold = (text: string) => foldClause(text, simplified);
  const ownForms = new Map<string, number>();
  const ownFolded = new Map<string, number>();
  for (const character of ownClauses.join("")) {
    add(ownForms, character);
    add(ownFolded, simplified.get(character) ?? character);
  }
  const own = newPhrases();
  for (const clause of ownClauses) addPhrases(own, fold(clause));
  const forms = new Map<string, number>();
  /** What a Traditional character costs beside its Simplified form. */
  const form = (character: string): number => {
    let rarity = forms.get(character);
    if (rarity === undefined) {
      const usual = isSimplifiedOnly(character) ? WRONG_SCRIPT : (variants.get(character) ?? 0);
      const seen = ownFolded.get(simplified.get(character) ?? character) ?? 0;
      rarity = Math.log(((ownForms.get(character) ?? 0) + 2 * Math.exp(usual)) / (seen + 2));
      forms.set(character, rarity);
    }
    return rarity;
  };

  const contexts = new Map<string, Context>();
  const contextOf = (before: string): Context => {
    let context = contexts.get(before);
    if (!context) {
      context = readContext(before, fold, words, own);
      if (contexts.size >= MAX_CONTEXTS) contexts.clear();
      contexts.set(before, context);
    }
    return context;
  };

  const compute = (context: Context, character: string): number => {
    if (isHan(character)) {
      const symbol = simplified.get(character) ?? character;
      return Math.log(probability(context, symbol, words, own)) + form(character);
    }
    if (character === " ") return -1;
    const symbol = character === END ? END : fold(character);
    const isWord = symbol === "A" || symbol === "0";
    if (isWord && context.last === symbol) return LETTER;
    return Math.log(probability(context, symbol, words, own)) + (isWord ? LETTER : 0);
  };

  const next = (before: string, character: string): number => {
    const context = contextOf(before);
    let value = context.memo.get(character);
    if (value === undefined) {
      const { half } = context;
      if (half === character) value = Math.log(1 - ALONE);
      else value = compute(context, character) + (half === undefined ? 0 : Math.log(ALONE));
      context.memo.set(character, value);
    }
    return value;
  };

  const clause = (text: string): number => {
    let score = next(historyOf(text), END);
    for (let i = 0; i < text.length; i++)
      score += next(historyOf(text.slice(0, i)), text.charAt(i));
    return score;
  };
  return { next, clause };
}

/** A clause as the model sees it: Simplified, runs of letters and digits as one, no blanks. */
export function foldClause(text: string, simplified: ReadonlyMap<string, string>): string {
  return Array.from(
    text
      .replace(/[A-Za-z][A-Za-z.'-]*/g, "A")
      .replace(/[0-9][0-9.,]*/g, "0")
      .replace(/(—|…)\1/g, "$1"),
    (character) => simplified.get(character) ?? FULL_WIDTH_MARKS[character] ?? character,
  )
    .join("")
    .replace(/ /g, "");
}

/** What is known of the characters before one. */
interface Context {
  /** The symbol that the last character stands for, unless a blank comes after it. */
  last: string;
  /** The mark of two that stands there once. */
  half: string | undefined;
  /** The words of the run of Han at the end. */
  lattice: WordLattice;
  /** What followed the last one, two, three symbols in the document. */
  seen: { before: string; count: number; reserve: number }[];
  memo: Map<string, number>;
}

function readContext(
  before: string,
  fold: (text: string) => string,
  words: LanguageModel,
  own: Phrases,
): Context {
  const known = before.startsWith(ANYTHING) ? before.slice(1) : before;
  const history = (known === before ? START : "") + fold(known);
  let start = history.length;
  while (start > 0 && isHan(history.charAt(start - 1))) start--;
  const seen: Context["seen"] = [];
  for (let n = 0; n < RESERVE.length && n <= history.length; n++) {
    const phrase = history.slice(history.length - n);
    const after = own.after.get(phrase);
    if (!after) break;
    // Witten and Bell: what has many different successors says little about the next one.
    const { kinds, fixed } = RESERVE[n] as (typeof RESERVE)[number];
    seen.push({ before: phrase, count: after.count, reserve: after.kinds * kinds + fixed });
  }
  return {
    last: known.endsWith(" ") ? "" : history.slice(-1),
    half: DOUBLED.find((mark) => known.endsWith(mark) && !known.endsWith(mark + mark)),
    lattice: wordLattice(history.slice(start), history.charAt(start - 1), words),
    seen,
    memo: new Map(),
  };
}

/** Probability of a symbol by the language model, then by longer and longer phrases before it. */
function probability(context: Context, symbol: string, words: LanguageModel, own: Phrases): number {
  const { lattice, seen } = context;
  let p = isHan(symbol)
    ? characterAfter(lattice, symbol, words)
    : endAfter(lattice) * shareAfter(lattice.isEmpty ? lattice.before : "", symbol);
  p = Math.max(LEAST, p);
  for (const { before, count, reserve } of seen) {
    p = ((own.counts.get(before + symbol) ?? 0) + reserve * p) / (count + reserve);
  }
  return p;
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
