/**
 * Writes the data that search runs on, below `search/data/` in the output: the texts always, and a
 * Pagefind index when the archive is so large that loading all texts would cost a reader more.
 */

import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Archive } from "../archive/model.ts";
import { eachNormalisedSide, type TranscriptText } from "../search/document.ts";
import {
  MANIFEST_PATH,
  type Manifest,
  packPath,
  pagefindPath,
  regionalWordsPath,
  type Shard,
  shardPath,
  termsPath,
  wordsPath,
} from "../search/manifest.ts";
import { indexContent, PARAGRAPH_BREAK, sideTokens } from "../search/tokens.ts";
import { type IndexRecord, writeBundle } from "./search-index.ts";
import { TokenStatistics } from "./search-statistics.ts";
import { transcriptText } from "./search-texts.ts";
import { regionalWords, spelledTerms } from "./search-words.ts";

export interface SearchDataOptions {
  /** `auto` decides by what a reader's first search would load. */
  mode?: "auto" | "text" | "index";
  /** Most transcripts in one Pagefind bundle. */
  shardSize?: number;
}

/**
 * What a first search by index loads at the least, gzipped: Pagefind's script and WebAssembly
 * (67 KB), an index's tables and chunks, and the texts of the transcripts on the first page.
 */
const INDEX_COLD_BYTES = 260_000;
/** From so many transcripts on, an index is built without asking. */
const ALWAYS_INDEX_FROM = 100;
const TEXTS_PER_PACK = 50;
/**
 * Pagefind takes about 47 times the size of what it indexes: this keeps it near 1.2 GB. As the
 * transcripts are in order of their dates, each shard is a stretch of years.
 */
const SHARD_BYTES = 25_000_000;
const SHARD_SIZE = 800;
/** To be raised when the same texts are encoded in another way: old files must not be taken. */
const FORMAT = 1;

/** Writes all search data for an archive into the output folder of a build. */
export async function writeSearchData(
  archive: Archive,
  outputDir: string,
  options: SearchDataOptions = {},
): Promise<void> {
  const texts = archive.transcripts.map((transcript) => transcriptText(archive, transcript));
  const hash = createHash("sha256").update(`${FORMAT}`);
  for (const text of texts) hash.update(JSON.stringify(text));
  const mode = chooseMode(texts, options.mode ?? "auto");
  const manifest: Manifest = {
    version: hash.update(mode).digest("hex").slice(0, 12),
    mode,
    transcripts: texts.length,
    perPack: mode === "text" ? TEXTS_PER_PACK : 1,
    shards: [],
    frequent: "",
  };
  rmSync(join(outputDir, dirname(MANIFEST_PATH)), { recursive: true, force: true });
  for (let pack = 0; pack * manifest.perPack < texts.length; pack++) {
    const from = pack * manifest.perPack;
    const packed = JSON.stringify(texts.slice(from, from + manifest.perPack));
    write(join(outputDir, packPath(manifest, pack)), packed);
  }
  write(join(outputDir, termsPath(manifest)), JSON.stringify(spelledTerms(archive)));
  write(join(outputDir, regionalWordsPath(manifest)), JSON.stringify(regionalWords()));
  if (mode === "index") await writeIndex(texts, manifest, outputDir, options.shardSize);
  write(join(outputDir, MANIFEST_PATH), JSON.stringify(manifest));
}

function chooseMode(
  texts: readonly TranscriptText[],
  asked: NonNullable<SearchDataOptions["mode"]>,
): Manifest["mode"] {
  if (asked !== "auto") return asked;
  if (texts.length >= ALWAYS_INDEX_FROM) return "index";
  return gzipSync(JSON.stringify(texts)).length <= INDEX_COLD_BYTES ? "text" : "index";
}

async function writeIndex(
  texts: readonly TranscriptText[],
  manifest: Manifest,
  outputDir: string,
  shardSize = SHARD_SIZE,
): Promise<void> {
  const statistics = new TokenStatistics();
  const runtime = join(outputDir, dirname(pagefindPath(manifest)));
  let records: IndexRecord[] = [];
  let bytes = 0;
  for (const [number, text] of texts.entries()) {
    const sides = eachNormalisedSide(text).map(sideTokens);
    statistics.add(sides);
    const content = sides.map((side) => indexContent(side)).join(PARAGRAPH_BREAK);
    records.push({ number, content });
    bytes += content.length;
    const isFull = records.length >= shardSize || bytes >= SHARD_BYTES;
    if (!isFull && number + 1 < texts.length) continue;
    const folder = join(outputDir, shardPath(manifest, manifest.shards.length));
    const ids = await writeBundle(records, folder, runtime);
    const from = number + 1 - records.length;
    const years = yearsOf(texts.slice(from, number + 1));
    manifest.shards.push({ from, count: records.length, ids, ...years });
    records = [];
    bytes = 0;
  }
  write(join(outputDir, wordsPath(manifest)), statistics.words().join("\n"));
  manifest.frequent = statistics.frequent().join(" ");
}

function yearsOf(texts: readonly TranscriptText[]): Pick<Shard, "years"> {
  const years = texts.flatMap(({ date }) => (date === undefined ? [] : [Number(date.slice(0, 4))]));
  return years.length === 0 ? {} : { years: [Math.min(...years), Math.max(...years)] };
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
