/**
 * What the whole archive must know of a shard: the facts of its stretches, joined. Most shards do not
 * change, and theirs are read as one, in which no word stands for each stretch anew.
 */

import type { StretchGrams } from "./gram-table.ts";
import type { StretchFacts } from "./stretch.ts";

/** The facts of a shard. */
export interface ShardFacts {
  /** Of each stretch, in order: its transcripts, and the grams of their titles, headings and tags. */
  heads: { count: number; grams: StretchGrams; hash: string }[];
  /** Of each transcript. */
  fromTexts: StretchFacts["fromTexts"];
  /** Grams that many of a stretch have, with how many of the shard. */
  common: StretchFacts["common"];
  /** Latin words, one a line: a single text is read many times as fast as a list. */
  words: string;
}

/** Joins the facts of stretches that follow each other. */
export function joinFacts(stretches: readonly StretchFacts[]): ShardFacts {
  return {
    heads: stretches.map(({ count, heads, headsHash }) => ({
      ...{ count, grams: heads, hash: headsHash },
    })),
    fromTexts: stretches.flatMap(({ fromTexts }) => fromTexts),
    common: [...sumOf(stretches.map(({ common }) => common))],
    words: [...new Set(stretches.flatMap(({ words }) => words))].join("\n"),
  };
}

/** How many transcripts have each gram, over several lists. */
export function sumOf(lists: readonly StretchFacts["common"][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) {
    for (const [gram, count] of list) counts.set(gram, (counts.get(gram) ?? 0) + count);
  }
  return counts;
}
