/**
 * What a build hands to its templates: the archive, the names of the bundled assets, and how
 * addresses are written. Held in a module rather than in Eleventy's data, which would be copied
 * and merged for every page.
 */

import type { Archive } from "../archive/model.ts";

export interface SiteContext {
  archive: Archive;
  /** Site path of each asset by its plain name: `site.css` → `/assets/site-1A2B3C.css`. */
  assets: ReadonlyMap<string, string>;
  /** A preview shows drafts and says so. */
  preview: boolean;
}

let current: SiteContext | undefined;

/** Sets the context for the pages that are rendered next. */
export function setSiteContext(context: SiteContext): void {
  current = context;
}

/** The context of the running build. Throws outside one. */
export function siteContext(): SiteContext {
  if (!current) throw new Error("No site is being built: call setSiteContext first");
  return current;
}

/** Address of a site path (`/tags/`), below the base that the site is served from. */
export function href(path: string): string {
  const { base } = siteContext().archive.site;
  return base + path.replace(/^\//, "");
}

/** Address of an asset by its plain name, such as `site.css`. Throws for an unknown one. */
export function assetHref(name: string): string {
  const path = siteContext().assets.get(name);
  if (path === undefined) throw new Error(`No asset is called ${name}`);
  return href(path);
}
