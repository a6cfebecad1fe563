/**
 * How the address of a site path is written. On a server it stands below the site's base and a
 * folder's address ends in a slash; in a copy that is opened from a folder nobody turns a slash
 * into `index.html` and there is no root, so it is relative to the page and names the file.
 *
 * Pure, so that pages at build time and scripts in the browser agree.
 */

/** `server` for a published site, `relative` for a copy opened by double click. */
export type Addressing = "server" | "relative";

/** Address of a site path (`/tags/?q=x#y`) below a base that starts and ends in a slash. */
export function addressBelow(base: string, path: string): string {
  return base + path.replace(/^\//, "");
}

/** Address of a site path as seen from another one: from `/tags/` to `/` is `../index.html`. */
export function relativeAddress(from: string, to: string): string {
  return fileBelow(rootFrom(from), to);
}

/** The way up from a page to the root of the site: `../../` from `/tags/ai/`, `./` from `/`. */
export function rootFrom(page: string): string {
  const depth = page.split("/").length - 2;
  return depth === 0 ? "./" : "../".repeat(depth);
}

/** The file of a site path below a relative root such as `../`; folders get their `index.html`. */
export function fileBelow(root: string, path: string): string {
  const [, place = "", rest = ""] = /^\/?([^?#]*)(.*)$/s.exec(path) ?? [];
  const file = place === "" || place.endsWith("/") ? `${place}index.html` : place;
  return root + file + rest;
}

/** What is known of where a site is published. */
export interface SitePlace {
  /** Origin, such as `https://example.org`; absent where nobody said. */
  url?: string;
  /** Path below which it stands, such as `/` or `/archive/`. */
  base: string;
}

/**
 * Address of a site path for readers that are not on a page of the site: absolute where the site
 * says where it is published, else from the host's root.
 */
export function outsideAddress({ url = "", base }: SitePlace, path: string): string {
  return url + addressBelow(base, path);
}

/** Site path of a transcript's page. */
export function transcriptUrl({ slug }: { slug: string }): string {
  return `/transcripts/${slug}/`;
}

/** Last part of the address of a list by name, `/people/a-z/`; no entry may have it as its slug. */
export const BY_NAME_SLUG = "a-z";
