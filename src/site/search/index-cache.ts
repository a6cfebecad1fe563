/**
 * What is kept of an index from one build to the next: the grams and facts of each stretch, the files
 * of each bundle, and which stretches these were.
 */

import { deserialize, serialize } from "node:v8";
import type { CacheFolder } from "../output/cache-folder.ts";
import type { PlannedShard, PlannedStretch } from "./plan-index.ts";

/** What the last build had planned. */
interface LastPlan {
  stretches: { key: string; sources: string[] }[];
  shards: { key: string; stretches: string[] }[];
}

/** The part of the cache that is about the index of one output folder. */
export class IndexCache {
  readonly #cache: CacheFolder | undefined;
  readonly #prefix: string;
  readonly #used = new Set<string>();
  readonly #last: LastPlan;

  /** @param prefix Tells the index of one output from that of another. */
  constructor(cache: CacheFolder | undefined, prefix: string) {
    this.#cache = cache;
    this.#prefix = `${prefix}-`;
    this.#last = this.read<LastPlan>("plan") ?? { stretches: [], shards: [] };
  }

  /** What was kept under a name; undefined where nothing is, or where there is no name. */
  read<T>(name: string | undefined): T | undefined {
    if (name === undefined) return undefined;
    this.#used.add(this.#prefix + name);
    const bytes = this.#cache?.read(this.#prefix + name);
    return bytes && (deserialize(bytes) as T);
  }

  /** Keeps something under a name, if there is one. */
  keep(name: string | undefined, what: unknown): void {
    if (name === undefined) return;
    this.#used.add(this.#prefix + name);
    this.#cache?.write(this.#prefix + name, serialize(what));
  }

  /** The last stretch that has most of the transcripts of a planned one; undefined if half are others. */
  stretchLike({ sources = [] }: PlannedStretch): LastPlan["stretches"][number] | undefined {
    const wanted = new Set(sources);
    const found = this.#last.stretches.map((one) => ({
      one,
      shared: one.sources.filter((source) => wanted.has(source)).length,
    }));
    const best = found.reduce((a, b) => (b.shared > a.shared ? b : a), found[0] ?? NONE);
    return best.shared * 2 > sources.length ? best.one : undefined;
  }

  /** The last shard of as many stretches of the same sizes, most of them the same; undefined for none. */
  shardLike({ stretches }: PlannedShard): LastPlan["shards"][number] | undefined {
    const sizes = new Map(this.#last.stretches.map(({ key, sources }) => [key, sources.length]));
    return this.#last.shards.find(
      (shard) =>
        shard.stretches.length === stretches.length &&
        shard.stretches.every((key, i) => {
          const { from = 0, to = 0 } = stretches[i] ?? {};
          return sizes.get(key) === to - from;
        }) &&
        shard.stretches.filter((key, i) => key === stretches[i]?.key).length * 2 > stretches.length,
    );
  }

  /** Keeps the plan, and of all the rest what it needs. */
  end(shards: readonly PlannedShard[]): void {
    const stretches = shards.flatMap((shard) => shard.stretches);
    this.keep("plan", {
      stretches: stretches.flatMap(({ key, sources = [] }) => (key ? { key, sources } : [])),
      shards: shards.flatMap(({ key, stretches }) =>
        key ? { key, stretches: stretches.map((one) => one.key ?? "") } : [],
      ),
    } satisfies LastPlan);
    const needed = new Set([...shards, ...stretches].flatMap(({ key }) => namesOf(key)));
    for (const name of needed) this.#used.add(this.#prefix + name);
    for (const { key } of [...this.#last.stretches, ...this.#last.shards]) {
      for (const name of namesOf(key))
        if (!needed.has(name)) this.#used.delete(this.#prefix + name);
    }
    this.#cache?.keepOnly(this.#prefix, this.#used);
  }
}

const NONE = { one: undefined, shared: 0 };

/** The name of what is known of a stretch or shard beside its grams or files. */
export function factsName(key: string): string {
  return `${key}-facts`;
}

function namesOf(key: string | undefined): string[] {
  return key === undefined ? [] : [key, factsName(key)];
}
