/**
 * The cache of what was seen: filled in passing, bounded, never complete. Pages name their assets
 * and search its data by content, so copies from different days do not get in each other's way.
 */

import { LIST_PATH, type OfflineList } from "../shared/offline-list.ts";
import { addressOf, CACHES, sitePathOf } from "./place.ts";

/** How many pages, and how many other files, are kept; the oldest go first. */
const MOST_PAGES = 300;
const MOST_FILES = 300;

/** Fetches what every reader needs offline: the pages for searching and saving, and their assets. */
export async function keepShell(): Promise<void> {
  const response = await fetch(addressOf(LIST_PATH), { cache: "no-cache" });
  if (!response.ok) throw new Error(`The offline list is not there (${response.status})`);
  const { shell } = (await response.json()) as OfflineList;
  const seen = await caches.open(CACHES.seen);
  await Promise.all(shell.map((path) => fetchInto(seen, path)));
}

/** Keeps a page that was loaded before the worker was there, with all that it loaded. */
export async function keepVisited(addresses: readonly string[]): Promise<void> {
  const seen = await caches.open(CACHES.seen);
  const paths = new Set(addresses.map(sitePathOf).filter((path) => path !== undefined));
  paths.delete(LIST_PATH);
  await Promise.all(
    [...paths].map(async (path) => {
      if (!(await seen.match(addressOf(path)))) await fetchInto(seen, path);
    }),
  );
}

/** Keeps a response that is on its way to the reader. */
export async function keepSeen(path: string, response: Response): Promise<void> {
  if (response.status !== 200 || response.type !== "basic") return;
  const seen = await caches.open(CACHES.seen);
  await seen.put(addressOf(path), withoutRedirect(response));
  await prune(seen);
}

/** Removes caches that an earlier version of the worker left. */
export async function removeForeignCaches(): Promise<void> {
  const known = [CACHES.state, CACHES.seen];
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES.prefix) || known.includes(name)) continue;
    if (!name.startsWith(CACHES.saved(""))) await caches.delete(name);
  }
}

async function fetchInto(cache: Cache, path: string): Promise<void> {
  const response = await fetch(addressOf(path));
  if (response.ok) await cache.put(addressOf(path), withoutRedirect(response));
}

/** A copy that a navigation accepts: browsers refuse redirected answers from a worker. */
function withoutRedirect(response: Response): Response {
  if (!response.redirected) return response;
  const { body, status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

async function prune(seen: Cache): Promise<void> {
  const keys = await seen.keys();
  if (keys.length <= MOST_FILES) return;
  const isPage = ({ url }: Request) => url.endsWith("/");
  const pages = keys.filter(isPage);
  const files = keys.filter((key) => !isPage(key));
  const old = [
    ...pages.slice(0, Math.max(0, pages.length - MOST_PAGES)),
    ...files.slice(0, Math.max(0, files.length - MOST_FILES)),
  ];
  await Promise.all(old.map((key) => seen.delete(key)));
}
