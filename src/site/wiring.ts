/**
 * What `eleventy.config.ts` hooks into Eleventy. When `publish` runs it for the lists alone, they are
 * rendered with what it has loaded; else the hooks load the archive before a build, as in the
 * preview, and write what is no list after it. Options come through the environment, the one channel
 * that reaches Eleventy's configuration from our commands and from its own command line alike.
 */

import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { loadInThreads } from "../archive/load-in-threads.ts";
import type { Archive } from "../archive/model.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { bundleAssets, bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { writeBulkPages } from "./bulk-pages.ts";
import type { SiteContext } from "./context.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { WORKER_PATH } from "./output/offline-list.ts";
import { OutputLedger } from "./output/output-ledger.ts";
import { PageKeys } from "./output/page-keys.ts";
import { PreviewState } from "./preview-state.ts";
import { writeBundles, writePreviewRest, writeRest } from "./write-site.ts";

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
    listener: (event: EleventyEvent) => void | Promise<void>,
  ): void;
}

export interface EleventyEvent {
  directories: { output: string };
  /** After a build: the pages that were written. */
  results?: { outputPath: string | false }[];
}

/** Environment variables by which the commands tell the build what to do. */
export interface SiteEnvironment {
  /** Content folder; `content` when absent. */
  DUIDU_CONTENT?: string;
  /** `1` keeps drafts. */
  DUIDU_DRAFTS?: string;
  /** `1` for the live preview: problems are shown and the build goes on. */
  DUIDU_PREVIEW?: string;
}

export interface SiteHooks {
  watchTargets: string[];
  archive(): Archive;
  before(event: EleventyEvent): Promise<SiteContext>;
  after(event: EleventyEvent): Promise<void>;
}

/** Called with the archive whenever a build has loaded it; commands report through it. */
export type ArchiveListener = (archive: Archive) => void;

let listener: ArchiveListener = () => {};
let handedOver: SiteContext | undefined;

/** Gives the next run of Eleventy what its pages are made of; it does nothing but render them. */
export function handOver(context: SiteContext): void {
  handedOver = context;
}

/** Registers what is told of each archive that is loaded for Eleventy. */
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
  let context: SiteContext | undefined;
  let ledger: OutputLedger | undefined;
  return {
    watchTargets: [contentDir],
    archive: () => {
      if (!context) throw new Error("The archive is loaded when a build begins");
      return context.archive;
    },
    before: async ({ directories }) => {
      if (handedOver) {
        context = handedOver;
        handedOver = undefined;
        return context;
      }
      const folder = resolve(directories.output);
      const archive = await load();
      listener(archive);
      ledger = state?.ledger(folder) ?? new OutputLedger(folder);
      const bundles =
        (await state?.bundles(ledger)) ?? writeBundles(await bundleAssets("server"), ledger);
      context = { archive, ...bundles, preview, addressing: "server", builtOn: buildDate() };
      return context;
    },
    after: async ({ directories, results = [] }) => {
      if (!context || !ledger) return;
      const { archive } = context;
      const folder = resolve(directories.output);
      const keys = new PageKeys(archive, context);
      const now = { archive, keys, ledger };
      if (!state) {
        // The ledger knows only what went through it.
        for (const { outputPath } of results) {
          if (outputPath) ledger.hashOf(relative(folder, resolve(outputPath)).split(sep).join("/"));
        }
        return writeRest(archive, keys, ledger, { addressing: "server" });
      }
      writeBulkPages(archive, keys, ledger);
      // Search goes on with what it had until the rest is written.
      if (existsSync(join(folder, MANIFEST_PATH))) bindSearchPage(ledger);
      // Once, and at once: until it is there, a saved archive would show in the preview's place.
      if (!existsSync(join(folder, WORKER_PATH))) {
        ledger.write(WORKER_PATH, await bundleWorker("farewell"));
      }
      state.done(ledger, (pause) => writePreviewRest(now, pause));
    },
  };
}
