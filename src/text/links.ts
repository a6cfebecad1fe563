/**
 * Where a document's links may lead, and how the reader's browser follows them. Written down as
 * what is allowed: a list of what is not would miss the next scheme.
 */

/** Attributes of every link that leaves the site: the page it leads to learns nothing of ours. */
export const OUTWARD = { rel: "noopener noreferrer", referrerpolicy: "no-referrer" } as const;

/** Tells an address on another host. */
export function isOutward(address: string): boolean {
  return /^https?:/i.test(address);
}

/**
 * Tells an address that a document may link to: a web or mail address, or a place on this site.
 * `https:x` and `//host`, `/\host` are neither: browsers read them as something else.
 */
export function isAllowedLink(address: string): boolean {
  if (/^https?:\/\/[^/\\]/i.test(address) || /^mailto:[^\s]/i.test(address)) return true;
  const seen = address.replace(/[\p{Cc}\p{Cf}\s]/gu, "");
  return !/^([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(seen);
}
