/**
 * A shard of the search index: the bundle over some packs of texts, and the counts of their tokens.
 * It depends on files alone, so any thread can write it.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eachNormalisedSide, type TranscriptText } from "../../search/document.ts";
import { indexContent, PARAGRAPH_BREAK, sideTokens } from "../../search/tokens.ts";
import type { SharedFunction } from "../../system/shared-jobs.ts";
import { type LedgerRecord, OutputLedger } from "../output/output-ledger.ts";
import type { PagefindEntry } from "./pagefind-writer.ts";
import { bundleFiles } from "./search-index.ts";
import { type SavedStatistics, TokenStatistics } from "./search-statistics.ts";

export interface ShardJob {
  /** The output folder. */
  root: string;
  /** Site path of the shard, with a slash at its end. */
  folder: string;
  /** Hash of all that the shard is made of. */
  key: string;
  /** Site paths of its packs of texts, one transcript in each. */
  packs: string[];
  entry: PagefindEntry;
}

export interface WrittenShard {
  key: string;
  /** Files, by site path. */
  record: LedgerRecord;
  /** Their paths below the shard's folder. */
  names: string[];
  statistics: SavedStatistics;
}

/** The key of a file of a shard. */
export function shardFileKey(key: string, name: string): string {
  return `${key} ${name}`;
}

/** Writes the bundle of a shard. */
export function writeShard({ root, folder, key, packs, entry }: ShardJob): WrittenShard {
  const statistics = new TokenStatistics();
  const ledger = new OutputLedger(root);
  const files = bundleFiles(encoded(packs, root, statistics), entry);
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

function* encoded(packs: readonly string[], root: string, statistics: TokenStatistics) {
  for (const path of packs) {
    const [text] = JSON.parse(readFileSync(join(root, path), "utf8")) as [TranscriptText];
    const sides = eachNormalisedSide(text).map(sideTokens);
    statistics.add(sides);
    yield sides.map((side) => indexContent(side)).join(PARAGRAPH_BREAK);
  }
}
