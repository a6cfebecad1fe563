/**
 * What the build, the page and the service worker agree on: the list of the files that a saved
 * archive consists of, and the names of the caches that hold them.
 *
 * A saved archive is exchanged as a whole: each build has a cache of its own, and which of them is
 * in use is one small record, so that no moment exists in which files of two builds are mixed.
 */

/** Site path of the list; always fetched from the server, never from a cache of ours. */
export const LIST_PATH = "/offline-manifest.json";

/** Site path of the service worker. Fixed, since the browser itself looks for newer ones there. */
export const WORKER_PATH = "/sw.js";

/** Where readers save the archive, and what they see instead of a page that was not saved. */
export const OFFLINE_PAGE = "/offline/";

/** Site path of everything whose name changes with its content. */
export const IMMUTABLE = /^\/(assets\/|search\/data\/[0-9a-f]+\/)/;

/** Marks requests that the worker must leave to the network. */
export const DIRECT_HEADER = "x-duidu-direct";

/** Names the content of a file in a saved archive, so that the next build can take it over. */
export const HASH_HEADER = "x-duidu-hash";

/** Site path, hash of the content, size in bytes as stored. */
export type ListedFile = [path: string, hash: string, size: number];

/** Every file that a reader who saves the archive gets. */
export interface OfflineList {
  /** Hash over all files: the same for two builds that do not differ. */
  build: string;
  /** Day of the build. */
  date: string;
  /** Bytes that saving everything is likely to transfer, compressed as servers do. */
  download: number;
  /** What every reader gets on the first visit: the way to read, search and save offline. */
  shell: string[];
  pages: ListedFile[];
  assets: ListedFile[];
  search: ListedFile[];
}

/** Every file of a saved archive. What search needs comes first: it is small and useful alone. */
export function allFiles({ assets, search, pages }: OfflineList): ListedFile[] {
  return [...assets, ...search, ...pages];
}

/** What is known of the saved archive; kept as JSON in the cache `state`. */
export interface OfflineRecord {
  /** The complete build that is read from. */
  active?: BuildRecord;
  /** A build that is being fetched, or that is complete and offered. */
  next?: BuildRecord & { complete: boolean };
  /** The reader wants the archive saved: go on after an interruption. */
  wanted: boolean;
}

/** A saved build: its hash, its day, its number of files and their bytes. */
export interface BuildRecord {
  build: string;
  date: string;
  files: number;
  bytes: number;
}

/** Names of the caches of a site; `base` tells sites on one host apart. */
export function cacheNames(base: string) {
  return {
    prefix: `duidu ${base} `,
    /** Holds the record alone. */
    state: `duidu ${base} state`,
    /** Pages that were visited, and what they needed. */
    seen: `duidu ${base} seen`,
    saved: (build: string) => `duidu ${base} saved ${build}`,
  };
}

/** Address under which the record is kept; no file of the site. */
export function recordAddress(base: string): string {
  return `${base}offline-record`;
}

/** Hash by which files are compared: the first 96 bits of SHA-256, as 16 letters. */
export function hashText(digest: ArrayBuffer | Uint8Array): string {
  const bytes = new Uint8Array(digest).subarray(0, 12);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
