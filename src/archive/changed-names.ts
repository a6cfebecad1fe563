/**
 * Which transcripts a change of names can concern. A name more or less in the archive would have every
 * text parsed and looked through again; only a file that holds the letters of a name that has come,
 * gone or moved can have other mentions than before. Files are looked at as they are written, which
 * takes a tenth of the time of parsing them.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import { sha256 } from "../system/sha256.ts";
import { textOfUtf8, unitsOf } from "../text/units.ts";
import { WordTrie } from "../text/word-trie.ts";
import type { Transcript } from "../transcript/model.ts";
import { sourceHashOf } from "./loaded-transcript.ts";

/** All that was looked for in the texts of an archive. */
export interface LookedFor {
  /** Hash of all of it. */
  hash: string;
  /** Hash of the settings and identities. */
  settings: string;
  /** Spelling, address of its facet, and whether it is looked for everywhere; see `nameLine`. */
  names: string[];
}

let last: LookedFor | undefined;

/** What was looked for the last time, in this process or the one that left it to this. */
export function lastLookedFor(): LookedFor | undefined {
  return last;
}

/** Says what is looked for now. */
export function setLookedFor(now: LookedFor): void {
  last = now;
}

/** What was looked for, for the next process; undefined where nothing was. */
export function saveLookedFor(): Uint8Array | undefined {
  return last && serialize(last);
}

/** Takes in what another process has saved. */
export function restoreLookedFor(bytes: Uint8Array): void {
  last = deserialize(bytes) as LookedFor;
}

const SEPARATOR = "\u0000";

/** One name as `LookedFor` keeps it. */
export function nameLine(spelling: string, url: string, everywhere: boolean): string {
  return [spelling, url, everywhere ? "1" : ""].join(SEPARATOR);
}

/** Spellings that are not as they were. */
function changedSpellings(before: readonly string[], now: readonly string[]): string[] {
  const [old, present] = [new Set(before), new Set(now)];
  const changed = [
    ...now.filter((line) => !old.has(line)),
    ...before.filter((line) => !present.has(line)),
  ];
  return [...new Set(changed.map((line) => line.split(SEPARATOR)[0] ?? ""))];
}

/**
 * Makes a test that tells the transcripts whose mentions may be others than before; it may say so of
 * one whose are not. Undefined where all may be.
 */
export function concernedTest(
  before: LookedFor | undefined,
  now: LookedFor,
): ((transcript: Transcript) => boolean) | undefined {
  if (before === undefined || before.settings !== now.settings) return undefined;
  const words = changedSpellings(before.names, now.names).map(longestWord);
  if (words.includes("")) return undefined;
  const trie = new WordTrie([...new Set(words)]);
  return (transcript) => {
    if (words.length === 0) return false;
    const source = sourceOf(transcript);
    return source === undefined || mayHoldAny(source, trie);
  };
}

/** The longest run of letters and digits: whatever markup stands in a name, it is not in that. */
function longestWord(spelling: string): string {
  const words = spelling.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

/** The file of a transcript as it was loaded; undefined where it cannot be had. */
function sourceOf(transcript: Transcript): string | undefined {
  const hash = sourceHashOf(transcript);
  if (hash === undefined) return undefined;
  try {
    // Paths of transcripts are shown from the working directory.
    const bytes = readFileSync(resolve(transcript.path));
    return sha256(bytes) === hash ? textOfUtf8(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** What may stand within a word and is not in the text: tags, invisible characters, a line's end. */
const INTERRUPTION =
  /<\/?[a-z][^>]*>|<!--[\s\S]*?-->|\p{Cf}|(?<=\p{Script=Han})\n(?=\p{Script=Han})/giu;
const MAY_INTERRUPT = /<(?!\/?(?:details|summary|p|br)\b)|\p{Cf}|\p{Script=Han}\n\p{Script=Han}/iu;

/** A character that is written as its name or number may be a letter of a word. */
const LETTER_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#39|#x27);)#?\w+;/i;

function mayHoldAny(source: string, trie: WordTrie): boolean {
  if (holdsAny(source, trie) || LETTER_ENTITY.test(source)) return true;
  return MAY_INTERRUPT.test(source) && holdsAny(source.replace(INTERRUPTION, ""), trie);
}

function holdsAny(source: string, trie: WordTrie): boolean {
  const units = unitsOf(source);
  const isWord = () => true;
  for (let at = 0; at < source.length; at++) {
    if (trie.longestAt(units, at, source.length, isWord) >= 0) return true;
  }
  return false;
}
