/**
 * Writes the index of a served site: Pagefind bundles over the texts, one over titles, headings and
 * tags, and what a page must know to ask them. What a stretch of transcripts gives is kept in the
 * cache; an edit makes its own stretch anew and joins its bundle again.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { readingOnly, sourceHashOf } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import type { PutFile } from "../../pagefind-format/bundle.ts";
import { assertTestedVersion, pagefindRuntime } from "../../pagefind-format/runtime.ts";
import {
  dataPath,
  type Index,
  type Manifest,
  type Packs,
  type Shard,
} from "../../search/manifest.ts";
import { filesOfWord } from "../../search/word-list.ts";
import { sha256 } from "../../system/sha256.ts";
import { shareJobs } from "../../system/shared-jobs.ts";
import { shortHash } from "../../text/hash.ts";
import type { Transcript } from "../../transcript/model.ts";
import { madeOnce } from "../output/cache-folder.ts";
import type { OutputLedger } from "../output/output-ledger.ts";
import type { StretchGrams } from "./gram-table.ts";
import { joinStretches } from "./join-stretches.ts";
import { putContent, putNamed } from "./named-file.ts";
import type { SearchDataOptions } from "./search-data.ts";
import { transcriptHead, transcriptText } from "./search-texts.ts";
import { joinFacts, type ShardFacts, sumOf } from "./shard-facts.ts";
import { STRETCH_MAKER, type StretchFacts } from "./stretch.ts";

/**
 * Most transcripts of a bundle, in an archive of up to so many: one query loads a table and some
 * chunks of each, and an edit joins one again. As the transcripts are in order of their dates, each
 * is a stretch of years.
 */
const SHARD_SIZES = [
  [6000, 1000],
  [Number.POSITIVE_INFINITY, 3200],
] as const;
/** What is collected anew when one of its transcripts changes; at most 255. */
const MOST_IN_STRETCH = 120;
const LEAST_SHARE = 0.6;
/** To be raised when the same texts are indexed in another way: old files must not be taken. */
const FORMAT = 6;
/**
 * What a chunk has before gzip, about six times what a query then loads for a gram, in an archive
 * of up to so many transcripts: the larger it is, the more files there would be.
 */
const CHUNK_SIZES = [
  [100, 20_000],
  [2500, 59_000],
  [Number.POSITIVE_INFINITY, 180_000],
] as const;
/** Smaller ones, since every query asks for some. */
const HEAD_CHUNK_BYTES = 40_000;
/** A page that is read needs its head, a title that is found as well. */
const HEADS_PER_FILE = 16;
/** A gram counts as frequent when at least this share of the transcripts has it. */
const FREQUENT_SHARE = 0.15;
/** In so few transcripts nothing is frequent: reading them all is no cost. */
const FREQUENT_AT_LEAST = 40;
/** Bytes of Latin words in a file, about; up to twice as many lie in one. */
const WORDS_PER_FILE = 50_000;
const MOST_WORD_FILES = 128;
/** A word is in about so many of several files. */
const FILES_OF_A_WORD = 6;

/** A stretch to be, and what is known of it. */
interface PlannedStretch {
  from: number;
  to: number;
  /** Names it in the cache; undefined where it is not kept. */
  key: string | undefined;
  facts?: StretchFacts;
  grams?: StretchGrams;
}

interface PlannedShard {
  from: number;
  to: number;
  stretches: PlannedStretch[];
  key: string | undefined;
}

/** What is known of a shard that has been written. */
interface WrittenShard {
  /** Hash in the name of its table. */
  table: string;
  /** Names of its files. */
  names: string[];
}

/**
 * Writes the index and all that goes with it; gives what the manifest says of them.
 * @param yearsOf Is told of each file of a shard the years of its transcripts, by its path.
 */
