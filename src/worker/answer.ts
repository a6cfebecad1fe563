/**
 * Decides where an answer comes from. A complete saved archive comes before the network: what the
 * reader chose stays as it is until a newer one is accepted. Without it the network comes first
 * for pages, and what is kept stands in when it fails or dawdles.
 */

import {
  IMMUTABLE,
  OFFLINE_PAGE,
  type OfflineRecord,
  recordAddress,
} from "../shared/offline-list.ts";
import { keepSeen } from "./keep.ts";
import { addressOf, BASE, CACHES } from "./place.ts";

/** How long a page that is kept may wait for a newer one from a slow network, in milliseconds. */
const PATIENCE = 4000;

/** Answers a request of a page for a site path. */
export async function answer(event: FetchEvent, path: string): Promise<Response> {
  const { active, next } = await readRecord();
  const saved = active && (await match(CACHES.saved(active.build), path));
  if (saved) return saved;
  const kept = async () =>
    (await match(CACHES.seen, path)) ??
    // A half-saved archive may be read, page by page; its search data is named by content.
    (next && (await match(CACHES.saved(next.build), path)));
  if (IMMUTABLE.test(path)) return (await kept()) ?? fromNetwork(event, path);
  return networkFirst(event, path, kept);
}

async function networkFirst(
  event: FetchEvent,
  path: string,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  const network = fromNetwork(event, path);
  const settled = network.then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  const patience = new Promise<undefined>((done) => setTimeout(done, PATIENCE));
  const answered = await Promise.race([settled, patience]);
  if (answered) return answered;
  const copy = await kept();
  if (copy) return copy;
  const late = await settled;
  if (late) return late;
  if (event.request.mode === "navigate") return offlinePage(await network.catch(() => undefined));
  return network;
}

function fromNetwork(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  const network =
    request.mode === "navigate"
      ? // What a host lets browsers keep for ten minutes may be older than the search data. A
        // redirect is handed on: the browser follows it, and asks again for where it leads.
        fetch(request.url, { cache: "no-cache", redirect: "manual", credentials: "same-origin" })
      : fetch(request);
  if (isWorthKeeping(request, path)) {
    const keeping = network.then((response) => keepSeen(path, response.clone()));
    // A full disk or a lost network must not cost the reader the answer.
    event.waitUntil(keeping.catch(() => undefined));
  }
  return network;
}

/** Pages, assets and search data; no feeds and exports, which may be larger than all pages. */
function isWorthKeeping({ mode }: Request, path: string): boolean {
  // A page that search reads has not been visited.
  if (path.endsWith("/")) return mode === "navigate";
  return IMMUTABLE.test(path) || path.startsWith("/search/data/");
}

/** Stands in for a page that is not kept: says so, and lists what is. */
async function offlinePage(failure: Response | undefined): Promise<Response> {
  if (failure) return failure;
  const { active } = await readRecord();
  const page =
    (active && (await match(CACHES.saved(active.build), OFFLINE_PAGE))) ??
    (await match(CACHES.seen, OFFLINE_PAGE));
  return page ?? Response.error();
}

async function match(cacheName: string, path: string): Promise<Response | undefined> {
  // Asking by name creates no cache where there is none.
  return caches.match(addressOf(path), { cacheName, ignoreVary: true });
}

async function readRecord(): Promise<OfflineRecord> {
  const response = await caches.match(recordAddress(BASE), { cacheName: CACHES.state });
  return response ? ((await response.json()) as OfflineRecord) : { wanted: false };
}
