/**
 * Asks Pagefind which transcripts hold a phrase. Each shard is an instance of its own, started
 * when it is first asked; all share one script and one WebAssembly file.
 *
 * Pagefind runs on the page's thread: its look-ups take a few milliseconds, and a failed load is
 * noticed only there (it swallows them itself; see `pagefind-runtime.ts` for the hook).
 */

import { type Manifest, pagefindPath, recordPlace, shardPath } from "../../search/manifest.ts";
import type { Lookup } from "../../search/plan.ts";
import { SearchLoadError, type SearchSource } from "./source.ts";

interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean }): PagefindInstance;
}

interface PagefindInstance {
  search(term: string): Promise<{ results: { id: string }[] }>;
}

declare global {
  var duiduIndexFetch: typeof fetch | undefined;
}

/** The Pagefind indexes of a site, each loaded when it is first asked. */
export class PagefindShards {
  readonly #manifest: Manifest;
  readonly #source: SearchSource;
  readonly #instances = new Map<number, Promise<PagefindInstance>>();
  readonly #found = new Map<string, Promise<Set<number>>>();
  #script: Promise<PagefindModule> | undefined;
  #wasm: Promise<ArrayBuffer> | undefined;
  #failure: SearchLoadError | undefined;

  constructor(manifest: Manifest, source: SearchSource) {
    this.#manifest = manifest;
    this.#source = source;
    globalThis.duiduIndexFetch = (input, init) => this.#fetch(String(input), init);
  }

  /**
   * Finds the transcripts of one shard that a look-up proposes, by their numbers.
   * @throws SearchLoadError when any file of the index did not load.
   */
  find(shard: number, { phrase, prefix }: Lookup): Promise<Set<number>> {
    const key = `${shard} ${prefix} ${phrase}`;
    let found = this.#found.get(key);
    if (!found) {
      found = this.#find(shard, prefix ? phrase : `"${phrase}"`);
      // A failed look-up may be tried again once the network is back.
      found.catch(() => this.#found.delete(key));
      this.#found.set(key, found);
    }
    return found;
  }

  async #find(shard: number, term: string): Promise<Set<number>> {
    const { from, count } = this.#manifest.shards[shard] ?? { from: 0, count: 0 };
    this.#failure = undefined;
    const instance = await this.#instance(shard);
    const { results } = await instance.search(term);
    if (this.#failure) {
      // Pagefind believes that what failed has been loaded: start it anew.
      this.#instances.delete(shard);
      throw this.#failure;
    }
    const places = results.map(({ id }) => recordPlace(id)).filter((place) => place < count);
    return new Set(places.map((place) => from + place));
  }

  #instance(shard: number): Promise<PagefindInstance> {
    let instance = this.#instances.get(shard);
    if (!instance) {
      instance = this.#start(shard);
      instance.catch(() => this.#instances.delete(shard));
      this.#instances.set(shard, instance);
    }
    return instance;
  }

  async #start(shard: number): Promise<PagefindInstance> {
    const path = pagefindPath(this.#manifest);
    this.#script ??= import(this.#source.address(path)) as Promise<PagefindModule>;
    let script: PagefindModule;
    try {
      script = await this.#script;
    } catch (error) {
      this.#script = undefined;
      throw new SearchLoadError(path, error);
    }
    const basePath = this.#source.address(shardPath(this.#manifest, shard));
    return script.createInstance({ basePath, noWorker: true });
  }

  async #fetch(address: string, init?: RequestInit): Promise<Response> {
    // The WebAssembly lies once beside the script, not in every shard, and is loaded once.
    const shared = address.replace(/\/\d+\/(wasm\.[^/]+)$/, "/$1");
    try {
      if (shared === address) return await load(address.replace(/\?ts=\d+$/, ""), init);
      this.#wasm ??= load(shared, init).then((response) => response.arrayBuffer());
      return new Response(await this.#wasm);
    } catch (error) {
      this.#wasm = undefined;
      this.#failure = new SearchLoadError(address, error);
      throw error;
    }
  }
}

async function load(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}
