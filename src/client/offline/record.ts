/**
 * Reads and writes what is known of the saved archive. The record lies in a cache, where the
 * service worker can read it too; only pages write it.
 */

import {
  type BuildRecord,
  cacheNames,
  type OfflineRecord,
  recordAddress,
} from "../../shared/offline-list.ts";
import { isFolderCopy, isKeptOffline, siteBase } from "../page/address.ts";

/** Whether the archive is saved on this device, and how far. */
export type SaveState =
  /** The browser or the address (plain http, private window) allows no saving. */
  | { kind: "unavailable" }
  | { kind: "none" }
  /** Some files are here. An answer of "nothing found" would not be known to be true. */
  | { kind: "partial"; files: number; ofFiles: number; wanted: boolean }
  /** All files of one build are here. `update` is a newer one, fetched and waiting. */
  | { kind: "complete"; build: BuildRecord; update?: BuildRecord };

/** What a saved archive needs of the browser. */
export const caching = {
  names: () => cacheNames(siteBase()),
  /** Caches and workers exist on secure addresses only. */
  isPossible: () => isKeptOffline() && "caches" in window && "serviceWorker" in navigator,
};

/**
 * Tells whether the archive is saved on this device, by counting what is there. A copy that is
 * opened from a folder is complete by nature.
 */
export async function archiveSaveState(): Promise<SaveState> {
  if (isFolderCopy()) {
    return { kind: "complete", build: { build: "folder", date: "", files: 0, bytes: 0 } };
  }
  if (!caching.isPossible()) return { kind: "unavailable" };
  try {
    const { active, next, wanted } = await readRecord();
    if (active) {
      const files = await countSaved(active.build);
      if (files < active.files) return { kind: "partial", files, ofFiles: active.files, wanted };
      return { kind: "complete", build: active, ...(next?.complete && { update: next }) };
    }
    if (!next) return { kind: "none" };
    return { kind: "partial", files: await countSaved(next.build), ofFiles: next.files, wanted };
  } catch {
    // Private windows of some browsers have the interface and refuse its use.
    return { kind: "unavailable" };
  }
}

/** Reads the record; an empty one when nothing was ever saved. */
export async function readRecord(): Promise<OfflineRecord> {
  const { state } = caching.names();
  const response = await caches.match(recordAddress(siteBase()), { cacheName: state });
  return response ? ((await response.json()) as OfflineRecord) : { wanted: false };
}

/** Replaces the record. */
export async function writeRecord(record: OfflineRecord): Promise<void> {
  const cache = await caches.open(caching.names().state);
  await cache.put(recordAddress(siteBase()), Response.json(record));
}

async function countSaved(build: string): Promise<number> {
  const name = caching.names().saved(build);
  if (!(await caches.has(name))) return 0;
  return (await (await caches.open(name)).keys()).length;
}
