/**
 * What is kept of the shards of the search index: the names of their files, which the ledger takes
 * over, and their counts of tokens, which the whole archive's are added up from.
 */

import { deserialize, serialize } from "node:v8";
import type { CacheFolder } from "../output/cache-folder.ts";
import type { SavedStatistics } from "./search-statistics.ts";

export interface KnownShard {
  /** Paths below the shard's folder. */
  files: string[];
  statistics: SavedStatistics;
}

export class ShardCache {
  readonly #cache: CacheFolder;
  readonly #prefix: string;
  readonly #used = new Set<string>();

  /** @param prefix Tells the shards of one output from those of another. */
  constructor(cache: CacheFolder, prefix: string) {
    this.#cache = cache;
    this.#prefix = `${prefix}-`;
  }

  /** What is known of the shard of a key. */
  find(key: string): KnownShard | undefined {
    this.#used.add(this.#prefix + key);
    const bytes = this.#cache.read(this.#prefix + key);
    return bytes && (deserialize(bytes) as KnownShard);
  }

  keep(key: string, shard: KnownShard): void {
    this.#used.add(this.#prefix + key);
    this.#cache.write(this.#prefix + key, serialize(shard));
  }

  /** Forgets the shards that this build has no use for. */
  done(): void {
    this.#cache.keepOnly(this.#prefix, this.#used);
  }
}
