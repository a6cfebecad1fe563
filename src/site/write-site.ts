/**
 * Writes a whole site through a ledger: bundles, pages, search data, feeds and exports. Eleventy
 * renders the lists; where none of them can have changed it is not even loaded, since an edit of one
 * paragraph would spend a third of its time there.
 */

import { readingOnlyThese } from "../archive/loaded-transcript.ts";
import type { Archive } from "../archive/model.ts";
import { quotesOfMonth } from "../archive/quotes.ts";
import { type BundleFiles, type Bundles, bundleAssets, bundleWorker } from "./assets.ts";
import { buildDate } from "./build-date.ts";
import { writeBulkPages } from "./bulk-pages.ts";
import { type SiteContext, setSiteContext } from "./context.ts";
import { writeDataFiles } from "./export/data-files.ts";
import { type CacheFolder, madeOnce } from "./output/cache-folder.ts";
import { bindSearchPage } from "./output/offline-binding.ts";
import { WORKER_PATH } from "./output/offline-list.ts";
import { writeOfflineList } from "./output/offline-write.ts";
import type { OutputLedger } from "./output/output-ledger.ts";
import { writeFolderCopyData } from "./output/package-data.ts";
import { PageKeys } from "./output/page-keys.ts";
import type { Addressing } from "./page-address.ts";
import { headersFile } from "./policy.ts";
import { writeSearchData } from "./search/search-data.ts";
import { ShardCache } from "./search/shard-cache.ts";

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
  const context = { archive, ...bundles, preview, addressing, builtOn: buildDate() };
  setSiteContext(context);
  // Without a cache no other build asks what a file was made of.
  const keys = new PageKeys(archive, cache && context);
  await writeListPages(context, keys, ledger);
  if (!options.pagesOnly && !preview) return writeRest(archive, keys, ledger, options);
  writeBulkPages(archive, keys, ledger);
  if (options.pagesOnly) return;
  ledger.write(WORKER_PATH, await bundleWorker("farewell"));
  await writePreviewRest({ archive, keys, ledger });
}

/** Puts bundles in their place. */
export function writeBundles({ bundles, files }: BundleFiles, ledger: OutputLedger): Bundles {
  // Their names tell their content.
  for (const { path, content } of files) ledger.put(path, `bundle ${path}`, () => content);
  return bundles;
}

/**
 * What a site has beside its lists, the offline list last: it names all the others. Texts to search
 * come first, since other threads make the index of them while this one writes all the rest.
 */
export async function writeRest(
  archive: Archive,
  keys: PageKeys,
  ledger: OutputLedger,
  { addressing, cache, shards }: SiteOptions,
): Promise<void> {
  const relative = addressing === "relative";
  if (!relative) ledger.write("_headers", headersFile(archive.site.base));
  await writeSearchData(archive, ledger, {
    ...{ mode: relative ? "text" : "auto", keys },
    ...(cache && { cache }),
    ...(cache && shards !== undefined && { shards: new ShardCache(cache, shards) }),
    meanwhile: async () => {
      writeBulkPages(archive, keys, ledger);
      await writeDataFiles(archive, keys, ledger);
    },
  });
  bindSearchPage(ledger);
  if (relative) return writeFolderCopyData(ledger);
  ledger.write(WORKER_PATH, await madeOnce(cache, "worker", () => bundleWorker("sw")));
  writeOfflineList(ledger);
}

export interface PreviewRest {
  archive: Archive;
  keys: PageKeys;
  ledger: OutputLedger;
}

/** What a preview has beside its pages. It has no index: its texts need not go far. */
export async function writePreviewRest(
  { archive, keys, ledger }: PreviewRest,
  pause?: () => Promise<void>,
): Promise<void> {
  // Search first: it is what a keeper tries.
  await writeSearchData(archive, ledger, { mode: "text", keys, ...(pause && { pause }) });
  bindSearchPage(ledger);
  await writeDataFiles(archive, keys, ledger, pause);
}

/** Writes the pages of lists, or takes them over. Of texts they show the quotes alone. */
async function writeListPages(
  context: SiteContext,
  keys: PageKeys,
  ledger: OutputLedger,
): Promise<void> {
  const quotes = quotesOfMonth(context.archive);
  const quoted = quotes.map(({ transcript }) => transcript);
  const group = keys.of(`lists\n${quotes.map(({ place }) => place).join()}`, quoted);
  if (group !== "" && ledger.takeOverGroup(group)) return;
  const { renderLists } = await import("./render-lists.ts");
  for (const { path, content } of await readingOnlyThese(quoted, () => renderLists(context))) {
    ledger.put(path, group && `${group} ${path}`, () => content);
  }
}
