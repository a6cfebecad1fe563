/**
 * Where names stand in the text: one pass over the archive finds every spelling of every facet,
 * in the Chinese and in the original.
 *
 * A mention is a claim about a person, so short names are trusted only where front matter names
 * them: 王选 is also three characters of 国王选择. Of two names at one place the longer one counts.
 */

import { sha256 } from "../system/sha256.ts";
import { numberHash } from "../text/hash.ts";
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
    mentionsIn(archive, transcript);
  }
  unfinished.delete(archive);
  setLookedFor(search(archive).now);
}

/** Places where a facet is named, by transcript in the archive's order; a segment counts once. */
export function mentionsOf(archive: Archive, facet: Facet): ReadonlyMap<Transcript, Mention[]> {
  const { byName, found, mentions } = indexed(archive);
  let known = mentions.get(facet);
  if (!known) {
    const name = nameIn(facet);
    known = new Map();
    for (const transcript of byName.get(name) ?? []) {
      const rows = rowsOf(found.get(transcript));
      known.set(
        transcript,
        rows.filter((row) => row[0] === name).map(([, ...row]) => mentionOf(row)),
      );
    }
    mentions.set(facet, known);
  }
  return known;
}

/** Transcripts that name a facet, in the archive's order. */
export function mentioning(archive: Archive, facet: Facet): readonly Transcript[] {
  return indexed(archive).byName.get(nameIn(facet)) ?? [];
}

/** Stands for all mentions in a transcript: another number where any of them is another. */
export function mentionsNumber(archive: Archive, transcript: Transcript): number {
  return indexed(archive).found.get(transcript)?.number ?? 0;
}

function indexed(archive: Archive): Indexed {
  return unfinished.has(archive) ? indexOfKnown(archive) : indexOfAll(archive);
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
  const found = mentionsIn(archive, transcript);
  const name = nameIn(facet);
  // Most transcripts do not name it: their mentions need not be read.
  if (!found.names.split("\n").includes(name)) return undefined;
  return rowsOf(found).find(([named]) => named === name)?.[ID];
}

/**
 * A mention as the cache keeps it: kind and slug of the facet, place of the segment, spelling, side. The
 * first one of a facet has the id of its segment too.
 */
export type MentionRow = [
  name: string,
  place: number,
  spelling: string,
  side: Mention["side"],
  id?: string,
];

/** Place of the id in a row. */
const ID = 4;

/** What was found in a transcript; as texts, since few ask for any of a large archive's million rows. */
export interface FoundMentions {
  /** Each facet that is mentioned, one a line. */
  names: string;
  /** JSON of `MentionRow[]`. */
  rows: string;
  /** Stands for the rows. */
  number: number;
}

/** Found mentions, each with the hash of all that was looked for. */
const foundIn = new WeakMap<Transcript, { lookedFor: string; found: FoundMentions }>();

/** What was found in a transcript; undefined unless all that was looked for last was looked for in it. */
export function foundMentions(transcript: Transcript): FoundMentions | undefined {
  const known = foundIn.get(transcript);
  return known && known.lookedFor === lastLookedFor()?.hash ? known.found : undefined;
}

/** Forgets what was found in a transcript: its text has changed. */
export function forgetMentions(transcript: Transcript): void {
  foundIn.delete(transcript);
}

/** Gives a transcript the mentions of what was looked for last; looked for again if names changed. */
export function restoreMentions(transcript: Transcript, found: FoundMentions): void {
  const lookedFor = lastLookedFor()?.hash;
  if (lookedFor !== undefined) foundIn.set(transcript, { lookedFor, found });
}

/** All that is needed to look for the names of an archive; made when somebody first asks. */
const search = oncePerNames((archive) => {
  const list = listSpellings(archive);
  const named = new Map<string, Set<Transcript>>();
  for (const { facet } of list) named.set(nameIn(facet), new Set(facet.transcripts));
  const now = lookedFor(archive, list);
  const before = lastLookedFor();
  let spellings: Spellings | undefined;
  return {
    // Where no text is looked through, none of it is needed.
    spellings: () => {
      spellings ??= prepareSpellings(list);
      return spellings;
    },
    named,
    now,
    isConcerned: before && concernedTest(before, now),
    before,
  };
});

/** What is found in one transcript; looked for again only if it can be another than before. */
function mentionsIn(archive: Archive, transcript: Transcript): FoundMentions {
  const { spellings, named, now, before, isConcerned } = search(archive);
  const known = foundIn.get(transcript);
  if (known?.lookedFor === now.hash) return known.found;
  const hasName = (name: string) => named.get(name)?.has(transcript) ?? false;
  const isStill = known?.lookedFor === before?.hash && isConcerned?.(transcript, hasName) === false;
  const found =
    known && isStill
      ? known.found
      : foundMentionsOf(lookIn(archive, transcript, spellings(), named));
  foundIn.set(transcript, { lookedFor: now.hash, found });
  return found;
}

function foundMentionsOf(found: readonly MentionRow[]): FoundMentions {
  const rows = JSON.stringify(found);
  const names = [...new Set(found.map(([name]) => name))].join("\n");
  return { names, rows, number: numberHash(rows) };
}

function rowsOf(found: FoundMentions | undefined): MentionRow[] {
  return found ? JSON.parse(found.rows) : [];
}

