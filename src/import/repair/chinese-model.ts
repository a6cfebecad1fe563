/**
 * How likely characters are together in Chinese: a dictionary's words, which kinds of them follow
 * one another, and what the document at hand says, mixed. Each character is judged by the few before it, so that a search may add them
 * one by one; a clause's score is their sum.
 */

import { isSimplifiedOnly } from "../../text/conversion.ts";
import {
  bundledCounts,
  type ClassModel,
  classModel,
  countClasses,
  END,
  START,
} from "./chinese-classes.ts";
import { isHan, type Lexicon, lexicon } from "./chinese-lexicon.ts";
import { addPhrases, newPhrases, type Phrases } from "./chinese-phrases.ts";

/** Stands before characters of which it is not known what came before them. */
export const ANYTHING = "\u001A";

/** How many different beginnings are remembered, in some kilobytes each. */
const MAX_CONTEXTS = 5_000;

/** How many characters before one count. */
export const HISTORY = 4;

/** How much a pair of classes in the document counts beside one in the bundled counts. */
const OWN_CLASSES = 8;

/** What the dictionary's share is of each prediction from none, one, two, three symbols before. */
const RESERVE = [
  { kinds: 20, fixed: 0 },
  { kinds: 4, fixed: 2 },
  { kinds: 2, fixed: 2 },
  { kinds: 2, fixed: 2 },
];
const LETTER = -3;
/** The least that a character has, which no word holds. */
const LEAST = 1e-10;
/** Simplified characters hardly ever stand in a Traditional text that does not use them elsewhere. */
const WRONG_SCRIPT = -9;

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
  const counts = bundledCounts();
  for (const clause of ownClauses) {
    const folded = fold(clause);
    addPhrases(own, folded, 1);
    countClasses(counts, folded, words, OWN_CLASSES);
  }
  const classes = classModel(words, counts);
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
      const known = before.startsWith(ANYTHING) ? before.slice(1) : before;
      const start = before.length < HISTORY && known === before ? START : "";
      context = readContext(start + fold(known), known, words, classes, own);
      if (contexts.size >= MAX_CONTEXTS) contexts.clear();
      contexts.set(before, context);
    }
    return context;
  };

  const compute = (before: string, character: string): number => {
    if (isHan(character)) {
      const symbol = simplified.get(character) ?? character;
      return (
        Math.log(probability(contextOf(before), symbol, words, classes, own)) + form(character)
      );
    }
    if (character === " ") return -1;
    const context = contextOf(before);
    const symbol = character === END ? END : fold(character);
    const isWord = symbol === "A" || symbol === "0";
    if (isWord && context.last === symbol) return LETTER;
    return Math.log(probability(context, symbol, words, classes, own)) + (isWord ? LETTER : 0);
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
  /** Words that may end after the first characters of the run: none, one, two… */
  ends: WordEnd[][];
  /** Probability that the run begins a text of words. */
  mass: number;
  /** What followed the last one, two, three symbols in prose. */
  seen: { before: string; count: number; reserve: number }[];
  memo: Map<string, number>;
}

/** A word by its class, and the probability that it ends where it does. */
interface WordEnd {
  class: number;
  p: number;
}

function readContext(
  history: string,
  raw: string,
  words: Lexicon,
  classes: ClassModel,
  own: Phrases,
): Context {
  let start = history.length;
  while (start > 0 && isHan(history.charAt(start - 1))) start--;
  const run = history.slice(start);
  const before = start === 0 ? classes.any : classes.symbol(history.charAt(start - 1));
  const ends: WordEnd[][] = [[{ class: before, p: 1 }]];
  let mass = 1;
  for (let end = 1; end <= run.length; end++) {
    const here: WordEnd[] = [];
    mass = 0;
    for (let from = 0; from < end; from++) {
      const id = words.ids.get(run.slice(from, end));
      if (id === undefined) continue;
      mass += beginning(ends[from] as WordEnd[], id, words, classes);
      const own = words.wordClass[id] as number;
      if (own < 0) continue;
      let p = 0;
      for (const word of ends[from] as WordEnd[]) {
        p += word.p * (classes.step[word.class * classes.size + own] as number);
      }
      here.push({ class: own, p: p * (words.wordShare[id] as number) });
    }
    ends.push(here);
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
  return { last, run, ends, mass, seen, memo: new Map() };
}

/** Probability that a word which begins so follows one of some words. */
function beginning(before: WordEnd[], id: number, words: Lexicon, classes: ClassModel): number {
  const { classOf, share, next } = words.entries;
  const { step, size } = classes;
  let sum = 0;
  for (const word of before) {
    const row = word.class * size;
    let p = 0;
    for (let entry = words.first[id] as number; entry >= 0; entry = next[entry] as number) {
      p += (step[row + (classOf[entry] as number)] as number) * (share[entry] as number);
    }
    sum += word.p * p;
  }
  return sum;
}

function probability(
  context: Context,
  symbol: string,
  words: Lexicon,
  classes: ClassModel,
  own: Phrases,
): number {
  const step = isHan(symbol)
    ? wordStep(context, symbol, words, classes)
    : symbolStep(context, symbol, classes);
  let p = Math.max(LEAST, step);
  for (const { before, count, reserve } of context.seen) {
    p = ((own.counts.get(before + symbol) ?? 0) + reserve * p) / (count + reserve);
  }
  return p;
}

/** Probability of a Han character after others by the words that may be going on. */
function wordStep(context: Context, symbol: string, words: Lexicon, classes: ClassModel): number {
  const { run, ends, mass } = context;
  let going = 0;
  for (let from = 0; from <= run.length; from++) {
    const id = words.ids.get(run.slice(from) + symbol);
    if (id !== undefined) going += beginning(ends[from] as WordEnd[], id, words, classes);
  }
  return mass > 0 ? going / mass : 0;
}

/** Probability of a mark, a run of letters or digits, or the end after the words before it. */
function symbolStep({ run, ends, mass }: Context, symbol: string, classes: ClassModel): number {
  const next = classes.symbol(symbol);
  let sum = 0;
  for (const word of ends[run.length] as WordEnd[]) {
    sum += word.p * (classes.step[word.class * classes.size + next] as number);
  }
  // ∫ has its share of all odd marks, and a smaller one than a mark that keyboards have.
  const share = !classes.isOdd(symbol) ? 1 : symbol < "\u0080" ? 0.05 : 1e-5;
  return mass > 0 ? (share * sum) / mass : 0;
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
