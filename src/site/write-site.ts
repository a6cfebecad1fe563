/**
 * Writes a whole site through a ledger: bundles, pages, search data, feeds and exports.
 */

import type { Bundles, SiteContext } from "../../_includes/page-context.ts";
import type { Archive } from "../archive/model.ts";
import { WORKER_PATH } from "../shared/offline-list.ts";
import type { Addressing } from "../shared/page-address.ts";
import { transcriptUrl } from "../shared/page-address.ts";
import { type BundleFiles, bundleAssets, bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { writeDataFiles } from "./export/data-files.ts";
import { headersFile } from "./headers-file.ts";
import { type CacheFolder, madeOnce } from "./output/cache-folder.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { writeOfflineList } from "./output/offline-write.ts";
import type { OutputLedger } from "./output/output-ledger.ts";
import { writeFolderCopyData } from "./output/package-data.ts";
import { PageKeys } from "./output/page-keys.ts";
import { ownLook } from "./own-look.ts";
import { writeSearchData } from "./search/search-data.ts";
import { writePictures, writeStaticFiles } from "./static-files.ts";
import { writePages } from "./write-pages.ts";

/** Which kind of site is written, and what it may use. */
export interface SiteOptions {
  addressing: Addressing;
  /** Shows that it is one, and leaves out what only readers need. */
  preview?: boolean;
  /** Leaves out search, feeds and exports, for measuring. */
  pagesOnly?: boolean;
  cache?: CacheFolder;
  /** Name in the cache of what is known of the shards of the index. */
  shards?: string;
  /** Told of each stage as it starts. */
  progress?: (stage: string) => void;
}

/** Writes all files of a site but the list of their checksums. */
export async function writeSite(
  archive: Archive,
  ledger: OutputLedger,
  options: SiteOptions,
): Promise<void> {
  const { addressing, preview = false, cache, progress } = options;
  progress?.(`Writing the pages and the index of ${archive.transcripts.length} transcripts`);
  const bundles = writeBundles(
    await madeOnce(cache, `bundles-${addressing}`, () => bundleAssets(addressing)),
    ledger,
  );
  const { site } = archive;
  const look = ownLook(archive, bundles, ledger);
  const context: SiteContext = { site, ...look, preview, addressing, builtOn: buildDate() };
  // Without a cache no other build asks what a file was made of.
  const keys = new PageKeys(archive, cache && context);
  const pages = () => writePages({ archive, context, keys, ledger });
  if (!options.pagesOnly && !preview) return writeRest({ archive, keys, ledger }, options, pages);
  await pages();
  if (options.pagesOnly) return;
  ledger.write(WORKER_PATH, await bundleWorker("farewell"));
  writePictures(archive, ledger);
  writeStaticFiles(archive.own.statics, ledger);
  await writePreviewRest({ archive, keys, ledger });
  bindSearchPage(ledger);
}

/** Puts bundles in their place. */
export function writeBundles({ bundles, files }: BundleFiles, ledger: OutputLedger): Bundles {
  // Their names tell their content.
  for (const { path, content } of files) ledger.put(path, `bundle ${path}`, () => content);
  return bundles;
}

interface Building {
  archive: Archive;
  keys: PageKeys;
  ledger: OutputLedger;
}

/**
 * Writes the pages and what a site has beside them, the offline list last: it names all the others.
 * Texts to search come first, since other threads make the index of them while this one writes all
 * the rest.
 */
async function writeRest(
  { archive, keys, ledger }: Building,
  { addressing, cache, shards }: SiteOptions,
  pages: () => Promise<void>,
): Promise<void> {
  const relative = addressing === "relative";
  if (!relative) {
    ledger.write("_headers", headersFile(archive.site.base));
    // GitHub Pages would leave out every name that begins with an underscore.
    ledger.write(".nojekyll", "");
  }
  const searchYears = await writeSearchData(archive, ledger, {
    mode: relative ? "text" : "index",
    ...(cache && { cache }),
    ...(shards !== undefined && { shards }),
    meanwhile: async () => {
      await pages();
      await writeDataFiles(archive, keys, ledger);
    },
  });
  writePictures(archive, ledger);
  writeStaticFiles(archive.own.statics, ledger);
  bindSearchPage(ledger);
  if (relative) return writeFolderCopyData(ledger);
  ledger.write(WORKER_PATH, await madeOnce(cache, "worker", () => bundleWorker("sw")));
  const pageYears = yearsOfPages(archive);
  writeOfflineList(ledger, (name) => pageYears.get(name) ?? searchYears.get(name));
}

/** The year of each transcript's page, by the name of its file; none in an archive of one year. */
function yearsOfPages({ transcripts }: Archive): ReadonlyMap<string, string> {
  const years = new Map<string, string>();
  for (const transcript of transcripts) {
    const year = transcript.meta.date?.slice(0, 4);
    if (year !== undefined) years.set(`${transcriptUrl(transcript).slice(1)}index.html`, year);
  }
  return new Set(years.values()).size > 1 ? years : new Map();
}

/**
 * Writes what a preview has beside its pages. Search reads the texts themselves there: an index would
 * be made anew at each edit, and a preview is read on the machine that holds the texts.
 */
export async function writePreviewRest(
  { archive, keys, ledger }: Building,
  pause?: () => Promise<void>,
): Promise<void> {
  // Search first: it is what a keeper tries.
  await writeSearchData(archive, ledger, { mode: "text", ...(pause && { pause }) });
  await writeDataFiles(archive, keys, ledger, pause);
}
