/**
 * How likely characters are together in Chinese: a dictionary's words, which kinds of them follow
 * one another, and what the document at hand says, mixed. Each character is judged by the few before it, so that a search may add them
 * one by one; a clause's score is their sum.
 */

import { isSimplifiedOnly } from "../../text/conversion.ts";
import { addPhrases, newPhrases, type Phrases } from "./chinese-phrases.ts";
import { hanVariants, isHan } from "./han-variants.ts";
import {
  allWords,
  type LanguageModel,
  languageModel,
  narrow,
  probabilityAfter,
  type WordRange,
  wholeWord,
} from "./language-model.ts";

/** Stand for the start and the end of a clause. */
export const START = "^";
export const END = "$";

/** Stands before characters of which it is not known what came before them. */
export const ANYTHING = "\u001A";

/** How many different beginnings are remembered, in some kilobytes each. */
const MAX_CONTEXTS = 5_000;

/** How many characters before one count. */
export const HISTORY = 4;

/** Probability of a character that the language model has no word for. */
const UNKNOWN = 1e-9;
/** Probability that a word is the last before a mark, letters or the end: by what the model says of it. */
const LEAST_END = 0.03;
const END_SHARE = 0.8;

/** What comes behind a word that is the last one. */
const AFTER_WORD = { [END]: 0.7, A: 0.05, "0": 0.03, "、": 0.05, "“《（": 0.05, "”？：": 0.08, "》）！；—…": 0.05 };
/** What is not a word behind marks, and what share it is of all that comes there. */
const AFTER_MARK: { marks: string; ends: number; shares: Record<string, number> }[] = [
  { marks: START, ends: 0.15, shares: { A: 0.4, "0": 0.2, "“《": 0.36, "（": 0.04 } },
  { marks: "“《（‘「", ends: 0.2, shares: { A: 0.6, "0": 0.2, "“《（": 0.15, "……": 0.04 } },
  { marks: "、：", ends: 0.3, shares: { A: 0.35, "0": 0.15, "“《": 0.45 } },
  { marks: "”》）’」", ends: 0.55, shares: { [END]: 0.6, "、": 0.1, "：—？（“《": 0.25, A: 0.02, "0": 0.02 } },
  { marks: "？！；…", ends: 0.75, shares: { [END]: 0.75, "”）": 0.2, "A“": 0.04 } },
  { marks: "—", ends: 0.15, shares: { A: 0.4, "0": 0.1, [END]: 0.2, "“《": 0.2 } },
  { marks: "A", ends: 0.4, shares: { [END]: 0.5, "0": 0.1, "、”）》": 0.3, "—：？（《“": 0.1 } },
  { marks: "0", ends: 0.2, shares: { [END]: 0.3, A: 0.1, "、％%": 0.4, "”）》—：？": 0.1 } },
];
/** Probability of a mark that has no share; of one that hardly any keyboard has. */
const ODD = 1e-4;
const ODDEST = 1e-7;
const ALL_MARKS = "、：；？！“”（）《》—…‘’·「」％";

/** Marks that come in twos. */
const DOUBLED = ["—", "…"];
const SINGLE_OF_TWO = 0.05;

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

/** What the model is to see of the text before a character: as much as counts. */
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
      const known = before.startsWith(ANYTHING) ? before.slice(1) : before;
      const start = known === before ? START : "";
      context = readContext(start + fold(known), known, words, own);
      if (contexts.size >= MAX_CONTEXTS) contexts.clear();
      contexts.set(before, context);
    }
    return context;
  };

  const compute = (before: string, character: string): number => {
    const half = DOUBLED.find((mark) => before.endsWith(mark) && !before.endsWith(mark + mark));
    if (half === character) return Math.log(1 - SINGLE_OF_TWO);
    if (half !== undefined) return Math.log(SINGLE_OF_TWO) + behind(before, character);
    return behind(before, character);
  };
  const behind = (before: string, character: string): number => {
    if (isHan(character)) {
      const symbol = simplified.get(character) ?? character;
      return (
        Math.log(probability(contextOf(before), symbol, words, own)) + form(character)
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
      score += next(text.slice(0, i), text.charAt(i));
    }
    return score + next(text, END);
  };
  return { next, clause };
}

