/** Random numbers from a seed: the same archive on every machine and at every size. */

export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** An item by Zipf's law: the first twice as often as the second, and so on. */
  pickZipf<T>(items: readonly T[]): T;
}

/** Makes a generator (mulberry32, public domain) for a seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T;
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick,
    // The inverse of the cumulated 1/rank is close to an exponential in the rank.
    pickZipf: (items) => items[Math.floor((items.length + 1) ** next()) - 1] as (typeof items)[0],
  };
}
