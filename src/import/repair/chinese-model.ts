/**
 * How likely characters are together in Chinese: a dictionary's words and what the document at
 * hand says, mixed. Each character is judged by the few before it, so that a search may add them
 * one by one; a clause's score is their sum.
 */

import { isSimplifiedOnly } from "../../text/conversion.ts";
import { isHan, type Lexicon, lexicon } from "./chinese-lexicon.ts";
import { addPhrases, newPhrases, type Phrases } from "./chinese-phrases.ts";

/** Stands for the end of a clause. */
export const END = "$";

/** How many characters before one count. */
export const HISTORY = 4;

/** Share of Han among all symbols. */
const HAN_SHARE = 0.85;
/** Frequency of a character that is no word on its own. */
const SINGLE = 0.5;
/** What the dictionary's share is of each prediction from none, one, two, three symbols before. */
const RESERVE = [
  { kinds: 20, fixed: 0 },
  { kinds: 2, fixed: 2 },
  { kinds: 2, fixed: 2 },
  { kinds: 2, fixed: 2 },
];
/** Words alone find each character less likely than it is: without this, short readings win. */
const PER_CHARACTER = 0.8;
const LETTER = -3;
const ODD_MARK = 1e-9;
/** Simplified characters hardly ever stand in a Traditional text that does not use them elsewhere. */
const WRONG_SCRIPT = -9;

/** Probabilities of marks, roughly as often as prose has them, and of a clause's end. */
const MARKS = new Map(
  Object.entries({
    "、": 0.011,
    "：": 0.004,
    "；": 0.001,
    "？": 0.004,
    "！": 0.001,
    "“": 0.004,
    "”": 0.004,
    '"': 0.004,
    "（": 0.001,
    "）": 0.0015,
    "《": 0.001,
    "》": 0.001,
    "—": 0.0015,
    "…": 0.001,
    "‘": 1e-4,
    "’": 1e-4,
    "·": 3e-4,
    "「": 1e-4,
    "」": 1e-4,
    "％": 1e-4,
    A: 0.006,
    "0": 0.004,
    [END]: 0.08,
  }),
);

export interface ChineseModel {
  /** Log probability of a character, or of END, after the last characters of a clause. */
  next: (before: string, character: string) => number;
  /** Log probability of a clause from its start to its end. */
  clause: (text: string) => number;
}

/** Builds the model for a Traditional document, from its undamaged clauses. */
export function chineseModel(ownClauses: readonly string[]): ChineseModel {
  const words = lexicon();
  const { simplified, variants } = words;
  const fold = (text: string) => foldClause(text, simplified);
  const ownForms = new Map<string, number>();
  const ownFolded = new Map<string, number>();
  for (const character of ownClauses.join("")) {
    add(ownForms, character);
    add(ownFolded, simplified.get(character) ?? character);
  }
  const own = newPhrases();
  for (const clause of ownClauses) addPhrases(own, fold(clause), 1);
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
      const start = before.length < HISTORY ? "^" : "";
      context = readContext(start + fold(before), before, words, own);
      contexts.set(before, context);
    }
    return context;
  };

  const compute = (before: string, character: string): number => {
    if (isHan(character)) {
      const symbol = simplified.get(character) ?? character;
      return (
        Math.log(probability(contextOf(before), symbol, words, own)) +
        form(character) +
        PER_CHARACTER
      );
    }
    if (character === " ") return -1;
    const context = contextOf(before);
    const symbol = character === END ? END : fold(character);
    const isWord = symbol === "A" || symbol === "0";
    if (isWord && context.last === symbol) return LETTER;
    return Math.log(probability(context, symbol, words, own)) + (isWord ? LETTER : 0);
  };

  const next = (before: string, character: string): number => {
    const context = contextOf(before);
    let value = context.memo.get(character);
    if (value === undefined) {
      value = compute(before, character);
      context.memo.set(character, value);
    }
    return value;
  };

  const clause = (text: string): number => {
    let score = 0;
    for (let i = 0; i < text.length; i++) {
      score += next(text.slice(Math.max(0, i - HISTORY), i), text.charAt(i));
    }
    return score + next(text.slice(-HISTORY), END);
  };
  return { next, clause };
}