/** A clause as the model sees it: Simplified, runs of letters and digits as one, no blanks. */
export function foldClause(text: string, simplified: ReadonlyMap<string, string>): string {
  return Array.from(
    text.replace(/[A-Za-z][A-Za-z.'-]*/g, "A").replace(/[0-9][0-9.,]*/g, "0").replace(/(—|…)\1/g, "$1"),
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
  /** Words that may end after the first characters of the run of Han at the end: none, one, two… */
  ends: Ending[][];
  /** Words that begin like the run from each of its characters on; all behind the last. */
  begun: { words: WordRange; length: number; before: Ending[] }[];
  /** Probability that the run begins a text of words. */
  mass: number;
  /** What followed the last one, two, three symbols in prose. */
  seen: { before: string; count: number; reserve: number }[];
  memo: Map<string, number>;
}

/** Last words of a text, and the probability of all its words. */
interface Ending {
  p: number;
  word: number;
  /** What stands before the run, by its place in AFTER_MARK, when no word does; else -1. */
  mark: number;
}

/** Follows the words of which a run of Han may consist: the forward algorithm on their lattice. */
export function readRun(run: string, mark: number, words: LanguageModel) {
  const ends: Ending[][] = [[{ word: -1, mark, p: 1 }], ...Array.from(run, (): Ending[] => [])];
  const begun: Context["begun"] = [];
  let mass = 1;
  for (let from = 0; from < run.length; from++) {
    const before = ends[from] as Ending[];
    if (before.length === 0) continue;
    let range = allWords(words);
    let to = from;
    while (to < run.length) {
      range = narrow(words, range, to - from, run.charAt(to));
      to++;
      if (range.from >= range.to) {
        if (to - from === 1) (ends[to] as Ending[]).push({ word: -1, mark: -1, p: total(before) * UNKNOWN });
        break;
      }
      const word = wholeWord(words, range, to - from);
      if (word >= 0) {
        const only = { from: word, to: word + 1 };
        (ends[to] as Ending[]).push({ word, mark: -1, p: beginning(before, only, words) });
      } else if (to - from === 1) (ends[to] as Ending[]).push({ word: -1, mark: -1, p: total(before) * UNKNOWN });
    }
    if (range.from < range.to) begun.push({ words: range, length: run.length - from, before });
  }
  if (run.length > 0) {
    mass = 0;
    for (const { words: range, before } of begun) mass += beginning(before, range, words);
    // The last character may be none of the model's words.
    const last = narrow(words, allWords(words), 0, run.charAt(run.length - 1));
    if (last.from >= last.to) mass += total(ends[run.length] as Ending[]);
  }
  begun.push({ words: allWords(words), length: 0, before: ends[run.length] as Ending[] });
  return { ends, begun, mass };
}

function total(endings: readonly Ending[]): number {
  let sum = 0;
  for (const { p } of endings) sum += p;
  return sum;
}

/** Probability that no other word comes next. */
function endOf({ word, mark }: Ending, words: LanguageModel): number {
  if (word >= 0) return Math.min(0.9, LEAST_END + END_SHARE * (words.ends[word] as number));
  return (AFTER_MARK[mark] ?? { ends: 0.1 }).ends;
}

/** Probability that one of some words comes behind others. */
function beginning(before: readonly Ending[], range: WordRange, words: LanguageModel): number {
  let sum = 0;
  for (const ending of before) {
    sum += ending.p * (1 - endOf(ending, words)) * probabilityAfter(words, ending.word, range);
  }
  return sum;
}

function readContext(history: string, raw: string, words: LanguageModel, own: Phrases): Context {
  let start = history.length;
  while (start > 0 && isHan(history.charAt(start - 1))) start--;
  const run = history.slice(start);
  const sign = history.charAt(start - 1);
  const mark = sign === "" ? -1 : AFTER_MARK.findIndex(({ marks }) => marks.includes(sign));
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
  return { last, ...readRun(run, mark, words), seen, memo: new Map() };
}

function probability(
  context: Context,
  symbol: string,
  words: LanguageModel,
  own: Phrases,
): number {
  const step = isHan(symbol)
    ? wordStep(context, symbol, words)
    : symbolStep(context, symbol, words);
  let p = Math.max(LEAST, step);
  for (const { before, count, reserve } of context.seen) {
    p = ((own.counts.get(before + symbol) ?? 0) + reserve * p) / (count + reserve);
  }
  return p;
}

/** Probability of a Han character after others by the words that may be going on. */
function wordStep({ begun, mass }: Context, symbol: string, words: LanguageModel): number {
  let going = 0;
  for (const { words: range, length, before } of begun) {
    const on = narrow(words, range, length, symbol);
    if (on.from < on.to) going += beginning(before, on, words);
    else if (length === 0) going += total(before) * UNKNOWN;
  }
  return mass > 0 ? going / mass : 0;
}

/** Probability of a mark, a run of letters or digits, or the end after the words before it. */
function symbolStep({ ends, mass }: Context, symbol: string, words: LanguageModel): number {
  let sum = 0;
  for (const ending of ends.at(-1) as Ending[]) {
    sum += ending.p * endOf(ending, words) * shareOf(symbol, ending.mark);
  }
  return mass > 0 ? sum / mass : 0;
}

function shareOf(symbol: string, mark: number): number {
  const shares = AFTER_MARK[mark]?.shares ?? AFTER_WORD;
  for (const [symbols, share] of Object.entries(shares)) {
    if (symbols.includes(symbol)) return share / symbols.length;
  }
  return symbol === END || symbol < "\u0080" || ALL_MARKS.includes(symbol) ? ODD : ODDEST;
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
