/**
 * The live preview: builds an archive, drafts included, serves it, and shows each edit at once.
 * Problems stand over the last good page, and the preview goes on.
 */

import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Archive } from "../archive/model.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { WORKER_PATH } from "../shared/offline-list.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { renderAgain } from "./eleventy-run.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { PageKeys } from "./output/page-keys.ts";
import { ownLook } from "./own-look.ts";
import { type Page, pageFile } from "./pages/page.ts";
import { sitePages } from "./pages/registry.ts";
import { addressOf, PreviewServer, type Problems } from "./preview-server.ts";
import { PreviewState } from "./preview-state.ts";
import { writePictures, writeStaticFiles } from "./static-files.ts";
import { duePages, type PageWriting, writePage } from "./write-pages.ts";
import { writePreviewRest } from "./write-site.ts";

/** What a preview shows, where, and whom it tells. */
export interface PreviewOptions {
  contentDir: string;
  /** Folder that the site is written to and served from; what an earlier preview left is removed. */
  outputDir: string;
  port: number;
  /** Address to listen on. */
  host: string;
  /** Told of each archive that was loaded. */
  report: (archive: Archive) => void;
  /** Told of a build that broke off. */
  reportError: (error: Error) => void;
}

/** Parts of a content folder in which a change shows; an archive may hold its own program too. */
const WATCHED = ["transcripts", "pages", "static", "*.yaml", "extra.css"];

/** Builds and serves until the process ends. Gives the address of the home page. */
export async function startPreview(options: PreviewOptions): Promise<string> {
  const folder = resolve(options.outputDir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const state = new PreviewState();
  let now: PageWriting | undefined;
  let problems: Problems = [];
  let server: PreviewServer | undefined;
  let pages = new Set<string>();

  const begin = async (): Promise<Page[]> => {
    problems = [];
    try {
      const archive = await state.load(options.contentDir, true);
      options.report(archive);
      problems = errorsOf(archive.diagnostics);
      const ledger = state.ledger(folder);
      const { site } = archive;
      const addressing = "server" as const;
      const look = ownLook(archive, await state.bundles(ledger), ledger);
      const context = { site, preview: true, addressing, builtOn: buildDate(), ...look };
      now = { archive, context, keys: new PageKeys(archive, context), ledger };
      return duePages(now);
    } catch (error) {
      fail(error as Error);
      return [];
    }
  };
  const fail = (error: Error) => {
    now = undefined;
    problems = [error];
    options.reportError(error);
  };
  const write = (page: Page) => {
    if (!now) return;
    try {
      writePage(page, now);
    } catch (error) {
      fail(error as Error);
    }
  };
  const end = async () => {
    if (now) {
      const writing = now;
      const { ledger } = writing;
      // Search goes on with what it had until the rest is written.
      if (existsSync(join(folder, MANIFEST_PATH))) bindSearchPage(ledger);
      // Once, and at once: until it is there, a saved archive would show in the preview's place.
      if (!existsSync(join(folder, WORKER_PATH))) {
        ledger.write(WORKER_PATH, await bundleWorker("farewell"));
      }
      writePictures(writing.archive, ledger);
      writeStaticFiles(writing.archive.own.statics, ledger);
      pages = removeGone(folder, pages, filesOf(writing.archive), problems.length > 0);
      state.done(ledger, (pause) => writePreviewRest(writing, pause));
    }
    server?.show(problems);
    server?.reload();
  };

  await renderAgain({
    watched: WATCHED.map((name) => `${options.contentDir.replaceAll("\\", "/")}/${name}`),
    ...{ begin, write, end },
  });
  const place = { base: now?.archive.site.base ?? "/", port: options.port, host: options.host };
  server = new PreviewServer({ ...place, folder });
  server.show(problems);
  server.serve(options.port);
  await server.ready();
  return addressOf(place);
}

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function filesOf(archive: Archive): Set<string> {
  return new Set([...sitePages(archive, "server")].map(pageFile));
}

/**
 * Removes pages that are no more, with the folder of each. While something is wrong all stay: the
 * last good page of a transcript is what its error stands over.
 * @returns Files of pages that are there now.
 */
function removeGone(
  folder: string,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  isWrong: boolean,
): Set<string> {
  if (isWrong) return new Set([...before, ...after]);
  for (const file of before) {
    if (after.has(file)) continue;
    const place = dirname(file);
    const isAlone = place !== "." && ![...after].some((other) => other.startsWith(`${place}/`));
    rmSync(join(folder, isAlone ? place : file), { recursive: true, force: true });
    if (isAlone) removeDownloads(join(folder, place));
  }
  return new Set(after);
}

/** Removes what lies beside the folder of a page under its name, such as its Markdown. */
function removeDownloads(place: string): void {
  const parent = dirname(place);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(place)}.`)) rmSync(join(parent, name), { force: true });
  }
}
