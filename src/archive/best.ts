/**
 * The first few of many: a page shows a dozen of thousands, and sorting all of them for it took
 * longer than rendering it.
 */

/** The first `limit` of a list in the order of `compare`, which must tell any two apart. */
export function bestOf<T>(list: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const best: T[] = [];
  for (const one of list) {
    const last = best[limit - 1];
    if (last !== undefined && compare(one, last) >= 0) continue;
    const at = best.findIndex((other) => compare(one, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, one);
    if (best.length > limit) best.pop();
  }
  return best;
}
