/**
 * Builds the published site. Everything is written to a folder beside the output first and put in
 * its place by renaming, so a build that fails, or is stopped, leaves the last good one as it was.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import Eleventy from "@11ty/eleventy";
import { loadInThreads } from "../archive/load-in-threads.ts";
import type { Archive } from "../archive/model.ts";
import { TranscriptCache } from "../archive/transcript-cache.ts";
import { isRunning } from "../system/running-process.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import { type CacheFolder, nameOf } from "./output/cache-folder.ts";
import { checksumsOf, formatChecksums, MANIFEST_NAME } from "./output/manifest.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import type { Addressing } from "./page-address.ts";
import { ShardCache } from "./search/shard-cache.ts";
import { handOver } from "./wiring.ts";

export const PROJECT_ROOT = resolve(import.meta.dirname, "../..");

const SWAP_ATTEMPTS = 20;
const DAY = 24 * 60 * 60 * 1000;

/** Marks a folder as ours to replace. */
const MARKER = ".duidu-site";

export interface PublishOptions {
  contentDir: string;
  outputDir: string;
  drafts: boolean;
  /** `relative` writes a site that is opened from a folder; `server` when absent. */
  addressing?: Addressing;
  /** Where what did not change since the last build is taken from; nothing is kept when absent. */
  cache?: CacheFolder;
}

export interface PublishResult {
  archive: Archive;
  /** False when an error diagnostic stopped the build; nothing was written then. */
  built: boolean;
}

/** Raised when the output folder holds something that this program did not write. */
export class OutputNotOursError extends Error {
  constructor(outputDir: string) {
    super(
      `${outputDir} holds files that no build of this site wrote, so it is not replaced. ` +
        "Fix: give an empty or new folder with --output, or empty this one yourself.",
    );
    this.name = "OutputNotOursError";
  }
}

/**
 * Loads, builds and puts the site in place.
 * @throws OutputNotOursError, or whatever went wrong while writing; the old output stands then.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const outputDir = resolve(options.outputDir);
  // Before anything can fail: a build that was killed may have left the last good site aside.
  removeLeftovers(outputDir);
  assertReplaceable(outputDir);
  const { cache, drafts, addressing = "server" } = options;
  const contentDir = resolve(options.contentDir);
  const names = {
    transcripts: nameOf("transcripts", contentDir),
    ledger: nameOf("ledger", outputDir),
    shards: nameOf("shard", outputDir),
  };
  const transcripts = new TranscriptCache(cache?.read(names.transcripts));
  const archive = await loadInThreads(options.contentDir, { drafts, cache: transcripts });
  if (hasErrors(archive.diagnostics)) return { archive, built: false };

  mkdirSync(dirname(outputDir), { recursive: true });
  const staging = `${outputDir}.tmp-${process.pid}`;
  const record = cache?.read(names.ledger);
  const ledger = new OutputLedger(staging, outputDir, record && JSON.parse(record.toString()));
  try {
    // A folder that may not be written to is told here in one line, not once for each page.
    mkdirSync(staging, { recursive: true });
    handOver({
      ...{ archive, addressing, ledger },
      ...(cache && { shards: new ShardCache(cache, names.shards) }),
    });
    await runEleventy(staging);
    writeFileSync(
      join(staging, MARKER),
      "Built by Duidu. This folder is replaced by each build.\n",
    );
    writeFileSync(join(staging, MANIFEST_NAME), formatChecksums(checksumsOf(ledger)));
    swap(staging, outputDir);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  if (cache) {
    transcripts.turn();
    cache.write(names.transcripts, transcripts.toBytes());
    cache.write(names.ledger, Buffer.from(JSON.stringify(ledger.record())));
    cache.prune();
  }
  return { archive, built: true };
}

async function runEleventy(outputDir: string): Promise<void> {
  const eleventy = new Eleventy(
    "src/site/pages",
    // Eleventy wants its folders relative to the working directory.
    relative(process.cwd(), outputDir),
    { configPath: "eleventy.config.ts", quietMode: true, runMode: "build" },
  );
  await eleventy.init();
  await eleventy.write();
}

/**
 * Puts the new site in the place of the old one. Another build may do the same at this moment:
 * then one follows the other, and the last to come stays.
 */
function swap(staging: string, outputDir: string): void {
  const old = `${outputDir}.tmp-old-${process.pid}`;
  for (let attempt = 0; ; attempt++) {
    const hadOld = moveAside(outputDir, old);
    try {
      renameSync(staging, outputDir);
      break;
    } catch (error) {
      if (hadOld && !existsSync(outputDir)) renameSync(old, outputDir);
      if (!existsSync(outputDir) || !existsSync(staging) || attempt >= SWAP_ATTEMPTS) throw error;
    } finally {
      if (existsSync(outputDir)) rmSync(old, { recursive: true, force: true });
    }
  }
}

function moveAside(outputDir: string, old: string): boolean {
  if (!existsSync(outputDir)) return false;
  assertReplaceable(outputDir);
  try {
    renameSync(outputDir, old);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Removes what a build that was killed left beside the output, and puts an output back that was
 * caught between the two renames. A number of a process that is dead may be that of another one by
 * now, so whatever is a day old goes too.
 */
function removeLeftovers(outputDir: string): void {
  const parent = dirname(outputDir);
  if (!existsSync(parent)) return;
  const prefix = `${basename(outputDir)}.tmp-`;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(parent, name);
    const [, old, pid] = /^(old-)?(\d+)$/.exec(name.slice(prefix.length)) ?? [];
    if (pid === undefined) continue;
    try {
      if (old !== undefined && !existsSync(outputDir)) renameSync(path, outputDir);
      else if (!isRunning(Number(pid)) || Date.now() - statSync(path).mtimeMs > DAY) {
        rmSync(path, { recursive: true, force: true });
      }
    } catch (error) {
      // Another build that started now has done it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

function assertReplaceable(outputDir: string): void {
  if (!existsSync(outputDir)) return;
  const names = readdirSync(outputDir);
  if (names.length > 0 && !names.includes(MARKER)) throw new OutputNotOursError(outputDir);
}
