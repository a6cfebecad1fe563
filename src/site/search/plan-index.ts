/**
 * Cuts an archive into the stretches and shards of its index. Both end where a transcript's address says
 * so, so that one that comes or goes moves the ends of its own alone.
 */

import { sourceHashOf } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import { sha256 } from "../../system/sha256.ts";
import { cutByNames } from "../../text/cut-by-names.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { StretchGrams } from "./gram-table.ts";
import { transcriptHead } from "./search-texts.ts";
import type { StretchFacts } from "./stretch.ts";

/**
 * Most transcripts of a bundle, in an archive of up to so many: one query loads a table and some
 * chunks of each, and an edit joins one again. As the transcripts are in order of their dates, each
 * is a stretch of years.
 */
const SHARD_SIZES = [
  [6000, 1000],
  [Number.POSITIVE_INFINITY, 3200],
] as const;
/** What is kept together; at most 255. */
const MOST_IN_STRETCH = 120;
/** To be raised when the same texts are indexed in another way: old files must not be taken. */
const FORMAT = 7;
/**
 * What a chunk has before gzip, about six times what a query then loads for a gram, in an archive
 * of up to so many transcripts: the larger it is, the more files there would be.
 */
const CHUNK_SIZES = [
  [100, 20_000],
  [2500, 59_000],
  [Number.POSITIVE_INFINITY, 180_000],
] as const;

/** A stretch to be, and what is known of it. */
export interface PlannedStretch {
  from: number;
  to: number;
  /** Names it in the cache; undefined where a file is not known. */
  key: string | undefined;
  /** For each transcript a hash of all that its grams are made of. */
  sources: string[] | undefined;
  facts?: StretchFacts;
  grams?: StretchGrams;
}

/** A shard to be: a bundle over some stretches. */
export interface PlannedShard {
  from: number;
  to: number;
  stretches: PlannedStretch[];
  key: string | undefined;
}

/** What a chunk has before gzip, in an archive of so many transcripts. */
export function chunkBytesFor(transcripts: number): number {
  return sizeFor(CHUNK_SIZES, transcripts);
}

/** Plans the index of an archive; `shardSize` is for tests. */
export function planShards(archive: Archive, shardSize?: number): PlannedShard[] {
  const { transcripts } = archive;
  const most = shardSize ?? sizeFor(SHARD_SIZES, transcripts.length);
  return boundsOf(transcripts, most).map(([from, to]) => {
    const slice = transcripts.slice(from, to);
    const stretches = boundsOf(slice, MOST_IN_STRETCH).map(([first, last]): PlannedStretch => {
      const sources = sourcesOf(archive, slice.slice(first, last));
      const key = sources && sha256(JSON.stringify([FORMAT, sources])).slice(0, 32);
      return { from: from + first, to: from + last, key, sources };
    });
    const keys = stretches.map(({ key }) => key);
    const chunkBytes = chunkBytesFor(transcripts.length);
    const isKnown = keys.every((key) => key !== undefined);
    return {
      from,
      to,
      stretches,
      key: isKnown ? `whole-${sha256(`${chunkBytes} ${keys}`)}` : undefined,
    };
  });
}

/** The size for an archive of so many transcripts. */
function sizeFor(sizes: readonly (readonly [most: number, size: number])[], count: number): number {
  return sizes.find(([most]) => count <= most)?.[1] ?? 0;
}

function boundsOf(transcripts: readonly Transcript[], most: number): [from: number, to: number][] {
  return cutByNames(
    transcripts.map(({ slug }) => slug),
    most,
  );
}

function sourcesOf(archive: Archive, transcripts: readonly Transcript[]): string[] | undefined {
  const sources: string[] = [];
  for (const transcript of transcripts) {
    const hash = sourceHashOf(transcript);
    if (hash === undefined) return undefined;
    sources.push(sha256(JSON.stringify([hash, transcriptHead(archive, transcript, []).tags])));
  }
  return sources;
}