function mentionOf([place, spelling, side, id]: Rest<MentionRow>): Mention {
  return { place, spelling, side, ...(id !== undefined && { id }) };
}

type Rest<Row> = Row extends [unknown, ...infer Others] ? Others : never;

/** What tells a facet from any other, whether it has a page or not. */
function nameIn({ kind, slug }: Facet): string {
  return `${kind}/${slug}`;
}

/** What was found in all transcripts of an archive. */
interface Indexed {
  found: ReadonlyMap<Transcript, FoundMentions>;
  byName: ReadonlyMap<string, Transcript[]>;
  /** Of the facets that somebody has asked for. */
  mentions: Map<Facet, Map<Transcript, Mention[]>>;
}

const indexOfAll = oncePerArchive((archive) => {
  const index = indexOf(archive, (transcript) => mentionsIn(archive, transcript));
  // Only now: a transcript that nobody has asked about is known by what was looked for before.
  setLookedFor(search(archive).now);
  return index;
});

/** Those found so far, in texts that were looked through for these names or those before them. */
const indexOfKnown = oncePerArchive((archive) =>
  indexOf(archive, (transcript) => foundIn.get(transcript)?.found),
);

function indexOf(
  { transcripts }: Archive,
  foundOf: (transcript: Transcript) => FoundMentions | undefined,
): Indexed {
  const found = new Map<Transcript, FoundMentions>();
  const byName = new Map<string, Transcript[]>();
  for (const transcript of transcripts) {
    const mentions = foundOf(transcript);
    if (!mentions || mentions.names === "") continue;
    found.set(transcript, mentions);
    for (const name of mentions.names.split("\n")) {
      const list = byName.get(name);
      if (list) list.push(transcript);
      else byName.set(name, [transcript]);
    }
  }
  return { found, byName, mentions: new Map() };
}

function lookedFor({ settingsHash: settings }: Archive, list: readonly Spelling[]): LookedFor {
  const names = list.map(({ text, facet, everywhere }) =>
    nameLine(text, nameIn(facet), everywhere),
  );
  // Their order follows their numbers of transcripts, and no mention depends on it.
  names.sort();
  return { hash: sha256(settings + names.join("\n")), settings, names };
}

/** Where names stand in one transcript. Depends on its text and on the spellings alone. */
function lookIn(
  archive: Archive,
  transcript: Transcript,
  spellings: Spellings,
  named: ReadonlyMap<string, ReadonlySet<Transcript>>,
): MentionRow[] {
  const rows: MentionRow[] = [];
  const met = new Set<Facet>();
  let place = 0;
  const counts = ({ facet, everywhere }: Spelling) =>
    everywhere || (named.get(nameIn(facet))?.has(transcript) ?? false);
  for (const { segment, turn } of eachSegment(transcript)) {
    const seen: Facet[] = [];
    for (const side of ["zh", "original"] as const) {
      const text = side === "zh" ? segment.zh : segment.original?.text;
      if (text === undefined) continue;
      for (const { facet, text: spelling } of scan(maskAddresses(text), spellings, counts)) {
        if (seen.includes(facet) || facet === archive.speakerOf(turn)) continue;
        seen.push(facet);
        if (met.has(facet)) rows.push([nameIn(facet), place, spelling, side]);
        else rows.push([nameIn(facet), place, spelling, side, segment.id]);
        met.add(facet);
      }
    }
    place++;
  }
  return rows;
}

interface Spellings {
  trie: WordTrie;
  /** By the number of their word in the trie: one name may be a work and a tag. */
  byWord: Spelling[][];
  /** 1 for each first unit of a name that may begin within a word. */
  withinWords: Uint8Array;
}

function listSpellings(archive: Archive): Spelling[] {
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
  return list.sort((a, b) => b.text.length - a.text.length);
}

function prepareSpellings(list: readonly Spelling[]): Spellings {
  const words = new Map<string, Spelling[]>();
  for (const spelling of list) {
    const same = words.get(spelling.text);
    if (same) same.push(spelling);
    else words.set(spelling.text, [spelling]);
  }
  const withinWords = new Uint8Array(0x10000);
  for (const { text, isHan } of list) if (isHan) withinWords[text.charCodeAt(0)] = 1;
  const byWord = [...words.values()];
  return { trie: new WordTrie([...words.keys()]), byWord, withinWords };
}

/**
 * Spellings in a text, from left to right, the longest at each place; none within another.
 * @param counts Whether a spelling is looked for in this text; what is not covers no other.
 */
function scan(
  source: string,
  { trie, byWord, withinWords }: Spellings,
  counts: (spelling: Spelling) => boolean,
): Spelling[] {
  const text = foldDots(source);
  const units = unitsOf(text);
  const { length } = text;
  // A name that holds Chinese may stand beside letters: OpenAI教父.
  const isWhole = (word: number, at: number, stop: number) =>
    (byWord[word]?.[0]?.isHan === true ||
      !(isInWord(units, at - 1, length) || isInWord(units, stop, length))) &&
    byWord[word]?.some(counts) === true;
  const found: Spelling[] = [];
  for (let at = 0; at < length - 1; at++) {
    if (isInWord(units, at - 1, length) && withinWords[units[at] as number] === 0) continue;
    const spellings = byWord[trie.longestAt(units, at, length, isWhole)];
    if (!spellings) continue;
    found.push(...spellings.filter(counts));
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
