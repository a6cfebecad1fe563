/**
 * The live preview: loads an archive, drafts included, serves it, and shows each edit at once.
 * Problems stand over the last good page, and the preview goes on.
 *
 * A page is rendered when somebody asks for it, from what is in memory: an archive of thousands is
 * there when it is loaded, and an edit costs the page that is looked at and no other.
 */

import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadSite, transcriptFiles } from "../archive/load.ts";
import type { Archive } from "../archive/model.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { WORKER_PATH } from "../shared/offline-list.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import type { CacheFolder } from "./output/cache-folder.ts";
import { boundTo } from "./output/offline-binding.ts";
import { PageKeys } from "./output/page-keys.ts";
import { ownLook } from "./own-look.ts";
import { PreviewPages } from "./preview-pages.ts";
import {
  addressOf,
  PreviewServer,
  type Problems,
  readingPage,
  withProblems,
} from "./preview-server.ts";
import { PreviewState } from "./preview-state.ts";
import { writePictures, writeStaticFiles } from "./static-files.ts";
import { watchContent } from "./watch-content.ts";
import { writePreviewRest } from "./write-site.ts";

/** What a preview shows, where, and whom it tells. */
export interface PreviewOptions {
  contentDir: string;
  /** Folder for what is no page; what an earlier preview left is removed. */
  outputDir: string;
  port: number;
  /** Address to listen on. */
  host: string;
  /** Where what was parsed before is taken from; nothing is kept when absent. */
  cache?: CacheFolder;
  /** Whether changes of paragraphs are written down beside the transcripts. */
  keepsRecord?: boolean;
  /** Told the address of the home page as soon as it answers, which is before the archive is read. */
  serving: (address: string) => void;
  /** Told of each archive that was loaded. */
  report: (archive: Archive) => void;
  /** Told of what broke off. */
  reportError: (error: Error) => void;
}

/** Milliseconds that an edit waits for the names in its text. */
const SOON = 300;
const EMPTY_PAGE = "<!doctype html><title>!</title><body></body>";

/** Serves until the process ends. Settles when the archive has been read for the first time. */
export async function startPreview(options: PreviewOptions): Promise<void> {
  const folder = resolve(options.outputDir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const contentDir = resolve(options.contentDir);
  const state = new PreviewState(contentDir, options.cache, options.keepsRecord);
  const pages = new PreviewPages();
  let problems: Problems = [];
  let shown: Problems = [];

  const show = async () => {
    problems = [];
    try {
      const archive = await state.load();
      options.report(archive);
      problems = errorsOf(archive.diagnostics);
      const ledger = state.ledger(folder);
      const { site } = archive;
      const look = ownLook(archive, await state.bundles(ledger), ledger);
      const addressing = "server" as const;
      const context = { site, preview: true, addressing, builtOn: buildDate(), ...look };
      pages.show(archive, context);
      // Once, and at once: until it is there, a saved archive would show in the preview's place.
      if (!existsSync(join(folder, WORKER_PATH))) {
        ledger.write(WORKER_PATH, await bundleWorker("farewell"));
      }
      writePictures(archive, ledger);
      writeStaticFiles(archive.own.statics, ledger);
      const found = state.findNames(archive);
      const writing = { archive, context, keys: new PageKeys(archive, context), ledger };
      state.done(ledger, async (pause) => {
        await found;
        await writePreviewRest(writing, pause);
      });
      await showNames(found);
    } catch (error) {
      fail(error as Error);
    }
    shown = problems;
    server.reload();
  };
  const fail = (error: Error) => {
    problems = [error];
    options.reportError(error);
  };
  const pageAt = (path: string): string | undefined => {
    try {
      const text = pages.at(path);
      const bound = path === "/search/" && text ? withSearchVersion(folder, text) : text;
      return bound && withProblems(bound, shown);
    } catch (error) {
      fail(error as Error);
      return withProblems(EMPTY_PAGE, problems);
    }
  };
  const waiting = () => {
    if (!pages.isEmpty) return undefined;
    if (shown.length > 0) return withProblems(EMPTY_PAGE, shown);
    return readingPage(transcriptFiles(contentDir).length);
  };
  /** Names that are found soon are shown with all else; those found later, by loading pages again. */
  const showNames = async (found: Promise<void>) => {
    const isSoon = await Promise.race([found.then(() => true), sleep(SOON).then(() => false)]);
    if (!isSoon) found.then(() => server.reload()).catch(fail);
  };

  const place = { base: loadSite(contentDir).base, port: options.port, host: options.host };
  const server = new PreviewServer({ ...place, folder, pageAt, waiting });
  server.serve(options.port);
  await server.ready();
  options.serving(addressOf(place));
  await watchContent(contentDir, show);
}

/** The search page goes on with the data that it had until the next is written. */
function withSearchVersion(folder: string, page: string): string {
  const manifest = join(folder, MANIFEST_PATH);
  return existsSync(manifest) ? boundTo(readFileSync(manifest, "utf8"), page) : page;
}

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
