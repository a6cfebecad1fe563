/**
 * What `eleventy.config.ts` hooks into Eleventy: loading before a build, bundles and search data
 * around it. Options come through the environment, the one channel that reaches Eleventy's
 * configuration from our commands and from its own command line alike.
 */

import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadInThreads } from "../archive/load-in-threads.ts";
import { type Archive, FACET_KINDS } from "../archive/model.ts";
import { bundleAssets, bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { writeBulkPages } from "./bulk-pages.ts";
import type { SiteContext } from "./context.ts";
import { writeDataFiles } from "./export/data-files.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { WORKER_PATH } from "./output/offline-list.ts";
import { writeOfflineList } from "./output/offline-write.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import { writeFolderCopyData } from "./output/package-data.ts";
import { PageKeys } from "./output/page-keys.ts";
import type { Addressing } from "./page-address.ts";
import { headersFile } from "./policy.ts";
import { PreviewState } from "./preview-state.ts";
import { writeSearchData } from "./search/search-data.ts";
import type { ShardCache } from "./search/shard-cache.ts";

/** The part of Eleventy's configuration object that is used here; Eleventy ships no types. */
export interface EleventyConfig {
  addExtension(extension: string, options: object): void;
  addTransform(name: string, transform: (content: string) => Promise<string>): void;
  addTemplateFormats(format: string): void;
  addGlobalData(name: string, value: () => unknown): void;
  addWatchTarget(path: string): void;
  setQuietMode(quiet: boolean): void;
  setUseGitIgnore(use: boolean): void;
  on(
    event: "eleventy.before" | "eleventy.after",
    listener: (event: { directories: { output: string } }) => void | Promise<void>,
  ): void;
}

/** Environment variables by which the commands tell the build what to do. */
export interface SiteEnvironment {
  /** Content folder; `content` when absent. */
  DUIDU_CONTENT?: string;
  /** `1` keeps drafts. */
  DUIDU_DRAFTS?: string;
  /** `1` for the live preview: problems are shown and the build goes on. */
  DUIDU_PREVIEW?: string;
  /** `1` leaves out search, feeds and exports, for measuring. */
  DUIDU_PAGES_ONLY?: string;
}

export interface SiteHooks {
  watchTargets: string[];
  archive(): Archive;
  before(outputDir: string): Promise<SiteContext>;
  after(outputDir: string): Promise<void>;
}

/** Called with the archive whenever a build has loaded it; commands report through it. */
export type ArchiveListener = (archive: Archive) => void;

let listener: ArchiveListener = () => {};
let handedOver: HandedOver | undefined;

/** What `publish` gives the build that it starts. */
export interface HandedOver {
  archive: Archive;
  addressing: Addressing;
  ledger: OutputLedger;
  shards?: ShardCache;
}

let progress: (stage: string) => void = () => {};

/** Registers what is told of each stage of a build as it starts, for people who wait. */
export function onProgress(next: (stage: string) => void): void {
  progress = next;
}

/** Gives the next build what is loaded already, and says how its pages are opened. */
export function handOver(next: HandedOver): void {
  handedOver = next;
}

/** Registers what is told of each loaded archive. */
export function onArchiveLoaded(next: ArchiveListener): void {
  listener = next;
}

/** Makes the hooks for one run of Eleventy. */
export function prepareSite(environment: SiteEnvironment): SiteHooks {
  const contentDir = resolve(environment.DUIDU_CONTENT ?? "content");
  const preview = environment.DUIDU_PREVIEW === "1";
  const state = preview ? new PreviewState() : undefined;
  const drafts = environment.DUIDU_DRAFTS === "1";
  const load = () => state?.load(contentDir, drafts) ?? loadInThreads(contentDir, { drafts });
  let archive: Archive | undefined;
  let context: SiteContext | undefined;
  let ledger = new OutputLedger(contentDir);
  let shards: ShardCache | undefined;
  let isPublished = false;
  return {
    watchTargets: [contentDir],
    archive: () => {
      if (!archive) throw new Error("The archive is loaded when a build begins");
      return archive;
    },
    before: async (outputDir) => {
      const folder = resolve(outputDir);
      const given = handedOver ?? {
        archive: await load(),
        addressing: "server" as const,
        ledger: state?.ledger(folder) ?? new OutputLedger(folder),
      };
      isPublished = handedOver !== undefined;
      handedOver = undefined;
      ({ archive, ledger, shards } = { shards: undefined, ...given });
      const { addressing } = given;
      listener(archive);
      progress(`Writing the pages of ${archive.transcripts.length} transcripts`);
      const bundles = await (state?.bundles(folder) ?? bundleAssets(folder, addressing));
      context = { archive, ...bundles, preview, addressing, builtOn: buildDate() };
      return context;
    },
    after: async (outputDir) => {
      if (!archive || !context) return;
      const built = archive;
      const folder = resolve(outputDir);
      const relative = context.addressing === "relative";
      const keys = new PageKeys(archive, context);
      writeBulkPages(archive, keys, ledger);
      if (environment.DUIDU_PAGES_ONLY === "1") return;
      if (state) {
        // Search goes on with what it had until the rest is written.
        bindSearchPage(folder);
        const now = { archive, keys, ledger };
        // Once, and at once: until it is there, a saved archive would show in the preview's place.
        if (!existsSync(join(folder, WORKER_PATH))) await bundleWorker(folder, "farewell");
        // A folder that is put in place by renaming has no later.
        if (isPublished) await writePreviewRest(now);
        else state.done(ledger, (pause) => writePreviewRest(now, pause));
        return;
      }
      progress("Writing feeds, dumps and the search data");
      if (!relative) writeFileSync(join(folder, "_headers"), headersFile(archive.site.base));
      const mode = relative ? "text" : "auto";
      await writeSearchData(archive, ledger, {
        ...{ mode, keys },
        ...(shards && { shards }),
        meanwhile: () => writeDataFiles(built, keys, ledger),
      });
      bindSearchPage(folder);
      if (relative) writeFolderCopyData(folder);
      // Last of all: it lists what the others have written.
      else await writeOffline(folder, ledger);
    },
  };
}

/** What a preview has beside its pages. It has no index: its texts need not go far. */
async function writePreviewRest(
  { archive, keys, ledger }: PreviewRest,
  pause?: () => Promise<void>,
): Promise<void> {
  // Search first: it is what a keeper tries.
  await writeSearchData(archive, ledger, { mode: "text", keys, ...(pause && { pause }) });
  bindSearchPage(ledger.folder);
  await writeDataFiles(archive, keys, ledger, pause);
}

interface PreviewRest {
  archive: Archive;
  keys: PageKeys;
  ledger: OutputLedger;
}

async function writeOffline(outputDir: string, ledger: OutputLedger): Promise<void> {
  await bundleWorker(outputDir, "sw");
  writeOfflineList(outputDir, ledger);
}
