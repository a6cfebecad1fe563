/**
 * What is kept of the shards of the search index: the names of their files, which the ledger takes
 * over; the hashes of their texts, by which a shard is found of which few have changed; counts of
 * tokens. Those of all shards are kept added up as well, so that an edit need not add them again.
 */

import { deserialize, serialize } from "node:v8";
import type { CacheFolder } from "../output/cache-folder.ts";
import { type SavedStatistics, TokenStatistics } from "./search-statistics.ts";

/** A shard of the last build of which some texts were others. */
export interface SimilarShard {
  key: string;
  /** Paths of its files below its folder. */
  files: string[];
  statistics: SavedStatistics;
  /** Number in the shard of each text that has changed, and hash of what it was. */
  changed: [number: number, hash: string][];
}

/** Files and hashes of texts of each shard, by its key. */
type Shards = Map<string, { files: string[]; texts: string[] }>;

/** The counts of all shards together. */
interface Sum {
  /** Keys of the shards. */
  of: string[];
  statistics: SavedStatistics;
}

/** More changed texts in a shard than this, and it is as soon made anew. */
const FEW = 30;

export class ShardCache {
  readonly #cache: CacheFolder;
  readonly #prefix: string;
  readonly #before: Shards;
  readonly #now: Shards = new Map();
  readonly #statistics = new Map<string, () => SavedStatistics>();

  /** @param prefix Tells the shards of one output from those of another. */
  constructor(cache: CacheFolder, prefix: string) {
    this.#cache = cache;
    this.#prefix = `${prefix}-`;
    this.#before = this.#read<Shards>("list")?.() ?? new Map();
  }

  /** Names of the files of a shard that was there in the last build. */
  find(key: string): string[] | undefined {
    const known = this.#before.get(key);
    const statistics = this.#read<SavedStatistics>(key);
    if (!known || !statistics) return undefined;
    this.#now.set(key, known);
    this.#statistics.set(key, statistics);
    return known.files;
  }

  /** The shard of the last build that differs from one of these texts in a few of them. */
  similar(texts: readonly string[]): SimilarShard | undefined {
    for (const [key, { files, texts: before }] of this.#before) {
      if (before.length !== texts.length) continue;
      const changed = [...before.entries()].filter(([i, hash]) => hash !== texts[i]);
      const statistics = changed.length > FEW ? undefined : this.#read<SavedStatistics>(key);
      if (statistics) return { key, files, statistics: statistics(), changed };
    }
    return undefined;
  }

  /** Takes in a shard that was written. */
  keep(key: string, texts: string[], files: string[], statistics: SavedStatistics): void {
    this.#now.set(key, { files, texts });
    this.#statistics.set(key, () => statistics);
    this.#write(key, statistics);
  }

  /** Ends the index: counts all its shards together, and forgets those that it has no use for. */
  done(): TokenStatistics {
    const keys = [...this.#now.keys()];
    const sum = this.#sum(keys);
    this.#write("sum", { of: keys, statistics: sum.save() } satisfies Sum);
    this.#write("list", this.#now);
    const used = ["sum", "list", ...keys].map((name) => this.#prefix + name);
    this.#cache.keepOnly(this.#prefix, new Set(used));
    return sum;
  }

  #sum(keys: readonly string[]): TokenStatistics {
    const before = this.#read<Sum>("sum")?.() ?? { of: [] };
    const gone = before.of.filter((key) => !this.#now.has(key));
    const lost = gone.map((key) => this.#read<SavedStatistics>(key));
    const isKnown = "statistics" in before && lost.every((statistics) => statistics);
    const sum = new TokenStatistics();
    if (isKnown) {
      sum.merge(before.statistics);
      for (const statistics of lost) if (statistics) sum.merge(statistics(), -1);
    }
    const counted = new Set(isKnown ? before.of : []);
    for (const key of keys) {
      const statistics = counted.has(key) ? undefined : this.#statistics.get(key);
      if (statistics) sum.merge(statistics());
    }
    return sum;
  }

  /** What was written under a name; revived when it is asked for. */
  #read<T>(name: string): (() => T) | undefined {
    const bytes = this.#cache.read(this.#prefix + name);
    return bytes && (() => deserialize(bytes) as T);
  }

  #write(name: string, value: unknown): void {
    this.#cache.write(this.#prefix + name, serialize(value));
  }
}