/** A clause as the model sees it: Simplified, runs of letters and digits as one, no blanks. */
export function foldClause(text: string, simplified: ReadonlyMap<string, string>): string {
  return Array.from(
    text.replace(/[A-Za-z][A-Za-z.'-]*/g, "A").replace(/[0-9][0-9.,]*/g, "0"),
    (character) => simplified.get(character) ?? FULL_WIDTH_MARKS[character] ?? character,
  )
    .join("")
    .replace(/ /g, "");
}

/** Full-width marks that pages and converters write in half width. */
export const FULL_WIDTH_MARKS: Record<string, string> = {
  "?": "？",
  ":": "：",
  "!": "！",
  ";": "；",
  "(": "（",
  ")": "）",
};

/** What is known of the characters before one. */
interface Context {
  /** The symbol that the last character stands for, unless a blank comes after it. */
  last: string;
  /** The run of Han at the end. */
  run: string;
  /** Probability that words end after the first characters of the run: none, one, two… */
  complete: number[];
  /** Probability that the run begins a text of words. */
  mass: number;
  /** What followed the last one, two, three symbols in prose. */
  seen: { before: string; count: number; reserve: number }[];
  memo: Map<string, number>;
}

function readContext(
  history: string,
  raw: string,
  { words, prefixes, total }: Lexicon,
  own: Phrases,
): Context {
  let start = history.length;
  while (start > 0 && isHan(history.charAt(start - 1))) start--;
  const run = history.slice(start);
  const complete = [1];
  let mass = 1;
  for (let end = 1; end <= run.length; end++) {
    let whole = 0;
    mass = 0;
    for (let from = 0; from < end; from++) {
      const piece = run.slice(from, end);
      const single = end - from === 1 ? SINGLE : 0;
      const before = complete[from] as number;
      whole += before * (((words.get(piece) ?? 0) + single) / total);
      mass += before * (((prefixes.get(piece) ?? 0) + single) / total);
    }
    complete.push(whole);
  }
  const seen: Context["seen"] = [];
  for (let n = 0; n < RESERVE.length && n <= history.length; n++) {
    const before = history.slice(history.length - n);
    const known = own.after.get(before);
    if (!known) break;
    // Witten and Bell: what has many different successors says little about the next one.
    const { kinds, fixed } = RESERVE[n] as (typeof RESERVE)[number];
    seen.push({ before, count: known.count, reserve: known.kinds * kinds + fixed });
  }
  const last = raw.endsWith(" ") ? "" : history.slice(-1);
  return { last, run, complete, mass, seen, memo: new Map() };
}

function probability(context: Context, symbol: string, words: Lexicon, own: Phrases): number {
  const base = isHan(symbol) ? wordStep(context, symbol, words) : (MARKS.get(symbol) ?? ODD_MARK);
  let p = base;
  for (const { before, count, reserve } of context.seen) {
    p = ((own.counts.get(before + symbol) ?? 0) + reserve * p) / (count + reserve);
  }
  return p;
}

/** Probability of a Han character after others by the words that may be going on. */
function wordStep(context: Context, symbol: string, { prefixes, total }: Lexicon): number {
  const { run, complete, mass } = context;
  let going = (complete[run.length] as number) * (((prefixes.get(symbol) ?? 0) + SINGLE) / total);
  for (let from = 0; from < run.length; from++) {
    const frequency = prefixes.get(run.slice(from) + symbol);
    if (frequency !== undefined) going += (complete[from] as number) * (frequency / total);
  }
  return Math.max(1e-9, HAN_SHARE * (going / mass));
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
