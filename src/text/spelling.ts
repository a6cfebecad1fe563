/**
 * Han characters in pinyin, for addresses and for lists by name. To spell a name takes longer than
 * all else that is asked of it, so what was spelled can be kept from one build to the next. Only the
 * build uses this: the table of pinyin is too large for a page, and is not even loaded before a name
 * is spelled for the first time.
 */

import { createRequire } from "node:module";
import { deserialize, serialize } from "node:v8";

const require = createRequire(import.meta.url);

const PLAIN = { toneType: "none", type: "array", v: true } as const;
const MOST_KEPT = 100_000;
/** A slug, a place in lists and a spelling to type for each name of a large archive. */
const MOST_NAMES = 400_000;

let spellings = new Map<string, string[]>();
/** Names as they were spelled for some end, with the end before each. */
let names = new Map<string, string>();
/** Kept spellings of runs that nobody has asked for yet: while the names are known, nobody does. */
let unread: Uint8Array | undefined;
let isNew = false;

/**
 * What `spell` makes of a name, kept from one build to the next.
 * @param end What it is spelled for: tells it from other spellings of the same name.
 */
export function spelledName(end: string, name: string, spell: (name: string) => string): string {
  const key = `${end} ${name}`;
  let spelled = names.get(key);
  if (spelled === undefined) {
    spelled = spell(name);
    if (names.size >= MOST_NAMES) names.clear();
    names.set(key, spelled);
    isNew = true;
  }
  return spelled;
}

/**
 * Syllables of a run of Han characters, lower case, without tones, `v` for ü.
 * @param isPerson Reads the first character as a surname (单 shan, 曾 zeng).
 */
export function spellHan(run: string, isPerson = false): string[] {
  if (unread) {
    spellings = deserialize(unread) as typeof spellings;
    unread = undefined;
  }
  const key = isPerson ? `${run}1` : run;
  let syllables = spellings.get(key);
  if (syllables === undefined) {
    const { pinyin } = require("pinyin-pro") as typeof import("pinyin-pro");
    syllables = pinyin(run, isPerson ? { ...PLAIN, surname: "head" } : PLAIN);
    if (spellings.size >= MOST_KEPT) spellings.clear();
    spellings.set(key, syllables);
    isNew = true;
  }
  return syllables;
}

/** Takes in what `newSpellings` gave to the same version of the program. */
export function restoreSpellings(saved: Uint8Array): void {
  const kept = deserialize(saved) as { names: typeof names; runs: Uint8Array };
  names = kept.names;
  unread = kept.runs;
}

/** All that was spelled, if any of it is new. */
export function newSpellings(): Uint8Array | undefined {
  if (!isNew) return undefined;
  isNew = false;
  return serialize({ names, runs: unread ?? serialize(spellings) });
}
