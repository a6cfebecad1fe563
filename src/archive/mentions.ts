/**
 * Where names stand in the text: one pass over the archive finds every spelling of every facet,
 * in the Chinese and in the original.
 *
 * A mention is a claim about a person, so short names are trusted only where front matter names
 * them: 王选 is also three characters of 国王选择. Of two names at one place the longer one counts.
 */

import { sha256 } from "../system/sha256.ts";
import { foldDots } from "../text/name-dots.ts";
import { unitsOf } from "../text/units.ts";
import { WordTrie } from "../text/word-trie.ts";
import { eachSegment, type Transcript } from "../transcript/model.ts";
import { isRole } from "../transcript/speaker-label.ts";
import {
  concernedTest,
  type LookedFor,
  lastLookedFor,
  nameLine,
  setLookedFor,
} from "./changed-names.ts";
import type { Archive, Facet } from "./model.ts";
import { oncePerArchive, oncePerNames } from "./once.ts";

/** Where a transcript has a name. */
export interface Mention {
  /** Number of the segment in the transcript, from 0. */
  place: number;
  /** The spelling found. */
  spelling: string;
  /** In the Chinese text, or only in the original. */
  side: "zh" | "original";
  /** Id of the segment, of the first place in a transcript alone. */
  id?: string;
}

interface Spelling {
  text: string;
  facet: Facet;
  isHan: boolean;
  /** Looked for in every transcript, not only in those that name the facet. */
  everywhere: boolean;
}

const KINDS = ["people", "organisations", "products", "media", "tags"] as const;

const allMentions = oncePerArchive(findMentions);

/** Archives of which not every text has been looked through. */
const unfinished = new WeakSet<Archive>();

/**
 * Looks through the texts of an archive, one after another, so that a live preview can answer
 * meanwhile: until then it shows the mentions that are known already.
 * @param pause Awaited between two texts; what it throws ends the search there.
 */
export async function lookForMentions(archive: Archive, pause: () => Promise<void>): Promise<void> {
  unfinished.add(archive);
  for (const transcript of archive.transcripts) {
    await pause();
    rowsIn(archive, transcript);
  }
  unfinished.delete(archive);
  setLookedFor(search(archive).now);
}

/** Places where a facet is named, by transcript in the archive's order; a segment counts once. */
export function mentionsOf(archive: Archive, facet: Facet): ReadonlyMap<Transcript, Mention[]> {
  const mentions = unfinished.has(archive) ? knownMentions(archive) : allMentions(archive);
  return mentions.get(facet) ?? new Map();
}

/**
 * Id of the first paragraph of a transcript that names a facet; undefined where none does. Depends
 * on the text of that transcript alone.
 */
export function firstPlaceOf(
  archive: Archive,
  facet: Facet,
  transcript: Transcript,
): string | undefined {
  return rowsIn(archive, transcript).find(([url]) => url === facet.url)?.[ID];
}

/**
 * A mention as the cache keeps it: address of the facet, place of the segment, spelling, side. The
 * first one of a facet has the id of its segment too.
 */
export type MentionRow = [
  url: string,
  place: number,
  spelling: string,
  side: Mention["side"],
  id?: string,
];

/** Place of the id in a row. */
const ID = 4;

/** What was found in a transcript, and the hash of all that was looked for. */
export interface FoundMentions {
  names: string;
  rows: MentionRow[];
}

const foundIn = new WeakMap<Transcript, FoundMentions>();

/** What was found in a transcript; undefined before anybody asked for mentions. */
export function foundMentions(transcript: Transcript): FoundMentions | undefined {
  return foundIn.get(transcript);
}

/** Forgets what was found in a transcript: its text has changed. */
export function forgetMentions(transcript: Transcript): void {
  foundIn.delete(transcript);
}

/** Gives a transcript the mentions that were found before; looked for again if names changed. */
export function restoreMentions(transcript: Transcript, found: FoundMentions): void {
  foundIn.set(transcript, found);
}

/** All that is needed to look for the names of an archive; made when somebody first asks. */
const search = oncePerNames((archive) => {
  const spellings = collectSpellings(archive);
  const named = new Map<Facet, Set<Transcript>>();
  for (const { facet } of spellings.list) named.set(facet, new Set(facet.transcripts));
  const now = lookedFor(archive, spellings);
  const before = lastLookedFor();
  return { spellings, named, now, before, isConcerned: concernedTest(before, now) };
});

/** What is found in one transcript; looked for again only if it can be another than before. */
function rowsIn(archive: Archive, transcript: Transcript): readonly MentionRow[] {
  const { spellings, named, now, before, isConcerned } = search(archive);
  const found = foundIn.get(transcript);
  if (found?.names === now.hash) return found.rows;
  const isStill = found?.names === before?.hash && isConcerned?.(transcript) === false;
  const rows = found && isStill ? found.rows : mentionsIn(archive, transcript, spellings, named);
  foundIn.set(transcript, { names: now.hash, rows });
  return rows;
}

type Mentions = Map<Facet, Map<Transcript, Mention[]>>;

function findMentions(archive: Archive): Mentions {
  const mentions = gatherMentions(archive, (transcript) => rowsIn(archive, transcript));
  // Only now: a transcript that nobody has asked about is known by what was looked for before.
  setLookedFor(search(archive).now);
  return mentions;
}

/** Those found so far, in texts that were looked through for these names or those before them. */
const knownMentions = oncePerArchive((archive) =>
  gatherMentions(archive, (transcript) => foundIn.get(transcript)?.rows ?? []),
);

