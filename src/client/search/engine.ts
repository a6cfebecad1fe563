/**
 * Runs queries: proposes transcripts by the index where there is one, loads their texts, and lets
 * `findHits` decide. Whatever it reports has been verified; what it has not looked at yet it says.
 */

import {
  prepareDocument,
  type SearchDocument,
  type TranscriptText,
} from "../../search/document.ts";
import { findHits, findInTitle, type Hit } from "../../search/evaluate.ts";
import { MANIFEST_PATH, type Manifest, packPath, wordsPath } from "../../search/manifest.ts";
import type { Span } from "../../search/match.ts";
import {
  type Lookup,
  planQuote,
  planWholeWords,
  type TokenFacts,
  WordList,
} from "../../search/plan.ts";
import { literalQuery, type Query } from "../../search/query.ts";
import { PagefindShards } from "./pagefind-shards.ts";
import type { SearchSource } from "./source.ts";

/** What a query has found so far. */
export interface Findings {
  /** The query that was answered: as typed, or read as one quote. */
  query: Query;
  /** By relevance; those of later rounds after those of earlier ones. */
  hits: Hit[];
  titles: { document: SearchDocument; spans: Span[] }[];
  /** False while there are transcripts that may hold more: the counts are then lower bounds. */
  complete: boolean;
  /** Transcripts read so far. */
  looked: number;
}

/** How far a query is to be run, and when to stop. */
export interface RunOptions {
  /** Stops the work when a newer query has come. */
  signal?: AbortSignal;
  /**
   * Look on until so many hits are there, or all that hold the quote's words whole. Where all
   * texts are loaded, all are found anyway.
   */
  enough?: number;
  /** Load so many files at most; in a large archive the counts may then not be final. */
  budget?: number;
  /** Start from the oldest transcripts instead of the newest. */
  oldestFirst?: boolean;
  /** Go on from what an earlier call left over. */
  continueFrom?: Findings;
}

/** Texts asked for at once: a few first, since often they are enough. */
const BATCHES = [4, 6, 8, 16];
/** Longest stretch of work before the page gets a turn, in milliseconds. */
const SLICE = 12;

/** Finds the hits of a query: loads what it needs, and verifies each hit in the text. */
export class SearchEngine {
  readonly #source: SearchSource;
  readonly #documents = new Map<number, SearchDocument>();
  readonly #packs = new Map<number, Promise<TranscriptText[]>>();
  readonly #wordLists = new Map<string, Promise<unknown>>();
  readonly #queues = new WeakMap<Findings, AsyncGenerator<number[] | "stage">>();
  /** Files asked for so far. */
  #loads = 0;
  #manifest: Promise<Manifest> | undefined;
  #facts: TokenFacts | undefined;
  #shards: PagefindShards | undefined;

  constructor(source: SearchSource) {
    this.#source = source;
  }

  /** Loads what every query needs. Throws SearchLoadError; a later call tries again. */
  manifest(): Promise<Manifest> {
    this.#manifest ??= this.#source
      .text(MANIFEST_PATH, true)
      .then((text) => JSON.parse(text) as Manifest)
      .catch((error) => {
        this.#manifest = undefined;
        throw error;
      });
    return this.#manifest;
  }

  /**
   * Answers a query. A text that holds operators is tried as it stands first, since the marks may
   * be the quote's own. Throws SearchLoadError, or the signal's reason when aborted.
   */
  async run(query: Query, options: RunOptions = {}): Promise<Findings> {
    if (query.literal && !options.continueFrom) {
      const literal = await this.#run(literalQuery(query, query.literal), options);
      if (literal.hits.length > 0) return literal;
    }
    return this.#run(query, options);
  }

  /** Forgets all that was loaded: a new build may have taken the place of the old one. */
  forget(): void {
    this.#manifest = undefined;
    this.#facts = undefined;
    this.#shards = undefined;
    this.#documents.clear();
    this.#packs.clear();
    this.#wordLists.clear();
  }

