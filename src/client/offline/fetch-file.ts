/**
 * Gets one file of a saved archive: from what is on the device when its content is the same, else
 * from the server, past the worker and checked by its hash.
 */

import {
  DIRECT_HEADER,
  HASH_HEADER,
  hashText,
  LIST_PATH,
  type ListedFile,
  type OfflineList,
} from "../../shared/offline-list.ts";
import { siteAddress } from "../page/address.ts";

/** Raised when the server gives other content than its list says: a new build is being put up. */
export class OtherBuildError extends Error {}

/** Asks the server which files there are now. */
export async function fetchList(signal?: AbortSignal): Promise<OfflineList> {
  const response = await fetch(siteAddress(LIST_PATH), {
    cache: "no-cache",
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`The offline list did not load (${response.status})`);
  return (await response.json()) as OfflineList;
}

/** The file as an earlier save or a visit left it, when its content is the listed one. */
export async function findOnDevice(
  [path, hash]: ListedFile,
  cacheNames: readonly string[],
): Promise<Response | undefined> {
  for (const cacheName of cacheNames) {
    const found = await caches.match(siteAddress(path), { cacheName, ignoreVary: true });
    if (!found) continue;
    if (found.headers.get(HASH_HEADER) === hash) return found;
    const body = await found.arrayBuffer();
    if ((await hashOf(body)) === hash) return asSaved(body, found, hash);
  }
  return undefined;
}

/**
 * Fetches a file from the server. Throws OtherBuildError when its content is not the listed one,
 * an abort reason, or what fetch throws without a network.
 */
export async function fetchListed(
  [path, hash]: ListedFile,
  signal: AbortSignal,
): Promise<Response> {
  let last: { body: ArrayBuffer; response: Response } | undefined;
  for (const cache of ["no-cache", "reload"] as const) {
    const headers = { [DIRECT_HEADER]: "1" };
    const response = await fetch(siteAddress(path), { cache, headers, signal });
    if (!response.ok) throw new OtherBuildError(`${path} (${response.status})`);
    const body = await response.arrayBuffer();
    if ((await hashOf(body)) === hash) return asSaved(body, response, hash);
    last = { body, response };
  }
  // Some hosts write into the pages that they serve (a script of their statistics, say): accept
  // that while the list still names this content. Data and scripts must be what was built.
  if (last && /(\/|\.html)$/.test(path) && (await stillListed(path, hash, signal))) {
    return asSaved(last.body, last.response, hash);
  }
  throw new OtherBuildError(path);
}

async function stillListed(path: string, hash: string, signal: AbortSignal): Promise<boolean> {
  const { pages } = await fetchList(signal);
  return pages.some(([listed, now]) => listed === path && now === hash);
}

function asSaved(body: ArrayBuffer, { headers }: Response, hash: string): Response {
  const type = headers.get("content-type") ?? "application/octet-stream";
  return new Response(body, { headers: { "content-type": type, [HASH_HEADER]: hash } });
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  return hashText(await crypto.subtle.digest("SHA-256", body));
}
