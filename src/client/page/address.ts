/**
 * Writes addresses in the browser as the build does in the pages. Whatever a script links to goes
 * through here: a copy that is opened from a folder needs `index.html` at the end.
 */

import { addressBelow, fileBelow } from "../../shared/page-address.ts";

/** Whether this page belongs to a copy that is opened from a folder, without a server. */
export function isFolderCopy(): boolean {
  return document.documentElement.dataset.addressing === "relative";
}

/** Whether this page may be kept for reading offline: not a preview, not a copy in a folder. */
export function isKeptOffline(): boolean {
  return document.documentElement.dataset.offline !== undefined;
}

/** The base of the site: a path that starts and ends in a slash, or the way up to its folder. */
export function siteBase(): string {
  return document.documentElement.dataset.base ?? "/";
}

/** Address of a site path (`/transcripts/x/#s1`) as a link on this page writes it. */
export function siteAddress(path: string): string {
  return isFolderCopy() ? fileBelow(siteBase(), path) : addressBelow(siteBase(), path);
}
