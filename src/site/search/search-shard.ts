/**
 * A shard of the search index: the bundle over some packs of texts, and the counts of their tokens.
 * It depends on files alone, so any thread can write it.
 */

import { readFileSync } from "node:fs";
import type { BundleFile, PagefindEntry } from "../../pagefind-format/bundle.ts";
import { writeBundle } from "../../pagefind-format/writer.ts";
import type { TranscriptText } from "../../search/document.ts";
import { recordId } from "../../search/manifest.ts";
import type { SharedFunction } from "../../system/shared-jobs.ts";
import { type SavedStatistics, TokenStatistics } from "./search-statistics.ts";
import { wordRecord } from "./word-record.ts";
import { WordTable } from "./word-table.ts";

/** What a shard is made of. */
export interface ShardJob {
  /** Files of its packs of texts, one transcript in each. */
  packs: string[];
  entry: PagefindEntry;
}

/** A shard as it was made. */
export interface MadeShard {
  files: BundleFile[];
  statistics: SavedStatistics;
}

/** Makes the bundle of a shard. */
export function makeShard({ packs, entry }: ShardJob): MadeShard {
  const table = new WordTable();
  const statistics = new TokenStatistics(table);
  const records = packs.map((path) => {
    const [text] = JSON.parse(readFileSync(path, "utf8")) as [TranscriptText];
    return wordRecord(text, table);
  });
  for (const record of records) statistics.add(record);
  return { files: writeBundle(records, table, entry, recordId), statistics: statistics.save() };
}

/** For threads. */
export const SHARD_MAKER: SharedFunction<ShardJob, MadeShard> = {
  module: import.meta.url,
  run: makeShard,
};
