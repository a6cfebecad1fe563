/**
 * Addresses outside a page: absolute where the site says where it is published, else from the
 * host's root. Feeds and the sitemap exist only with absolute ones.
 */

import type { SiteSettings } from "../archive/model.ts";

/** Address of a site path (`/tags/`) for readers that are not on a page of the site. */
export function outsideAddress(site: SiteSettings, path: string): string {
  return (site.url ?? "") + site.base + path.replace(/^\//, "");
}
