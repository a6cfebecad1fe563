/**
 * The live preview: builds an archive, drafts included, serves it, and shows each edit at once.
 * Problems are reported and the preview goes on.
 */

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Archive } from "../archive/model.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { WORKER_PATH } from "../shared/offline-list.ts";
import { bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { servePreview } from "./eleventy-run.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { PageKeys } from "./output/page-keys.ts";
import { PreviewState } from "./preview-state.ts";
import { duePages, type PageWriting, writePage } from "./write-pages.ts";
import { writePreviewRest } from "./write-site.ts";

export interface PreviewOptions {
  contentDir: string;
  /** Folder that the site is written to and served from. */
  outputDir: string;
  port: number;
  /** Told of each archive that was loaded. */
  report: (archive: Archive) => void;
}

/** Builds and serves until the process ends. */
export async function startPreview(options: PreviewOptions): Promise<void> {
  const folder = resolve(options.outputDir);
  const state = new PreviewState();
  let now: PageWriting;
  await servePreview({
    output: options.outputDir,
    port: options.port,
    watched: options.contentDir,
    begin: async () => {
      const archive = await state.load(options.contentDir, true);
      options.report(archive);
      const ledger = state.ledger(folder);
      const context = {
        ...{
          site: archive.site,
          preview: true,
          addressing: "server" as const,
          builtOn: buildDate(),
        },
        ...(await state.bundles(ledger)),
      };
      now = { archive, context, keys: new PageKeys(archive, context), ledger };
      return duePages(now);
    },
    write: (page) => writePage(page, now),
    end: async () => {
      const { ledger } = now;
      // Search goes on with what it had until the rest is written.
      if (existsSync(join(folder, MANIFEST_PATH))) bindSearchPage(ledger);
      // Once, and at once: until it is there, a saved archive would show in the preview's place.
      if (!existsSync(join(folder, WORKER_PATH))) {
        ledger.write(WORKER_PATH, await bundleWorker("farewell"));
      }
      state.done(ledger, (pause) => writePreviewRest(now, pause));
    },
  });
}
