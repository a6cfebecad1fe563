/**
 * Writes the data that search runs on, below `search/data/` in the output: the texts always, and a
 * Pagefind index when the archive is so large that loading all texts would cost a reader more.
 */

import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { gzipSync } from "node:zlib";
import { readingOnly } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import { pagefindRuntime } from "../../pagefind-format/runtime.ts";
import type { TranscriptText } from "../../search/document.ts";
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
} from "../../search/manifest.ts";
import { sha256 } from "../../system/sha256.ts";
import { shareJobs } from "../../system/shared-jobs.ts";
import { shortHash } from "../../text/hash.ts";
import type { Transcript } from "../../transcript/model.ts";
import { type CacheFolder, madeOnce } from "../output/cache-folder.ts";
import { OutputLedger } from "../output/output-ledger.ts";
import { PageKeys } from "../output/page-keys.ts";
import { SHARD_MAKER, type ShardJob } from "./search-shard.ts";
import { type SavedStatistics, TokenStatistics } from "./search-statistics.ts";
import { transcriptText } from "./search-texts.ts";
import { regionalWords, spelledTerms } from "./search-words.ts";

/** How search data is made. */
export interface SearchDataOptions {
  /** `auto` decides by what a reader's first search would load. */
  mode?: "auto" | "text" | "index";
  /** Most transcripts in one Pagefind bundle. */
  shardSize?: number;
  /** Keys of what can be taken over from the last build; nothing is taken over without. */
  keys?: PageKeys;
  /** Where Pagefind's own files are kept, and what is known of the shards of the last build. */
  cache?: CacheFolder;
  /** Tells the shards of one output from those of another in the cache. */
  shards?: string;
  /** What else is to be done, while other threads write the index. */
  meanwhile?: () => Promise<void>;
  /** Awaited before each pack of texts; what it throws ends the work there. */
  pause?: () => Promise<void>;
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
const MOST_IN_SHARD = 200;
const LEAST_SHARE = 0.6;
/** To be raised when the same texts are encoded in another way: old files must not be taken. */
const FORMAT = 4;

/** Where everything but the manifest is written until its version is known. */
const UNNAMED = "new";

/**
 * Writes all search data for an archive into the output folder of a build, or takes over what did
 * not change.
 */
export async function writeSearchData(
  archive: Archive,
  output: string | OutputLedger,
  options: SearchDataOptions = {},
): Promise<void> {
  const ledger = typeof output === "string" ? new OutputLedger(output) : output;
  const keys = options.keys ?? new PageKeys(archive);
  const { transcripts } = archive;
  const mode = chooseMode(archive, options.mode ?? "auto");
  const manifest: Manifest = {
    version: UNNAMED,
    mode,
    transcripts: transcripts.length,
    perPack: mode === "text" ? TEXTS_PER_PACK : 1,
    shards: [],
    frequent: "",
  };
  const folder = dirname(MANIFEST_PATH);
  for (let pack = 0; pack * manifest.perPack < transcripts.length; pack++) {
    if (options.pause) await options.pause();
    const from = pack * manifest.perPack;
    const packed = transcripts.slice(from, from + manifest.perPack);
    ledger.put(packPath(manifest, pack), keys.of("search-text", packed), () =>
      readingOnly(packed, () => JSON.stringify(packed.map((one) => transcriptText(archive, one)))),
    );
  }
  ledger.put(termsPath(manifest), keys.of("search-terms", []), () =>
    JSON.stringify(spelledTerms(archive)),
  );
  ledger.put(regionalWordsPath(manifest), keys.of("search-regional", []), () =>
    JSON.stringify(regionalWords()),
  );
  if (mode === "index") await writeIndex(archive, manifest, ledger, options);
  else await options.meanwhile?.();
  const hash = createHash("sha256").update(`${FORMAT} ${mode} ${JSON.stringify(manifest)}`);
  for (const path of ledger.paths(`${folder}/${UNNAMED}`)) hash.update(ledger.hashOf(path));
  manifest.version = hash.digest("hex").slice(0, 12);
  ledger.rename(`${folder}/${UNNAMED}`, `${folder}/${manifest.version}`);
  ledger.write(MANIFEST_PATH, JSON.stringify(manifest));
}

function chooseMode(
  archive: Archive,
  asked: NonNullable<SearchDataOptions["mode"]>,
): Manifest["mode"] {
  if (asked !== "auto") return asked;
  if (archive.transcripts.length >= ALWAYS_INDEX_FROM) return "index";
  const texts = archive.transcripts.map((transcript) => transcriptText(archive, transcript));
  return gzipSync(JSON.stringify(texts)).length <= INDEX_COLD_BYTES ? "text" : "index";
}

/** What is remembered of a shard: paths below its folder, counts of its tokens. */
interface KnownShard {
  names: string[];
  statistics: SavedStatistics;
}

async function writeIndex(
  { transcripts }: Archive,
  manifest: Manifest,
  ledger: OutputLedger,
  { shardSize = MOST_IN_SHARD, shards: prefix = "shard", cache, meanwhile }: SearchDataOptions,
): Promise<void> {
  const { files, entry } = await madeOnce(cache, "pagefind", pagefindRuntime);
  const runtime = dirname(pagefindPath(manifest));
  for (const { path, content } of files) ledger.write(`${runtime}/${path}`, content);
  const sum = new TokenStatistics();
  const due: { job: ShardJob; folder: string; key: string }[] = [];
  const used = new Set<string>();
  for (const [from, to] of shardBounds(transcripts, shardSize)) {
    const folder = shardPath(manifest, manifest.shards.length);
    const packs = range(from, to).map((number) => packPath(manifest, number));
    const texts = packs.map((path) => ledger.hashOf(path));
    const key = `${prefix}-${sha256(`${FORMAT} ${entry.version} ${texts.join("")}`)}`;
    used.add(key);
    const bytes = cache?.read(key);
    const known = bytes && (deserialize(bytes) as KnownShard);
    if (known?.names.every((name) => ledger.takeOver(folder + name, `${key} ${name}`))) {
      sum.merge(known.statistics);
    } else {
      due.push({
        job: { packs: packs.map((path) => join(ledger.folder, path)), entry },
        folder,
        key,
      });
    }
    const years = yearsOf(transcripts.slice(from, to));
    manifest.shards.push({ from, count: to - from, ...years });
  }
  const jobs = due.map(({ job }) => job);
  const made = await shareJobs(jobs, SHARD_MAKER, meanwhile);
  made.forEach(({ files, statistics }, i) => {
    const { folder, key } = due[i] as (typeof due)[number];
    for (const { path, content } of files) {
      ledger.put(folder + path, `${key} ${path}`, () => content);
    }
    const names = files.map(({ path }) => path);
    cache?.write(key, serialize({ names, statistics } satisfies KnownShard));
    sum.merge(statistics);
  });
  cache?.keepOnly(`${prefix}-`, used);
  ledger.write(wordsPath(manifest), sum.words().join("\n"));
  manifest.frequent = sum.frequent().join(" ");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
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

function yearsOf(transcripts: readonly Transcript[]): Pick<Shard, "years"> {
  const years = transcripts.flatMap(({ meta: { date } }) =>
    date === undefined ? [] : [Number(date.slice(0, 4))],
  );
  return years.length === 0 ? {} : { years: [Math.min(...years), Math.max(...years)] };
}
