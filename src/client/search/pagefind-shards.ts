/**
 * Asks Pagefind which transcripts hold grams. Each bundle is an instance of its own, started when
 * it is first asked; all share one folder, one script and one WebAssembly file.
 *
 * Pagefind runs on the page's thread: its look-ups take a few milliseconds, and a failed load is
 * noticed only there (it swallows them itself; see `pagefind-format/runtime.ts` for the hook).
 */

import type { Lookup } from "../../search/lookups.ts";
import { dataPath, type Index, recordPlace } from "../../search/manifest.ts";
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

/** So few candidates are read at once: another gram costs more than it saves. */
const FEW = 2;

/** The Pagefind bundles of an archive. */
export class PagefindShards {
  readonly #index: Index;
  readonly #source: SearchSource;
  readonly #instances = new Map<string, Promise<PagefindInstance>>();
  readonly #found = new Map<string, Promise<Set<number>>>();
  #script: Promise<PagefindModule> | undefined;
  #wasm: Promise<ArrayBuffer> | undefined;
  #failure: SearchLoadError | undefined;
  #loaded = 0;

  constructor(index: Index, source: SearchSource) {
    this.#index = index;
    this.#source = source;
    globalThis.duiduIndexFetch = (input, init) => this.#fetch(String(input), init);
  }

  /** Bytes of the index loaded so far. */
  get loaded(): number {
    return this.#loaded;
  }

  /**
   * Finds the records of one bundle, by their places, that have all grams of a look-up, or so few
   * that have most of them that they are as soon read.
   * @param table Hash of the bundle's table.
   * @throws SearchLoadError when any file of the index did not load.
   */
  async find(table: string, { grams, prefix }: Lookup): Promise<Set<number>> {
    let all: Set<number> | undefined;
    for (const gram of grams) {
      const found = await this.#gram(table, gram, prefix);
      all = all === undefined ? found : new Set([...all].filter((place) => found.has(place)));
      if (all.size <= FEW) break;
    }
    return all ?? new Set();
  }

  #gram(table: string, gram: string, prefix: boolean): Promise<Set<number>> {
    const key = `${table} ${prefix} ${gram}`;
    let found = this.#found.get(key);
    if (!found) {
      // In quotation marks Pagefind takes a word as it is, else also as the first part of others.
      found = this.#ask(table, prefix ? gram : `"${gram}"`);
      // A failed look-up may be tried again once the network is back.
      found.catch(() => this.#found.delete(key));
      this.#found.set(key, found);
    }
    return found;
  }

  async #ask(table: string, term: string): Promise<Set<number>> {
    this.#failure = undefined;
    const instance = await this.#instance(table);
    const { results } = await instance.search(term);
    if (this.#failure) {
      // Pagefind believes that what failed has been loaded: start it anew.
      this.#instances.delete(table);
      throw this.#failure;
    }
    return new Set(results.map(({ id }) => recordPlace(id)));
  }

  #instance(table: string): Promise<PagefindInstance> {
    let instance = this.#instances.get(table);
    if (!instance) {
      instance = this.#start(table);
      instance.catch(() => this.#instances.delete(table));
      this.#instances.set(table, instance);
    }
    return instance;
  }

  async #start(table: string): Promise<PagefindInstance> {
    const path = dataPath(`${this.#index.runtime}pagefind.js`);
    this.#script ??= import(this.#source.address(path)) as Promise<PagefindModule>;
    let script: PagefindModule;
    try {
      script = await this.#script;
    } catch (error) {
      this.#script = undefined;
      throw new SearchLoadError(path, error);
    }
    // No such folder: `#fetch` knows the bundle by it.
    const basePath = this.#source.address(dataPath(`index/${BUNDLE}${table}/`));
    return script.createInstance({ basePath, noWorker: true });
  }

  async #fetch(address: string, init?: RequestInit): Promise<Response> {
    const [folder = "", rest = ""] = address.split(BUNDLE, 2);
    const [table = "", ...names] = rest.replace(/\?ts=\d+$/, "").split("/");
    const name = names.join("/");
    if (name === "pagefind-entry.json") return this.#entry(table);
    try {
      if (!name.startsWith("wasm.")) {
        const content = await (await load(folder + name, init)).arrayBuffer();
        this.#loaded += content.byteLength;
        return new Response(content);
      }
      const path = dataPath(`${this.#index.runtime}${name}`);
      this.#wasm ??= load(this.#source.address(path), init).then((all) => all.arrayBuffer());
      return new Response(await this.#wasm);
    } catch (error) {
      this.#wasm = undefined;
      this.#failure = new SearchLoadError(address, error);
      throw error;
    }
  }

  /** What Pagefind's own entry file would say: the manifest says it of all bundles at once. */
  #entry(hash: string): Response {
    const languages = { unknown: { hash, wasm: null, page_count: 1 } };
    const entry = { version: this.#index.version, languages, include_characters: [] };
    return new Response(JSON.stringify(entry));
  }
}

/** Parts the folder of the index from the name of a bundle. */
const BUNDLE = "bundle-";

async function load(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}
