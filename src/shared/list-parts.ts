/**
 * Long lists in parts, each on a page of its own, so that no page grows with the archive. The first
 * part keeps the list's address, and what is on it stays where links and readers expect it.
 */

/** One part of a list, as its page shows it. */
export interface Part {
  /** Site path of the list, which is that of its first part. */
  base: string;
  /** From 1. */
  number: number;
  count: number;
  /** Most items in a part. */
  size: number;
}

/**
 * Most entries a part may have. The test that counts elements holds these to fewer than 5,000
 * elements a page: an entry of a name's page may carry 33 mentions of it.
 */
export const PART_SIZES = {
  transcripts: 100,
  facet: 40,
  index: 1000,
  glossary: 500,
  places: 200,
} as const;

/** Site path of a part of the list at `base`. */
export function partPath(base: string, number: number): string {
  return number === 1 ? base : `${base}page/${number}/`;
}

/** Site paths of all parts of a list of `total` items; an empty list has one part as well. */
export function partPaths(base: string, total: number, size: number): string[] {
  const count = Math.max(1, Math.ceil(total / size));
  return Array.from({ length: count }, (_, i) => partPath(base, i + 1));
}

/** The part that stands at a site path, in a list of `total` items. */
export function partAt(path: string, total: number, size: number): Part {
  const match = /^(.*\/)page\/(\d+)\/$/.exec(path);
  return {
    base: match?.[1] ?? path,
    number: Number(match?.[2] ?? 1),
    count: Math.max(1, Math.ceil(total / size)),
    size,
  };
}

/** Site path of the list that a part belongs to. */
export function partBase(path: string): string {
  return path.replace(/page\/\d+\/$/, "");
}

/** The items of a part. */
export function itemsOfPart<T>(items: readonly T[], { number, size }: Part): T[] {
  return items.slice((number - 1) * size, number * size);
}

/**
 * The items of each of several lists that fall into a part, when the lists follow one another and
 * are cut as one.
 */
export function itemsOfLists<T>(lists: readonly (readonly T[])[], part: Part): T[][] {
  let from = (part.number - 1) * part.size;
  let to = from + part.size;
  return lists.map((list) => {
    const items = list.slice(Math.max(0, from), Math.max(0, to));
    from -= list.length;
    to -= list.length;
    return items;
  });
}

/** The part in which an item stands, from 1. `index` is its place in the whole list, from 0. */
export function partOfIndex(index: number, size: number): number {
  return Math.floor(index / size) + 1;
}