export async function writeIndex(
  archive: Archive,
  ledger: OutputLedger,
  options: SearchDataOptions,
  yearsOf: Map<string, string>,
): Promise<Pick<Manifest, "heads" | "index">> {
  const { cache, meanwhile, shards: prefix = "shard" } = options;
  const { transcripts } = archive;
  const shardSize = options.shardSize ?? sizeFor(SHARD_SIZES, transcripts.length);
  const { files, entry } = await madeOnce(cache, "pagefind", pagefindRuntime);
  assertTestedVersion(entry.version);
  const planned = planShards(archive, shardSize, cache && `${prefix}-`);
  const used = new Set<string>();
  for (const shard of planned) {
    for (const name of [shard, ...shard.stretches].flatMap(namesInCache)) used.add(name);
  }
  const written = new Map<PlannedShard, WrittenShard>();
  const facts = new Map<PlannedShard, ShardFacts>();
  const due: PlannedStretch[] = [];
  for (const shard of planned) {
    const known = read<WrittenShard>(shard.key);
    const itsFacts = known && read<ShardFacts>(shard.key && factsName(shard.key));
    if (
      itsFacts &&
      known?.names.every((name) => ledger.takeOver(dataPath(name), `search ${name}`))
    ) {
      written.set(shard, known);
      facts.set(shard, itsFacts);
      continue;
    }
    for (const stretch of shard.stretches) {
      const facts = read<StretchFacts>(stretch.key && factsName(stretch.key));
      const grams = facts && read<StretchGrams>(stretch.key);
      if (facts && grams) Object.assign(stretch, { facts, grams });
      else due.push(stretch);
    }
  }
  await makeStretches(archive, due, meanwhile);
  for (const { key, facts, grams } of due) keep(key, grams, facts);
  const { version } = entry;
  for (const shard of planned) {
    if (written.has(shard)) continue;
    const made = writeShard(shard.stretches);
    const itsFacts = joinFacts(shard.stretches.map(factsOf));
    written.set(shard, made);
    facts.set(shard, itsFacts);
    keep(shard.key, made, itsFacts);
  }
  cache?.keepOnly(`${prefix}-`, used);
  const seen = new Set<string>();
  const shards = planned.map((shard): Shard => {
    const { from, to } = shard;
    const { table = "", names = [] } = written.get(shard) ?? {};
    const years = spanOf(transcripts.slice(from, to));
    for (const name of years ? names : []) {
      // A chunk that two shards share is of no year.
      const path = dataPath(name);
      if (seen.has(path)) yearsOf.delete(path);
      else yearsOf.set(path, (years ?? []).join("-"));
      seen.add(path);
    }
    return { from, count: to - from, table, ...(years && { years }) };
  });
  const all = planned.flatMap((shard) => facts.get(shard) ?? []);
  const heads = joinStretches(
    all.flatMap(({ heads }) => heads),
    { version, chunkBytes: HEAD_CHUNK_BYTES, put: putTo([]) },
  );
  const runtime = `pagefind-${sha256(Buffer.concat(files.map(({ content }) => content))).slice(0, 12)}/`;
  for (const { path, content } of files) putNamed(ledger, runtime + path, () => content);
  const index: Index = {
    version,
    runtime,
    shards,
    heads,
    frequent: frequentGrams(all, transcripts.length).join(" "),
    words: writeWords(all, ledger),
  };
  return { heads: writeHeads(archive, all, ledger), index };

  function writeShard(stretches: readonly PlannedStretch[]): WrittenShard {
    const counted = stretches.map(({ from, to, grams }) => {
      if (!grams) throw new Error("A stretch of the index was not made");
      return { count: to - from, grams };
    });
    const names: string[] = [];
    const chunkBytes = sizeFor(CHUNK_SIZES, transcripts.length);
    const table = joinStretches(counted, { version, chunkBytes, put: putTo(names) });
    return { table, names };
  }

  function putTo(names: string[]): PutFile {
    return (path, pack) => names.push(putNamed(ledger, `index/${path}`, pack));
  }

  function keep(key: string | undefined, what: unknown, itsFacts: unknown): void {
    if (key === undefined) return;
    cache?.write(key, serialize(what));
    cache?.write(factsName(key), serialize(itsFacts));
  }

  function read<T>(name: string | undefined): T | undefined {
    const bytes = name === undefined ? undefined : cache?.read(name);
    return bytes && (deserialize(bytes) as T);
  }
}

/** The size for an archive of so many transcripts. */
function sizeFor(sizes: readonly (readonly [most: number, size: number])[], count: number): number {
  return sizes.find(([most]) => count <= most)?.[1] ?? 0;
}

function factsOf({ facts }: PlannedStretch): StretchFacts {
  if (!facts) throw new Error("Nothing is known of a stretch of the index");
  return facts;
}

function namesInCache({ key }: PlannedStretch | PlannedShard): string[] {
  return key === undefined ? [] : [key, factsName(key)];
}

function factsName(key: string): string {
  return `${key}-facts`;
}

function planShards(archive: Archive, shardSize: number, prefix?: string): PlannedShard[] {
  const { transcripts } = archive;
  return shardBounds(transcripts, shardSize).map(([from, to]) => {
    const slice = transcripts.slice(from, to);
    const stretches = shardBounds(slice, MOST_IN_STRETCH).map(([first, last]): PlannedStretch => {
      const key = prefix && stretchKey(archive, slice.slice(first, last));
      return { from: from + first, to: from + last, key: key && `${prefix}${key}` };
    });
    const keys = stretches.map(({ key }) => key);
    const isKnown = prefix !== undefined && keys.every((key) => key !== undefined);
    const chunkBytes = sizeFor(CHUNK_SIZES, transcripts.length);
    const key = isKnown ? `${prefix}whole-${sha256(`${chunkBytes} ${keys}`)}` : undefined;
    return { from, to, stretches, key };
  });
}

