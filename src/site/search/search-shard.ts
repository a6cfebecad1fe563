/**
 * A shard of the search index: the bundle over some packs of texts, and the counts of their tokens.
 * It depends on files alone, so any thread can write it. Where few texts have changed since the
 * last build, it is made from the shard that was there.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TranscriptText } from "../../search/document.ts";
import type { SharedFunction } from "../../system/shared-jobs.ts";
import {
  type LedgerBranch,
  type LedgerRecord,
  OutputLedger,
  type PreviousFile,
  readIfIs,
} from "../output/output-ledger.ts";
import type { BundleFile, PagefindEntry } from "./pagefind-bundle.ts";
import { type ChangedRecord, rewriteBundle } from "./pagefind-rewrite.ts";
import { writeBundle } from "./pagefind-writer.ts";
import { type SavedStatistics, TokenStatistics } from "./search-statistics.ts";
import { wordRecord } from "./word-record.ts";
import { type WordRecord, WordTable } from "./word-table.ts";

export interface ShardJob {
  /** Where it is written; can take over files of the shard before. */
  ledger: LedgerBranch;
  /** Site path of the shard, with a slash at its end. */
  folder: string;
  /** Hash of all that the shard is made of. */
  key: string;
  /** Site paths of its packs of texts, one transcript in each. */
  packs: string[];
  entry: PagefindEntry;
  /** A shard of the last build from which this one can be made. */
  before?: ShardBefore;
}

export interface ShardBefore {
  /** Its files, by their paths below its folder. */
  files: Map<string, PreviousFile>;
  statistics: SavedStatistics;
  /** Number of each text that has changed, and the file that held it. */
  changed: [number: number, text: PreviousFile][];
}

export interface WrittenShard {
  key: string;
  /** Files, by site path. */
  record: LedgerRecord;
  /** Their paths below the shard's folder. */
  names: string[];
  statistics: SavedStatistics;
}

/**
 * The key of a file of a shard. Chunks are named by what they hold, so that the shard after an edit
 * can have them too.
 */
export function shardFileKey(key: string, name: string): string {
  return name.endsWith(".pf_index") ? `chunk ${name}` : `${key} ${name}`;
}

/** Writes the bundle of a shard. */
export function writeShard(job: ShardJob): WrittenShard {
  const { folder, key } = job;
  const ledger = OutputLedger.of(job.ledger);
  const { files, statistics } = fromBefore(job) ?? fromTexts(job);
  for (const { path, content } of files) {
    ledger.put(folder + path, shardFileKey(key, path), () => content);
  }
  const names = files.map(({ path }) => path);
  return { key, record: ledger.record(), names, statistics: statistics.save() };
}

/** For threads. */
export const SHARD_WRITER: SharedFunction<ShardJob, WrittenShard> = {
  module: import.meta.url,
  run: writeShard,
};

interface MadeShard {
  files: BundleFile[];
  statistics: TokenStatistics;
}

function fromTexts({ ledger, packs, entry }: ShardJob): MadeShard {
  const table = new WordTable();
  const statistics = new TokenStatistics(table);
  const records = packs.map((path) => recordOf(readFileSync(join(ledger.folder, path)), table));
  for (const record of records) statistics.add(record);
  return { files: writeBundle(records, table, entry), statistics };
}

/** Makes a shard from the one before; undefined where a file of that is no longer what it was. */
function fromBefore({ ledger, packs, entry, before }: ShardJob): MadeShard | undefined {
  if (!before) return undefined;
  const contents = new Map<string, Buffer>();
  for (const [path, file] of before.files) {
    const content = readIfIs(file.path, file.hash);
    if (!content) return undefined;
    contents.set(path, content);
  }
  const [meta] = [...contents].filter(([path]) => path.endsWith(".pf_meta"));
  if (!meta) return undefined;
  const table = new WordTable();
  const statistics = new TokenStatistics(table);
  statistics.merge(before.statistics);
  const changed = new Map<number, ChangedRecord>();
  for (const [number, old] of before.changed) {
    const content = readIfIs(old.path, old.hash);
    if (!content) return undefined;
    const before = recordOf(content, table);
    const after = recordOf(readFileSync(join(ledger.folder, packs[number] as string)), table);
    statistics.remove(before);
    statistics.add(after);
    changed.set(number, { before, after });
  }
  const read = (path: string) => contents.get(path) as Buffer;
  return { files: rewriteBundle(meta[1], read, changed, table, entry), statistics };
}

function recordOf(pack: Buffer, table: WordTable): WordRecord {
  const [text] = JSON.parse(pack.toString("utf8")) as [TranscriptText];
  return wordRecord(text, table);
}