function gatherMentions(
  archive: Archive,
  rowsOf: (transcript: Transcript) => readonly MentionRow[],
): Mentions {
  const { spellings } = search(archive);
  const facets = new Map(spellings.list.map(({ facet }) => [facet.url, facet]));
  const mentions: Mentions = new Map();
  for (const transcript of archive.transcripts) {
    for (const [url, place, spelling, side, id] of rowsOf(transcript)) {
      const facet = facets.get(url);
      if (!facet) continue;
      const byTranscript = mentions.get(facet) ?? new Map<Transcript, Mention[]>();
      mentions.set(facet, byTranscript);
      const list = byTranscript.get(transcript);
      const mention = { place, spelling, side, ...(id !== undefined && { id }) };
      if (list) list.push(mention);
      else byTranscript.set(transcript, [mention]);
    }
  }
  return mentions;
}

function lookedFor({ settingsHash: settings }: Archive, { list }: Spellings): LookedFor {
  const names = list.map(({ text, facet, everywhere }) => nameLine(text, facet.url, everywhere));
  // Their order follows their numbers of transcripts, and no mention depends on it.
  names.sort();
  return { hash: sha256(settings + names.join("\n")), settings, names };
}

/** Where names stand in one transcript. Depends on its text and on the spellings alone. */
function mentionsIn(
  archive: Archive,
  transcript: Transcript,
  spellings: Spellings,
  named: ReadonlyMap<Facet, ReadonlySet<Transcript>>,
): MentionRow[] {
  const rows: MentionRow[] = [];
  const met = new Set<Facet>();
  let place = 0;
  for (const { segment, turn } of eachSegment(transcript)) {
    const seen: Facet[] = [];
    for (const side of ["zh", "original"] as const) {
      const text = side === "zh" ? segment.zh : segment.original?.text;
      if (text === undefined) continue;
      for (const { facet, text: spelling, everywhere } of scan(maskAddresses(text), spellings)) {
        if (!everywhere && !named.get(facet)?.has(transcript)) continue;
        if (seen.includes(facet) || facet === archive.speakerOf(turn)) continue;
        seen.push(facet);
        if (met.has(facet)) rows.push([facet.url, place, spelling, side]);
        else rows.push([facet.url, place, spelling, side, segment.id]);
        met.add(facet);
      }
    }
    place++;
  }
  return rows;
}

interface Spellings {
  list: Spelling[];
  trie: WordTrie;
  /** By the number of their word in the trie: one name may be a work and a tag. */
  byWord: Spelling[][];
  /** 1 for each first unit of a name that may begin within a word. */
  withinWords: Uint8Array;
}

function collectSpellings(archive: Archive): Spellings {
  const list: Spelling[] = [];
  for (const kind of KINDS) {
    for (const facet of archive.facets[kind]) {
      // The English of a tag is an everyday word: `Reading` opens many a sentence.
      const names = [facet.name, ...facet.aliases, ...(kind === "tags" ? [] : [facet.en ?? ""])];
      for (const text of new Set(names.map((name) => bare(foldDots(name))))) {
        // Somebody may be called 读者 in a conversation; in the text the word means any reader.
        if (isRole(text)) continue;
        const isHan = /\p{Script=Han}/u.test(text);
        if (text.length < (isHan ? 2 : 3)) continue;
        const long = isHan ? text.length >= 3 : text.length >= 4 && /\p{Lu}|\d/u.test(text);
        list.push({ text, facet, isHan, everywhere: long && kind !== "tags" });
      }
    }
  }
  list.sort((a, b) => b.text.length - a.text.length);
  const words = new Map<string, Spelling[]>();
  for (const spelling of list) {
    const same = words.get(spelling.text);
    if (same) same.push(spelling);
    else words.set(spelling.text, [spelling]);
  }
  const withinWords = new Uint8Array(0x10000);
  for (const { text, isHan } of list) if (isHan) withinWords[text.charCodeAt(0)] = 1;
  const byWord = [...words.values()];
  return { list, trie: new WordTrie([...words.keys()]), byWord, withinWords };
}

/** Spellings in a text, from left to right, the longest at each place; none within another. */
function scan(source: string, { trie, byWord, withinWords }: Spellings): Spelling[] {
  const text = foldDots(source);
  const units = unitsOf(text);
  const { length } = text;
  // A name that holds Chinese may stand beside letters: OpenAI教父.
  const isWhole = (word: number, at: number, stop: number) =>
    byWord[word]?.[0]?.isHan === true ||
    !(isInWord(units, at - 1, length) || isInWord(units, stop, length));
  const found: Spelling[] = [];
  for (let at = 0; at < length - 1; at++) {
    if (isInWord(units, at - 1, length) && withinWords[units[at] as number] === 0) continue;
    const spellings = byWord[trie.longestAt(units, at, length, isWhole)];
    if (!spellings) continue;
    found.push(...spellings);
    at += (spellings[0]?.text.length ?? 1) - 1;
  }
  return found;
}

/** 1 for each unit that is a Latin letter or a digit: no name begins or ends beside one. */
const WORD_UNITS = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  Number(/[\p{Script=Latin}\p{Nd}]/u.test(String.fromCharCode(unit))),
);

function isInWord(units: Uint16Array, at: number, end: number): boolean {
  return at >= 0 && at < end && WORD_UNITS[units[at] as number] === 1;
}

/** Blanks web addresses, so that a name in one is not taken for a mention. Keeps offsets. */
function maskAddresses(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(/https?:\/\/[^\s)>\]（）]+/g, (address) => " ".repeat(address.length));
}

/** A title without its brackets: 《经济日报》 is mentioned as 经济日报 too. */
function bare(name: string): string {
  return /^《.*》$/u.test(name) ? name.slice(1, -1) : name;
}