  /** Loads a word list of the search data, once. */
  async wordList<T>(path: (manifest: Manifest) => string): Promise<T> {
    const where = path(await this.manifest());
    let list = this.#wordLists.get(where);
    if (!list) {
      list = this.#source.text(where).then((text) => JSON.parse(text) as unknown);
      list.catch(() => this.#wordLists.delete(where));
      this.#wordLists.set(where, list);
    }
    return (await list) as T;
  }

  async #run(query: Query, options: RunOptions): Promise<Findings> {
    const { signal, continueFrom } = options;
    const findings: Findings = {
      query,
      hits: [],
      titles: [],
      complete: true,
      looked: 0,
      ...continueFrom,
    };
    if (query.clauses.length === 0) return findings;
    const manifest = await this.manifest();
    const partly = manifest.mode === "index" && this.#source.canIndex;
    const enough = partly ? (options.enough ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const lastLoad = this.#loads + (partly ? (options.budget ?? Number.POSITIVE_INFINITY) : 1e9);
    const queue =
      (continueFrom && this.#queues.get(continueFrom)) ??
      this.#candidates(query, manifest, options.oldestFirst ?? false);
    this.#queues.set(findings, queue);
    const hits: Hit[] = [];
    let sliceStart = performance.now();
    findings.complete = false;
    while (findings.hits.length + hits.length < enough && this.#loads < lastLoad) {
      signal?.throwIfAborted();
      const { value: batch, done } = await queue.next();
      if (done) {
        findings.complete = true;
        break;
      }
      if (batch === "stage") {
        if (Number.isFinite(enough) && findings.hits.length + hits.length > 0) break;
        continue;
      }
      await Promise.all(batch.map((number) => this.#pack(manifest, number)));
      for (const number of batch) {
        if (performance.now() - sliceStart > SLICE) {
          await giveWay();
          signal?.throwIfAborted();
          sliceStart = performance.now();
        }
        const document = await this.#document(manifest, number);
        findings.looked++;
        hits.push(...findHits(document, query));
        const spans = findInTitle(document, query);
        if (spans) findings.titles.push({ document, spans });
      }
    }
    signal?.throwIfAborted();
    hits.sort((a, b) => b.score - a.score);
    findings.hits = [...findings.hits, ...hits];
    return findings;
  }

  /**
   * Numbers of the transcripts to look at, newest first, in batches. Those that hold the words of
   * the quote whole come first, then `"stage"`, then the others that may hold it.
   */
  async *#candidates(
    query: Query,
    manifest: Manifest,
    oldestFirst: boolean,
  ): AsyncGenerator<number[] | "stage"> {
    if (manifest.mode === "text" || !this.#source.canIndex) {
      yield* batches(numbersOf(0, manifest.transcripts, oldestFirst));
      return;
    }
    this.#facts ??= this.#tokenFacts(manifest);
    const facts = this.#facts;
    const seen = new Set<number>();
    const shards = numbersOf(0, manifest.shards.length, oldestFirst).filter((shard) => {
      const years = manifest.shards[shard]?.years;
      return years === undefined || mayHoldYear(query, years);
    });
    const unseen = (shard: number, proposed: ReadonlySet<number> | undefined) => {
      const { from, count } = manifest.shards[shard] ?? { from: 0, count: 0 };
      const numbers = numbersOf(from, count, oldestFirst).filter(
        (number) => !seen.has(number) && (proposed === undefined || proposed.has(number)),
      );
      for (const number of numbers) seen.add(number);
      return numbers;
    };
    const quotes = query.clauses.flat();
    const whole = quotes.length === 1 && quotes[0] ? planWholeWords(quotes[0], facts) : [];
    if (whole.length > 0) {
      for (const shard of shards) {
        yield* batches(unseen(shard, await this.#lookUp(manifest, shard, whole)));
      }
      yield "stage";
    }
    for (const shard of shards) {
      yield* batches(unseen(shard, await this.#propose(query, manifest, shard, facts)));
    }
  }

  async #lookUp(
    manifest: Manifest,
    shard: number,
    lookups: readonly Lookup[],
  ): Promise<Set<number>> {
    this.#shards ??= new PagefindShards(manifest, this.#source);
    const found = new Set<number>();
    for (const lookup of lookups) {
      this.#loads++;
      for (const number of await this.#shards.find(shard, lookup)) found.add(number);
    }
    return found;
  }

  /** Transcripts of a shard that may answer; undefined for all of them. */
  async #propose(
    query: Query,
    manifest: Manifest,
    shard: number,
    facts: TokenFacts,
  ): Promise<Set<number> | undefined> {
    let proposed: Set<number> | undefined;
    for (const clause of query.clauses) {
      const plans = await Promise.all(clause.map((quote) => planQuote(quote, facts)));
      if (plans.some((plan) => plan.kind === "walk")) continue;
      const lookups = plans.flatMap((plan) => (plan.kind === "walk" ? [] : plan.any));
      const any = await this.#lookUp(manifest, shard, lookups);
      proposed = proposed === undefined ? any : new Set([...proposed].filter((n) => any.has(n)));
    }
    return proposed;
  }

  #tokenFacts(manifest: Manifest): TokenFacts {
    const frequent = new Set(manifest.frequent.split(" "));
    let words: Promise<WordList> | undefined;
    return {
      isFrequent: (token) => frequent.has(token),
      words: () => {
        words ??= this.#source.text(wordsPath(manifest)).then((text) => new WordList(text));
        words.catch(() => {
          words = undefined;
        });
        return words;
      },
    };
  }

  async #document(manifest: Manifest, number: number): Promise<SearchDocument> {
    const known = this.#documents.get(number);
    if (known) return known;
    const pack = await this.#pack(manifest, number);
    const text = pack[number % manifest.perPack];
    if (!text) throw new Error(`Transcript ${number} is missing in its pack`);
    const document = prepareDocument(text);
    this.#documents.set(number, document);
    return document;
  }

  #pack(manifest: Manifest, number: number): Promise<TranscriptText[]> {
    const pack = Math.floor(number / manifest.perPack);
    let texts = this.#packs.get(pack);
    if (!texts) {
      this.#loads++;
      texts = this.#source
        .text(packPath(manifest, pack))
        .then((text) => JSON.parse(text) as TranscriptText[]);
      texts.catch(() => this.#packs.delete(pack));
      this.#packs.set(pack, texts);
    }
    return texts;
  }
}

function numbersOf(from: number, count: number, descending: boolean): number[] {
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  return descending ? numbers.reverse() : numbers;
}

function* batches(numbers: readonly number[]): Generator<number[]> {
  let at = 0;
  for (let i = 0; at < numbers.length; i++) {
    const size = BATCHES[Math.min(i, BATCHES.length - 1)] ?? 1;
    yield numbers.slice(at, at + size);
    at += size;
  }
}

function mayHoldYear({ filters }: Query, [first, last]: [number, number]): boolean {
  const asked = filters.filter(({ field }) => field === "year");
  if (asked.length === 0) return true;
  return asked.some(({ value }) => {
    const [from = 0, to = from] = value.split("-").map(Number);
    return first <= to && from <= last;
  });
}

/** Lets the page paint and take input. */
function giveWay(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
