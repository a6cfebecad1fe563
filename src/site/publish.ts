/**
 * Builds the published site. Everything is written to a folder of its own first and put in its place
 * when it is whole, so a build that fails, or is stopped, leaves the last good one as it was.
 */

import { mkdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { loadInThreads } from "../archive/load-in-threads.ts";
import type { Archive } from "../archive/model.ts";
import { blockingErrors } from "../archive/publication.ts";
import type { Addressing } from "../shared/page-address.ts";
import type { SizedFile } from "./host-table.ts";
import { writeAddresses } from "./keep-addresses.ts";
import { keepTranscripts, openTranscripts } from "./kept-transcripts.ts";
import { type CacheFolder, nameOf } from "./output/cache-folder.ts";
import { CHECKSUMS_NAME, checksumsOf, formatChecksums } from "./output/checksums.ts";
import { MARKER, MARKER_TEXT } from "./output/output-files.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import { place, planPlacement } from "./output/placement.ts";
import { writeSite } from "./write-site.ts";

/** What is built from where to where, and how. */
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
  /** ISO date under which changes of paragraphs are written down; absent where nothing is. */
  today?: string;
  /** Leaves out search, feeds and exports, for measuring. */
  pagesOnly?: boolean;
}

/** What came of a build. */
export interface PublishResult {
  archive: Archive;
  /** False when an error that is not of one transcript stopped the build; nothing was written. */
  built: boolean;
  /** Every file of the site; none where nothing was written. */
  files: readonly SizedFile[];
  /** How many of them are those of the last site. */
  takenOver: number;
  /** Why the cache could not be written; undefined where it was, or where there is none. */
  cacheProblem?: string;
  /** Why the records of addresses could not be written; the site is as if they had been. */
  addressesProblem?: string;
}

/**
 * Loads, builds and puts the site in place.
 * @throws OutputNotOursError, or whatever went wrong while writing: the old output stands then, but
 * after a HalfPlacedError, which says so.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  // Before anything can fail: a build that was killed may have left the last good site aside.
  const placement = planPlacement(options.outputDir);
  const { outputDir, staging } = placement;
  const { cache, drafts, addressing = "server", progress } = options;
  const { preview = false, pagesOnly = false } = options;
  const contentDir = resolve(options.contentDir);
  const names = {
    ledger: nameOf("ledger", outputDir),
    shards: nameOf("shard", outputDir),
  };
  const transcripts = openTranscripts(cache, contentDir);
  const archive = await loadInThreads(options.contentDir, {
    ...{ drafts, cache: transcripts },
    ...(options.today !== undefined && { today: options.today }),
  });
  if (blockingErrors(archive).length > 0) return { archive, built: false, files: [], takenOver: 0 };

  const addressesProblem = writeAddresses(archive);
  mkdirSync(dirname(outputDir), { recursive: true });
  const record = cache?.read(names.ledger);
  let files: SizedFile[] = [];
  let takenOver = 0;
  try {
    // A folder that may not be written to is told here in one line, not once for each page.
    mkdirSync(staging, { recursive: true });
    const previous = record && JSON.parse(record.toString());
    const ledger = new OutputLedger(staging, outputDir, previous);
    await writeSite(archive, ledger, {
      ...{ addressing, shards: names.shards },
      ...(cache && { cache }),
      ...(progress && { progress }),
      ...{ preview, pagesOnly },
    });
    ledger.write(MARKER, MARKER_TEXT);
    ledger.write(CHECKSUMS_NAME, formatChecksums(checksumsOf(ledger)));
    const paths = ledger.paths();
    files = paths.map((path) => [path, ledger.sizeOf(path)]);
    takenOver = ledger.takenOver;
    place(placement, paths);
    if (cache) {
      transcripts.endLoad();
      keepTranscripts(cache, contentDir, transcripts);
      cache.write(names.ledger, Buffer.from(JSON.stringify(ledger.record())));
      cache.prune();
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  const cacheProblem = cache?.problem;
  return {
    archive,
    built: true,
    files,
    takenOver,
    ...(cacheProblem !== undefined && { cacheProblem }),
    ...(addressesProblem !== undefined && { addressesProblem }),
  };
}
