/**
 * Which transcripts a change of names can concern. A name more or less in the archive would have every
 * text parsed and looked through again; only a file that holds the letters of a name that has come,
 * gone or moved can have other mentions than before. Files are looked at as they are written, which
 * takes a tenth of the time of parsing them.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sha256 } from "../system/sha256.ts";
import { textOfUtf8, unitsOf } from "../text/units.ts";
import { WordTrie } from "../text/word-trie.ts";
import type { Transcript } from "../transcript/model.ts";
import { fileHashOf } from "./loaded-transcript.ts";

/** All that was looked for in the texts of an archive. */
export interface LookedFor {
  /** Hash of all of it. */
  hash: string;
  /** Hash of the settings and identities. */
  settings: string;
  /** Spelling, kind and slug of its facet, and whether it is looked for everywhere; see `nameLine`. */
  names: string[];
}

let last: LookedFor | undefined;

/** What was looked for the last time, in this process or the one that left it to this. */
export function lastLookedFor(): LookedFor | undefined {
  return last;
}

/** Says what is looked for now, or was by the process that left it to this one. */
export function setLookedFor(now: LookedFor): void {
  last = now;
}

const SEPARATOR = "\u0000";

/** One name as `LookedFor` keeps it. */
export function nameLine(spelling: string, name: string, everywhere: boolean): string {
  return [spelling, name, everywhere ? "1" : ""].join(SEPARATOR);
}

/** Lines of names that are not as they were. */
function changedLines(before: readonly string[], now: readonly string[]): string[] {
  const [old, present] = [new Set(before), new Set(now)];
  return [...now.filter((line) => !old.has(line)), ...before.filter((line) => !present.has(line))];
}

/**
 * Makes a test that tells the transcripts whose mentions may be others than before; it may say so of
 * one whose are not. Undefined where all may be. A name that is looked for only where the front matter
 * has it concerns those transcripts alone: the test is told which names a transcript has.
 */
export function concernedTest(
  before: LookedFor,
  now: LookedFor,
): ((transcript: Transcript, hasName: (name: string) => boolean) => boolean) | undefined {
  if (before.settings !== now.settings) return undefined;
  const changed = changedLines(before.names, now.names).map((line) => line.split(SEPARATOR));
  const claimed = new Set<string>();
  const words = new Set<string>();
  for (const [spelling = "", name = "", everywhere] of changed) {
    if (everywhere === "") claimed.add(name);
    else words.add(longestWord(spelling));
  }
  if (words.has("")) return undefined;
  const trie = new WordTrie([...words]);
  return (transcript, hasName) => {
    for (const name of claimed) if (hasName(name)) return true;
    if (words.size === 0) return false;
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
  const hash = fileHashOf(transcript);
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
