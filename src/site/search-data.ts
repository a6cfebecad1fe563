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
import { shortHash } from "../text/hash.ts";
import { bundleFiles, pagefindRuntime } from "./search-index.ts";
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
 * A shard is what one query loads tables of, and what is indexed anew when one of its transcripts
 * changes. As the transcripts are in order of their dates, each is a stretch of years.
 */
const MOST_IN_SHARD = 600;
const LEAST_SHARE = 0.6;
/** To be raised when the same texts are encoded in another way: old files must not be taken. */
const FORMAT = 2;

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
  shardSize = MOST_IN_SHARD,
): Promise<void> {
  const statistics = new TokenStatistics();
  const { files, entry } = await pagefindRuntime();
  const runtime = join(outputDir, dirname(pagefindPath(manifest)));
  for (const { path, content } of files) write(join(runtime, path), content);
  for (const [from, to] of shardBounds(texts, shardSize)) {
    const part = texts.slice(from, to);
    const folder = join(outputDir, shardPath(manifest, manifest.shards.length));
    for (const { path, content } of bundleFiles(encoded(part, statistics), entry)) {
      write(join(folder, path), content);
    }
    manifest.shards.push({ from, count: to - from, ...yearsOf(part) });
  }
  write(join(outputDir, wordsPath(manifest)), statistics.words().join("\n"));
  manifest.frequent = statistics.frequent().join(" ");
}

function* encoded(texts: readonly TranscriptText[], statistics: TokenStatistics) {
  for (const text of texts) {
    const sides = eachNormalisedSide(text).map(sideTokens);
    statistics.add(sides);
    yield sides.map((side) => indexContent(side)).join(PARAGRAPH_BREAK);
  }
}

/**
 * Where shards begin and end. After enough transcripts the next one ends where a transcript's
 * address says so, not at a round number: one that is added or removed moves the ends of its own
 * shard alone.
 */
export function shardBounds(
  texts: readonly Pick<TranscriptText, "slug">[],
  most: number,
): [from: number, to: number][] {
  const bounds: [number, number][] = [];
  const least = Math.ceil(most * LEAST_SHARE);
  let from = 0;
  texts.forEach(({ slug }, i) => {
    const count = i + 1 - from;
    const ends =
      count >= most || (count >= least && Number.parseInt(shortHash(slug), 36) % 128 === 0);
    if (!ends && i + 1 < texts.length) return;
    bounds.push([from, i + 1]);
    from = i + 1;
  });
  return bounds;
}

function yearsOf(texts: readonly TranscriptText[]): Pick<Shard, "years"> {
  const years = texts.flatMap(({ date }) => (date === undefined ? [] : [Number(date.slice(0, 4))]));
  return years.length === 0 ? {} : { years: [Math.min(...years), Math.max(...years)] };
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
