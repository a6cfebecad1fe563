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
export const IMMUTABLE = /^\/(assets\/|search\/data\/(?!manifest\.json$))/;

/** Marks requests that the worker must leave to the network. */
export const DIRECT_HEADER = "x-duidu-direct";

/** Names the content of a file in a saved archive, so that the next build can take it over. */
export const HASH_HEADER = "x-duidu-hash";

/**
 * Site path, hash of the content, size in bytes as stored; `2024` or `2019-2024` where those years
 * alone need it: a transcript's page, a part of the index. All others are always saved.
 */
export type ListedFile = [path: string, hash: string, size: number, years?: string];

/** The kinds of files, as a list keeps them apart. */
export type ListedKind = "pages" | "assets" | "search";

/** Every file that a reader who saves the archive gets. */
export interface OfflineList {
  /** Hash over all files: the same for two builds that do not differ. */
  build: string;
  /** Day of the build. */
  date: string;
  /** What share of its bytes a kind is likely to transfer, compressed as servers do. */
  packed: Record<ListedKind, number>;
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

/** The years that a reader can choose from, newest first, with the number of transcripts of each. */
export function yearsOf({ pages }: OfflineList): [year: string, transcripts: number][] {
  const counts = new Map<string, number>();
  for (const [, , , year] of pages) {
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? 1 : -1));
}

/** The files that some years need; all of them where none are named. */
export function filesOf(list: OfflineList, years?: readonly string[]): ListedFile[] {
  return allFiles(list).filter((file) => isNeeded(file, years));
}

/** Bytes that saving these years is likely to transfer. */
export function downloadOf(list: OfflineList, years?: readonly string[]): number {
  return (["pages", "assets", "search"] as const).reduce((sum, kind) => {
    const bytes = list[kind].reduce((all, file) => all + (isNeeded(file, years) ? file[2] : 0), 0);
    return sum + Math.round(bytes * list.packed[kind]);
  }, 0);
}

function isNeeded([, , , its]: ListedFile, years: readonly string[] | undefined): boolean {
  if (its === undefined || years === undefined) return true;
  const [from = "", to = from] = its.split("-");
  return years.some((year) => year >= from && year <= to);
}

/** What is known of the saved archive; kept as JSON in the cache `state`. */
export interface OfflineRecord {
  /** The complete build that is read from. */
  active?: BuildRecord;
  /** A build that is being fetched, or that is complete and offered. */
  next?: BuildRecord & { complete: boolean };
  /** The reader wants the archive saved: go on after an interruption. */
  wanted: boolean;
  /** The years that the reader chose; absent for all. */
  years?: string[];
}

/** A build as it was saved. */
export interface BuildRecord {
  build: string;
  date: string;
  files: number;
  bytes: number;
  /** The years whose transcripts it holds; absent for all. */
  years?: string[];
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
