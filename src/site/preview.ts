/**
 * The live preview: loads an archive, drafts included, serves it, and shows each edit at once.
 * Problems stand over the last good page, and the preview goes on.
 *
 * A page is rendered when somebody asks for it, from what is in memory: an archive of thousands is
 * there when it is loaded, and an edit costs the page that is looked at and no other.
 */

import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { PageContext } from "../../_includes/page-context.ts";
import type { Archive } from "../archive/model.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { WORKER_PATH } from "../shared/offline-list.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { watchContent } from "./eleventy-run.ts";
import type { CacheFolder } from "./output/cache-folder.ts";
import { boundTo } from "./output/offline-binding.ts";
import { PageKeys } from "./output/page-keys.ts";
import { ownLook } from "./own-look.ts";
import type { Page } from "./pages/page.ts";
import { sitePages } from "./pages/registry.ts";
import { addressOf, PreviewServer, type Problems, withProblems } from "./preview-server.ts";
import { PreviewState } from "./preview-state.ts";
import { writePictures, writeStaticFiles } from "./static-files.ts";
import type { PageWriting } from "./write-pages.ts";
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
  /** Told of each archive that was loaded. */
  report: (archive: Archive) => void;
  /** Told of what broke off. */
  reportError: (error: Error) => void;
}

/** Parts of a content folder in which a change shows; an archive may hold its own program too. */
const WATCHED = ["transcripts", "pages", "static", "*.yaml", "extra.css"];

/** Serves until the process ends. Gives the address of the home page. */
export async function startPreview(options: PreviewOptions): Promise<string> {
  const folder = resolve(options.outputDir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const state = new PreviewState(resolve(options.contentDir), options.cache);
  let now: PageWriting | undefined;
  let problems: Problems = [];
  let shown: Problems = [];
  let server: PreviewServer | undefined;
  let pages = new Map<string, Page>();
  // What has been loaded is shown when Eleventy has done: it overhears an edit before that.
  let coming: PageWriting | undefined;
  let comingPages = pages;

  const begin = async () => {
    problems = [];
    coming = undefined;
    try {
      const archive = await state.load();
      options.report(archive);
      problems = errorsOf(archive.diagnostics);
      const ledger = state.ledger(folder);
      const { site } = archive;
      const addressing = "server" as const;
      const look = ownLook(archive, await state.bundles(ledger), ledger);
      const context = { site, preview: true, addressing, builtOn: buildDate(), ...look };
      coming = { archive, context, keys: new PageKeys(archive, context), ledger };
      const present = [...sitePages(archive, addressing)].map((page) => [page.path, page] as const);
      // The last good page of a transcript is what its error stands over.
      comingPages = new Map([...(problems.length > 0 ? pages : []), ...present]);
    } catch (error) {
      fail(error as Error);
    }
  };
  const fail = (error: Error) => {
    problems = [error];
    options.reportError(error);
  };
  const pageAt = (path: string): string | undefined => {
    const page = pages.get(path);
    if (!page || !now) return undefined;
    try {
      const here = new PageContext(now.context, path);
      const text = page.kind.render(here, page.view(), page.transcripts);
      const bound = path === "/search/" ? withSearchVersion(folder, text) : text;
      return withProblems(bound, shown);
    } catch (error) {
      fail(error as Error);
      return withProblems("<!doctype html><title>!</title><body></body>", problems);
    }
  };
  const end = async () => {
    if (coming) {
      const writing = coming;
      now = writing;
      pages = comingPages;
      // Once, and at once: until it is there, a saved archive would show in the preview's place.
      if (!existsSync(join(folder, WORKER_PATH))) {
        writing.ledger.write(WORKER_PATH, await bundleWorker("farewell"));
      }
      writePictures(writing.archive, writing.ledger);
      writeStaticFiles(writing.archive.own.statics, writing.ledger);
      state.done(writing.ledger, (pause) => writePreviewRest(writing, pause));
    }
    shown = problems;
    server?.reload();
  };

  await watchContent({
    watched: WATCHED.map((name) => `${options.contentDir.replaceAll("\\", "/")}/${name}`),
    ...{ begin, end },
  });
  const place = { base: now?.archive.site.base ?? "/", port: options.port, host: options.host };
  server = new PreviewServer({ ...place, folder, pageAt });
  server.serve(options.port);
  await server.ready();
  return addressOf(place);
}

/** The search page goes on with the data that it had until the next is written. */
function withSearchVersion(folder: string, page: string): string {
  const manifest = join(folder, MANIFEST_PATH);
  return existsSync(manifest) ? boundTo(readFileSync(manifest, "utf8"), page) : page;
}

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
