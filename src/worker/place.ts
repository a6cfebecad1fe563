/** Where the worker's site lies on its host, and how addresses become site paths. */

import { cacheNames } from "../shared/offline-list.ts";

declare const self: ServiceWorkerGlobalScope;

/** Path below which the site is served: the folder of the worker itself. */
export const BASE = new URL("./", self.location.href).pathname;

/** Names of the caches of this site. */
export const CACHES = cacheNames(BASE);

/**
 * The site path of an address, without query and fragment, a folder's `index.html` left out, so
 * that one page has one path. Undefined for what is not of this site.
 */
export function sitePathOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address, self.location.href);
  if (origin !== self.location.origin || !pathname.startsWith(BASE)) return undefined;
  return `/${pathname.slice(BASE.length)}`.replace(/\/index\.html$/, "/");
}

/** The address of a site path. */
export function addressOf(path: string): string {
  return BASE + path.slice(1);
}
