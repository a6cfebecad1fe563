/**
 * Builds the published site. Everything is written to a folder beside the output first and put in
 * its place by renaming, so a build that fails, or is stopped, leaves the last good one as it was.
 */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { loadInThreads } from "../archive/load-in-threads.ts";
import type { Archive } from "../archive/model.ts";
import { CACHE_PARTS, TranscriptCache } from "../archive/transcript-cache.ts";
import type { Addressing } from "../shared/page-address.ts";
import { isRunning } from "../system/running-process.ts";
import { newSpellings, restoreSpellings } from "../text/spelling.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import { type CacheFolder, nameOf } from "./output/cache-folder.ts";
import { checksumsOf, formatChecksums, MANIFEST_NAME } from "./output/manifest.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import { writeSite } from "./write-site.ts";

export const PROJECT_ROOT = resolve(import.meta.dirname, "../..");

const SWAP_ATTEMPTS = 20;
const DAY = 24 * 60 * 60 * 1000;

/** Name in the cache of the pinyin of names. */
const SPELLINGS = "spellings";

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
  /** Told of each stage as it starts, for people who wait. */
  progress?: (stage: string) => void;
  /** Makes the site of a live preview. */
  preview?: boolean;
  /** Leaves out search, feeds and exports, for measuring. */
  pagesOnly?: boolean;
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
  const { cache, drafts, addressing = "server", progress } = options;
  const { preview = false, pagesOnly = false } = options;
  const contentDir = resolve(options.contentDir);
  const names = {
    transcripts: nameOf("transcripts", contentDir),
    ledger: nameOf("ledger", outputDir),
    shards: nameOf("shard", outputDir),
    older: nameOf("older", outputDir),
  };
  const part = (number: number) => `${names.transcripts}-${number}`;
  const transcripts = new TranscriptCache(
    Array.from({ length: CACHE_PARTS }, (_, number) => cache?.read(part(number))),
  );
  const spellings = cache?.read(SPELLINGS);
  if (spellings) restoreSpellings(spellings);
  const archive = await loadInThreads(options.contentDir, { drafts, cache: transcripts });
  if (hasErrors(archive.diagnostics)) return { archive, built: false };

  mkdirSync(dirname(outputDir), { recursive: true });
  const staging = `${outputDir}.tmp-${process.pid}`;
  const older = cache?.pathOf(names.older);
  const record = cache?.read(names.ledger);
  try {
    // A folder that may not be written to is told here in one line, not once for each page.
    mkdirSync(staging, { recursive: true });
    const isReused = record !== undefined && older !== undefined && moveFolder(older, staging);
    const previous = record && JSON.parse(record.toString());
    const ledger = new OutputLedger(staging, outputDir, previous);
    await writeSite(archive, ledger, {
      ...{ addressing, shards: names.shards },
      ...(cache && { cache }),
      ...(progress && { progress }),
      ...{ preview, pagesOnly },
    });
    ledger.write(MARKER, "Built by Duidu. This folder is replaced by each build.\n");
    ledger.write(MANIFEST_NAME, formatChecksums(checksumsOf(ledger)));
    if (isReused) ledger.sweep();
    swap(staging, outputDir, older);
    if (cache) {
      transcripts.turn();
      transcripts.save((number, bytes) => cache.write(part(number), bytes));
      const spelled = newSpellings();
      if (spelled) cache.write(SPELLINGS, spelled);
      cache.write(names.ledger, Buffer.from(JSON.stringify(ledger.record())));
      cache.prune();
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { archive, built: true };
}

/** Moves a folder in the place of an empty one; false where there is none, or on another disk. */
function moveFolder(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * Puts the new site in the place of the old one. Another build may do the same at this moment:
 * then one follows the other, and the last to come stays.
 * @param older Where the old one is kept: the next build makes its site of it, rather than link
 *   and remove tens of thousands of files.
 */
function swap(staging: string, outputDir: string, older: string | undefined): void {
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
      if (existsSync(outputDir)) putAway(old, older, staging);
    }
  }
}

/**
 * Keeps the site that was replaced where it is of use, else removes it. What lies there is taken away
 * by renaming: another build may do the same, or be about to write in it.
 * @param staging A place of this build alone, which it empties when it ends.
 */
function putAway(old: string, older: string | undefined, staging: string): void {
  if (older !== undefined) moveFolder(older, staging);
  if (older === undefined || !moveFolder(old, older)) rmSync(old, { recursive: true, force: true });
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