/** Hash of all that the grams of a stretch are made of; undefined where a file is not known. */
function stretchKey(archive: Archive, transcripts: readonly Transcript[]): string | undefined {
  const sources: unknown[] = [FORMAT];
  for (const transcript of transcripts) {
    const hash = sourceHashOf(transcript);
    if (hash === undefined) return undefined;
    sources.push(hash, transcriptHead(archive, transcript, []).tags);
  }
  return sha256(JSON.stringify(sources)).slice(0, 32);
}

/** Makes stretches, in other threads as far as there are any. */
async function makeStretches(
  archive: Archive,
  due: readonly PlannedStretch[],
  meanwhile: (() => Promise<void>) | undefined,
): Promise<void> {
  // Through files: together the texts are too large to be handed over at once.
  const folder = mkdtempSync(join(tmpdir(), "duidu-index-"));
  try {
    const jobs = due.map(({ from, to }) => {
      const slice = archive.transcripts.slice(from, to);
      const file = join(folder, `${from}.json`);
      const texts = readingOnly(slice, () => slice.map((one) => transcriptText(archive, one)));
      writeFileSync(file, JSON.stringify(texts));
      return file;
    });
    const made = await shareJobs(jobs, STRETCH_MAKER, meanwhile);
    made.forEach((stretch, i) => {
      Object.assign(due[i] as PlannedStretch, stretch);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is known of each transcript beside its text, some in a file. */
function writeHeads(archive: Archive, facts: readonly ShardFacts[], ledger: OutputLedger): Packs {
  const headings = facts.flatMap((one) => one.headings);
  const heads = archive.transcripts.map((transcript, i) =>
    transcriptHead(archive, transcript, headings[i] ?? []),
  );
  const files: string[] = [];
  for (let from = 0; from < heads.length; from += HEADS_PER_FILE) {
    const some = heads.slice(from, from + HEADS_PER_FILE);
    files.push(putContent(ledger, "heads", JSON.stringify(some)));
  }
  return { each: HEADS_PER_FILE, files };
}

/** The frequent grams, most frequent first. */
function frequentGrams(facts: readonly ShardFacts[], transcripts: number): string[] {
  const counts = sumOf(facts.map(({ common }) => common));
  const least = Math.max(FREQUENT_AT_LEAST, transcripts * FREQUENT_SHARE);
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([gram]) => gram);
}

function writeWords(facts: readonly ShardFacts[], ledger: OutputLedger): string[] {
  const words = [...new Set(facts.flatMap((one) => one.words.split("\n")))].filter(Boolean).sort();
  const bytes = words.reduce((sum, word) => sum + word.length + 1, 0);
  const parts = (bytes * FILES_OF_A_WORD) / WORDS_PER_FILE;
  const count =
    bytes <= WORDS_PER_FILE * 2 ? 1 : Math.min(MOST_WORD_FILES, 2 ** Math.ceil(Math.log2(parts)));
  const files = Array.from({ length: count }, () => [] as string[]);
  for (const word of words) for (const file of filesOfWord(word, count)) files[file]?.push(word);
  return files.map((list) => putContent(ledger, "words", JSON.stringify(list.join("\n"))));
}

/**
 * Where shards begin and end. After enough transcripts the next one ends where a transcript's
 * address says so, not at a round number: one that is added or removed moves the ends of its own
 * shard alone.
 */
export function shardBounds(
  texts: readonly Pick<Transcript, "slug">[],
  most: number,
): [from: number, to: number][] {
  const bounds: [number, number][] = [];
  const least = Math.ceil(most * LEAST_SHARE);
  const one = Math.max(2, Math.ceil(most / 5));
  let from = 0;
  texts.forEach(({ slug }, i) => {
    const count = i + 1 - from;
    const ends =
      count >= most || (count >= least && Number.parseInt(shortHash(slug), 36) % one === 0);
    if (!ends && i + 1 < texts.length) return;
    bounds.push([from, i + 1]);
    from = i + 1;
  });
  return bounds;
}

/** First and last year; undefined where one has no date, or none is there. */
function spanOf(transcripts: readonly Transcript[]): Shard["years"] {
  const years = transcripts.map(({ meta: { date } }) => Number(date?.slice(0, 4)));
  if (years.length === 0 || years.some(Number.isNaN)) return undefined;
  return [Math.min(...years), Math.max(...years)];
}
