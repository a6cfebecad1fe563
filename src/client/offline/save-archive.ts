/**
 * Saves the whole archive on this device, goes on where it was interrupted, switches to a newer
 * build, and undoes all of it.
 *
 * The page does this and not the worker: browsers stop a worker that works for long. Whatever page
 * is opened next goes on; a lock lets one page at a time work.
 */

import { type BuildRecord, filesOf, type OfflineList } from "../../shared/offline-list.ts";
import { siteAddress } from "../page/address.ts";
import { fetchList, fetchListed, findOnDevice, OtherBuildError } from "./fetch-file.ts";
import { caching, readRecord, writeRecord } from "./record.ts";

/** How far a save is; bytes as they are stored. */
export interface SaveProgress {
  files: number;
  ofFiles: number;
  bytes: number;
  ofBytes: number;
}

/** Requests at a time; hosts and phones take no more with profit. */
const AT_ONCE = 6;
/** How often a save begins anew because the site was published meanwhile. */
const MOST_STARTS = 3;

/**
 * Fetches every file of the newest build. The first build to be complete is read from at once; a
 * later one waits for `switchToUpdate`. Does nothing when another page is at it.
 * Throws an abort reason, a QuotaExceededError, or what fetch throws without a network; what has
 * been saved by then stays, and the next call goes on from it.
 */
export async function saveArchive(
  signal: AbortSignal,
  onProgress: (progress: SaveProgress) => void,
): Promise<void> {
  await navigator.locks.request(
    `${caching.names().prefix}save`,
    { ifAvailable: true },
    async (lock) => {
      if (!lock) return;
      for (let start = 1; ; start++) {
        try {
          return await saveBuild(await fetchList(signal), signal, onProgress);
        } catch (error) {
          if (!(error instanceof OtherBuildError) || start === MOST_STARTS) throw error;
        }
      }
    },
  );
}

/** Names the years to save, all for none; what is saved of others goes with the next save. */
export async function chooseYears(years: readonly string[] | undefined): Promise<void> {
  const { years: _, ...record } = await readRecord();
  await writeRecord({ ...record, ...(years && { years: [...years] }) });
}

/** Stops wanting: what is saved stays, and no page goes on by itself. */
export async function pauseSaving(): Promise<void> {
  await writeRecord({ ...(await readRecord()), wanted: false });
}

/** Reads from the newer build from now on, and removes the older one. */
export async function switchToUpdate(): Promise<void> {
  const { active, next, ...record } = await readRecord();
  if (!next?.complete) return;
  const { complete: _, ...build } = next;
  await writeRecord({ ...record, active: build });
  if (active) await caches.delete(caching.names().saved(active.build));
}

/** Removes everything that was saved on purpose; what was seen in passing stays. */
export async function removeSavedArchive(): Promise<void> {
  // First the record: without it the worker asks the network, whatever is still there.
  await writeRecord({ wanted: false });
  const { saved } = caching.names();
  for (const name of await caches.keys()) {
    if (name.startsWith(saved(""))) await caches.delete(name);
  }
}

async function saveBuild(
  list: OfflineList,
  signal: AbortSignal,
  onProgress: (progress: SaveProgress) => void,
): Promise<void> {
  const before = await readRecord();
  const { years } = before;
  const choice = years && { years };
  const files = filesOf(list, years);
  const build: BuildRecord = {
    build: list.build,
    date: list.date,
    files: files.length,
    bytes: files.reduce((sum, [, , size]) => sum + size, 0),
    ...choice,
  };
  const { names } = caching;
  const isOffered = before.next?.build === list.build && before.next.complete;
  if (isOffered && String(before.next?.years) === String(years)) return;
  const isActive = before.active?.build === list.build;
  await writeRecord({
    ...(before.active && { active: isActive ? build : before.active }),
    ...(!isActive && { next: { ...build, complete: false } }),
    wanted: true,
    ...choice,
  });
  const cache = await caches.open(names().saved(list.build));
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = files.filter(([path]) => !here.has(siteAddress(path)));
  const sources = [before.active?.build, before.next?.build]
    .filter((other) => other !== undefined && other !== list.build)
    .map((other) => names().saved(other ?? ""));
  sources.push(names().seen);

  const progress: SaveProgress = {
    files: files.length - missing.length,
    ofFiles: files.length,
    bytes: build.bytes - missing.reduce((sum, [, , size]) => sum + size, 0),
    ofBytes: build.bytes,
  };
  onProgress({ ...progress });
  await eachOf(missing, signal, async (file, stop) => {
    const response = (await findOnDevice(file, sources)) ?? (await fetchListed(file, stop));
    stop.throwIfAborted();
    await cache.put(siteAddress(file[0]), response);
    progress.files++;
    progress.bytes += file[2];
    onProgress({ ...progress });
  });

  // Removed or paused in another tab meanwhile: leave it at that.
  const { active, next } = await readRecord();
  if (!isActive && next?.build !== list.build) return void caches.delete(names().saved(list.build));
  const offered = active && !isActive;
  await writeRecord({
    active: offered ? active : build,
    ...(offered && { next: { ...build, complete: true } }),
    wanted: true,
    ...choice,
  });
  await removeOthers(cache, new Set(files.map(([path]) => siteAddress(path))));
  const kept = [list.build, active?.build].map((one) => names().saved(one ?? ""));
  for (const name of await caches.keys()) {
    if (name.startsWith(names().saved("")) && !kept.includes(name)) await caches.delete(name);
  }
}

/** Removes what a cache holds of years that are not wanted any more. */
async function removeOthers(cache: Cache, wanted: ReadonlySet<string>): Promise<void> {
  for (const key of await cache.keys()) {
    if (!wanted.has(new URL(key.url).pathname)) await cache.delete(key);
  }
}

/** Works through a list, several at a time; the first failure stops all and is thrown. */
async function eachOf<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const stopping = new AbortController();
  const stop = stopping.signal;
  const passOn = () => stopping.abort(signal.reason);
  if (signal.aborted) passOn();
  signal.addEventListener("abort", passOn, { once: true });
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      stop.throwIfAborted();
      await work(item, stop);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    worker().catch((error) => {
      stopping.abort(error);
      throw error;
    }),
  );
  const results = await Promise.allSettled(workers);
  for (const result of results)
    if (result.status === "rejected") throw stop.reason ?? result.reason;
}
