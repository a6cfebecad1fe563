/** The longest increasing subsequence: of pairs in two orders, those that both orders agree on. */

/** Places of the longest increasing run of a list of different numbers; the first of several. */
export function increasingRun(numbers: readonly number[]): number[] {
  /** For each length, the place of the least number that ends a run of it. */
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = at;
  });
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) run.push(at);
  return run.reverse();
}
