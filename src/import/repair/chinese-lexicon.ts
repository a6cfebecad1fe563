/**
 * Chinese words, how often they occur and what kind they are, from jieba's dictionary: the copy in
 * @node-rs/jieba (MIT), of which only the data is used. Read on first use; it takes a second and
 * 100 MB.
 */

import { createRequire } from "node:module";
import STCharacters from "opencc-js/dict/STCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";

/** Longest word that counts. */
export const MAX_WORD = 5;

/** 箇 for 個; 髮 beside 發. */
const RARE_VARIANT = -9;
const OTHER_VARIANT = -4;

/** 的 is one word in sixteen of modern prose; the dictionary has a tenth of that. */
const DE = 3_600_000;

/** Words from this frequency on are a class of their own: what follows 會 does not follow 書. */
const OWN_CLASS = 25_000;

/** The class of characters that are no word, as the dictionary calls the rest. */
const NO_WORD = "x";
/** Frequency of such a character. */
const SINGLE = 0.5;

/** Classes of words (jieba's parts of speech, and frequent words), and what they hold. */
export interface Lexicon {
  /** Names of the classes; a frequent word's class has its name. */
  classes: string[];
  /** The part of speech that a class belongs to. */
  kinds: Map<string, string>;
  /** Frequencies of the classes in the dictionary. */
  totals: number[];
  /** A number for each beginning of a word, which the arrays below are read by. */
  ids: Map<string, number>;
  /** Class of the word that a text is, by its number; -1 where it only begins words. */
  wordClass: Int16Array;
  /** Share of the word among those of its class. */
  wordShare: Float32Array;
  /** First entry of a beginning, by its number: one for each class of the words it begins. */
  first: Int32Array;
  entries: Entries;
  simplified: Map<string, string>;
  /** What a Traditional character costs that is not the usual one for its Simplified form. */
  variants: Map<string, number>;
}

/** Classes of the words that begin alike: lists linked by `next`, which ends with -1. */
interface Entries {
  classOf: Uint16Array;
  /** Share of those words in their class. */
  share: Float32Array;
  next: Int32Array;
}

let cached: Lexicon | undefined;

/** Gives the lexicon, read once. */
export function lexicon(): Lexicon {
  cached ??= { ...readWords(), ...readVariants() };
  return cached;
}

/** Tells Han of the basic block, which is where GBK and the dictionary have theirs. */
export function isHan(character: string): boolean {
  return character >= "\u3400" && character <= "\u9FFF";
}

const MAX_ENTRIES = 1_000_000;

function readWords() {
  const ids = new Map<string, number>();
  const classes: string[] = [];
  const kinds = new Map<string, string>();
  const totals: number[] = [];
  const classIds = new Map<string, number>();
  const first = new Int32Array(MAX_ENTRIES).fill(-1);
  const wordClass = new Int16Array(MAX_ENTRIES).fill(-1);
  const wordShare = new Float32Array(MAX_ENTRIES);
  const classOf = new Uint16Array(MAX_ENTRIES);
  const share = new Float32Array(MAX_ENTRIES);
  const next = new Int32Array(MAX_ENTRIES);
  let size = 0;

  const classId = (name: string, kind: string): number => {
    let id = classIds.get(name);
    if (id === undefined) {
      classIds.set(name, (id = classes.length));
      classes.push(name);
      totals.push(0);
      kinds.set(name, kind);
    }
    return id;
  };
  const idOf = (text: string): number => {
    let id = ids.get(text);
    if (id === undefined) ids.set(text, (id = ids.size));
    return id;
  };
  const count = (text: string, id: number, frequency: number): void => {
    const at = idOf(text);
    let entry = first[at] as number;
    while (entry >= 0 && classOf[entry] !== id) entry = next[entry] as number;
    if (entry < 0) {
      entry = size++;
      classOf[entry] = id;
      next[entry] = first[at] as number;
      first[at] = entry;
    }
    share[entry] = (share[entry] as number) + frequency;
  };
  const addWord = (word: string, kind: string, frequency: number): void => {
    const id = classId(frequency >= OWN_CLASS ? word : kind, kind);
    totals[id] = (totals[id] as number) + frequency;
    for (let n = 1; n <= Math.min(word.length, MAX_WORD); n++) {
      count(word.slice(0, n), id, frequency);
    }
    if (word.length > MAX_WORD) return;
    const at = idOf(word);
    wordClass[at] = id;
    wordShare[at] = frequency;
  };

  // Required here, since the package reads its files as soon as it is loaded.
  const { dict } = createRequire(import.meta.url)("@node-rs/jieba/dict.js") as { dict: Buffer };
  for (const line of dict.toString("utf8").split("\n")) {
    const [word = "", number = "", kind = NO_WORD] = line.trim().split(" ");
    const frequency = word === "的" ? DE : Number.parseInt(number, 10);
    if (frequency > 0 && isHan(word.charAt(0))) addWord(word, kind, frequency);
  }
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    const id = ids.get(character);
    if (id === undefined || (wordClass[id] as number) < 0) addWord(character, NO_WORD, SINGLE);
  }
  for (let id = 0; id < ids.size; id++) {
    const own = wordClass[id] as number;
    if (own >= 0) wordShare[id] = (wordShare[id] as number) / (totals[own] as number);
  }
  for (let entry = 0; entry < size; entry++) {
    share[entry] = (share[entry] as number) / (totals[classOf[entry] as number] as number);
  }
  return {
    classes,
    kinds,
    totals,
    ids,
    wordClass: wordClass.slice(0, ids.size),
    wordShare: wordShare.slice(0, ids.size),
    first: first.slice(0, ids.size),
    entries: {
      classOf: classOf.slice(0, size),
      share: share.slice(0, size),
      next: next.slice(0, size),
    },
  };
}

function readVariants() {
  const simplified = new Map<string, string>();
  for (const entry of TSCharacters.split("|")) {
    const [from = "", to = ""] = entry.split(" ");
    // 諓 has its Simplified form outside the basic block, where no text and no word has it.
    if (isHan(to) && to.length === 1) simplified.set(from, to);
  }
  const usual = new Map<string, string[]>();
  for (const entry of STCharacters.split("|")) {
    const [from = "", ...to] = entry.split(" ");
    usual.set(from, to);
  }
  const variants = new Map<string, number>();
  for (const [character, form] of simplified) {
    // 向 has no entry there, being what it is in both scripts: 曏 is a variant of it.
    const place = usual.get(form)?.indexOf(character) ?? -1;
    if (place !== 0) variants.set(character, place === 1 ? OTHER_VARIANT : RARE_VARIANT);
  }
  return { simplified, variants };
}
