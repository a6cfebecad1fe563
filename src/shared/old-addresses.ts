/**
 * Where the pages of names and terms have gone that an archive had while it was small, told in so
 * few words that they stand in the page for addresses that are none.
 */

/** What the page says of the lists of this archive, in its `data-old-addresses`. */
export interface OldAddresses {
  /** Lists of names that stand on one page, such as `tags`. */
  lists: string[];
  /** The first slug of each page of terms, and the page's site path, in order. */
  terms: [slug: string, path: string][];
}

/** The page and the anchor of the entry that an old address may have; paths below the base. */
export function entryOf(
  path: string,
  { lists, terms }: OldAddresses,
): { path: string; slug: string } | undefined {
  const [, list = "", slug = ""] = /^([a-z]+)\/([a-z0-9-]+)\/?(?:index\.html)?$/.exec(path) ?? [];
  if (slug === "") return undefined;
  if (lists.includes(list)) return { path: `/${list}/a-z/`, slug };
  if (list !== "glossary") return undefined;
  const page = terms.filter(([first]) => first <= slug).at(-1);
  return page && { path: page[1], slug };
}
