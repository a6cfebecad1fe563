/**
 * Cuts a long list into parts whose ends depend on what stands in it and not on round numbers: an
 * item that comes or goes moves the ends of its own part alone, so the files of the others stay.
 */

import { shortHash } from "./hash.ts";

/** A part that has this share of its size ends where a name says so. */
const LEAST_SHARE = 0.6;

/**
 * Where the parts of a list begin and end.
 * @param names Of the items, in order, each another one.
 * @param most Items of a part at most.
 */
export function cutByNames(names: readonly string[], most: number): [from: number, to: number][] {
  const bounds: [number, number][] = [];
  const least = Math.ceil(most * LEAST_SHARE);
  const one = Math.max(2, Math.ceil(most / 5));
  let from = 0;
  names.forEach((name, i) => {
    const count = i + 1 - from;
    const ends =
      count >= most || (count >= least && Number.parseInt(shortHash(name), 36) % one === 0);
    if (!ends && i + 1 < names.length) return;
    bounds.push([from, i + 1]);
    from = i + 1;
  });
  return bounds;
}
