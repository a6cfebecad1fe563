/**
 * Runs queries: proposes transcripts by the index where there is one, loads their texts, and lets
 * `findHits` decide. Whatever it reports has been verified; what it has not looked at yet it says.
 */

import {
  prepareDocument,
  type SearchDocument,
  type TranscriptHead,
  type TranscriptText,
} from "../../search/document.ts";
import { findHits, type Hit } from "../../search/evaluate.ts";
import { findInHead, type HeadHit } from "../../search/head.ts";
import {
  type Lookup,
  planHead,
  planQuote,
  planWholeWords,
  type TokenFacts,
} from "../../search/lookups.ts";
import { dataPath, type Index, MANIFEST_PATH, type Manifest } from "../../search/manifest.ts";
import { literalQuery, type Query } from "../../search/query.ts";
import { sentBytes } from "../../search/sent-bytes.ts";
import { fileOfPart, WordList } from "../../search/word-list.ts";
import { CandidateQueue, type Proposal } from "./candidate-queue.ts";
import { pageText } from "./page-text.ts";
import { PagefindShards } from "./pagefind-shards.ts";
import type { SearchSource } from "./source.ts";

/** What a query has found so far. */
export interface Findings {
  /** The query that was answered: as typed, or read as one quote. */
  query: Query;
  /** By relevance; those of later rounds after those of earlier ones. */
  hits: Hit[];
  /** Titles, headings, summaries and tags that hold it, each transcript once. */
  heads: HeadHit[];
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
  /**
   * Load about so many bytes at most, as servers send them, once something was found; the counts
   * may then not be final.
   */
  budget?: number;
  /** Load about so many bytes while nothing was found; without it, as many as the budget. */
  patience?: number;
  /** Read no page with which about so many bytes would be loaded: it is left for later. */
  most?: number;
  /** Look at the transcripts of these years alone, and those without a date. */
  years?: readonly string[];
  /** Start from the oldest transcripts instead of the newest. */
  oldestFirst?: boolean;
  /** Go on from what an earlier call left over, once: two calls would share out what is left. */
  continueFrom?: Findings;
}

/** Texts asked for at once: a few first, since often they are enough. */
const BATCHES = [2, 3, 4, 4, 6, 8];
/** Pages are larger than texts, and what is asked for at once is loaded whatever the budget. */
const PAGE_BATCHES = [2, 2, 2, 2, 2, 2, 2, 2, 4, 6];
/** Longest stretch of work before the page gets a turn, in milliseconds. */
const SLICE = 12;
/** With so few files of heads all are read, without an index. */
const FEW_HEAD_FILES = 4;
/** Transcripts whose titles, headings and tags are looked at for one query. */
const MOST_HEADS = 24;
/** Files that they may lie in: a word of many headings is in others than the newest. */
const MOST_HEAD_FILES = 6;

/** Answers queries, and keeps what it has loaded for the next. */
export class SearchEngine {
  readonly #source: SearchSource;
  readonly #documents = new Map<number, SearchDocument>();
  /** Files of the search data, by their names. */
  readonly #files = new Map<string, Promise<unknown>>();
  readonly #queues = new WeakMap<Findings, CandidateQueue>();
  /** Bytes of files and pages loaded so far, about, as servers send them. */
  #loaded = 0;
  #manifest: Promise<Manifest> | undefined;
  #facts: TokenFacts | undefined;
  #shards: PagefindShards | undefined;

  constructor(source: SearchSource) {
    this.#source = source;
  }

  /** Bytes that queries have loaded so far, about, beside what every query needs. */
  get loaded(): number {
    return this.#loaded + (this.#shards?.loaded ?? 0);
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
    this.#files.clear();
  }

  /** Loads a file of the search data, once. */
  async file<T>(name: string): Promise<T> {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#source.text(dataPath(name)).then((text) => {
        this.#loaded += sentBytes(text);
        return JSON.parse(text) as unknown;
      });
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return (await file) as T;
  }

  async #run(query: Query, options: RunOptions): Promise<Findings> {
    const { signal, continueFrom } = options;
    const findings: Findings = {
      query,
      hits: [],
      heads: [],
      complete: true,
      looked: 0,
      ...continueFrom,
    };
    if (query.clauses.length === 0) return findings;
    const manifest = await this.manifest();
    const partly = manifest.mode === "index" && this.#source.canIndex;
    const enough = partly ? (options.enough ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const budget = partly ? (options.budget ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const patience = partly ? (options.patience ?? budget) : Number.POSITIVE_INFINITY;
    const most = manifest.texts ? undefined : options.most;
    const start = this.loaded;
    const queue = continueFrom
      ? this.#takeQueue(continueFrom)
      : new CandidateQueue(this.#candidates(query, manifest, options));
    this.#queues.set(findings, queue);
    const isAsked = await this.#yearFilter(manifest, options.years);
    if (partly && !continueFrom) {
      const heads = await this.#findHeads(manifest, query);
      findings.heads = heads.filter(({ head }) => isOfYears(head, options.years));
    }
    // Titles are of no use as hits: what they loaded is not taken from these.
    const before = this.loaded;
    const mayLoad = (found: number) =>
      found > 0 ? this.loaded - before < budget : this.loaded - start < patience;
    const hits: Hit[] = [];
    let sliceStart = performance.now();
    findings.complete = false;
    const ofHeads = new Set(findings.heads.map(({ head }) => head.slug));
    let headsRead = 0;
    const found = () => findings.hits.length + hits.length;
    while (found() < enough && mayLoad(found() + headsRead)) {
      signal?.throwIfAborted();
      const proposed = await queue.next();
      if (proposed === undefined) {
        findings.complete = !queue.hasLater;
        break;
      }
      if (proposed === "stage") {
        if (Number.isFinite(enough) && hits.length > 0) break;
        continue;
      }
      let batch = await isAsked(proposed);
      if (most !== undefined) {
        const fitting = await this.#fitting(manifest, batch, most + start);
        queue.setAside(batch.filter((number) => !fitting.includes(number)));
        batch = fitting;
      }
      await Promise.all(batch.map((number) => this.#document(manifest, number)));
      for (const number of batch) {
        if (performance.now() - sliceStart > SLICE) {
          await giveWay();
          signal?.throwIfAborted();
          sliceStart = performance.now();
        }
        const document = await this.#document(manifest, number);
        findings.looked++;
        hits.push(...findHits(document, query));
        if (ofHeads.has(document.source.slug)) continue;
        const head = findInHead(document.source, query);
        if (!head) continue;
        findings.heads.push(head);
        headsRead++;
      }
    }
    signal?.throwIfAborted();
    hits.sort((a, b) => b.score - a.score);
    findings.hits = [...findings.hits, ...hits];
    return findings;
  }

  /** Those of some transcripts that can be read until so many bytes are loaded. */
  async #fitting(manifest: Manifest, numbers: readonly number[], until: number): Promise<number[]> {
    const fitting: number[] = [];
    let asked = 0;
    for (const number of numbers) {
      const { size = 0 } = await this.#head(manifest, number);
      const cost = this.#documents.has(number) ? 0 : size + PAGE_BYTES;
      if (this.loaded + asked + cost > until) continue;
      asked += cost;
      fitting.push(number);
    }
    return fitting;
  }

  /** What findings have left to read. Each call that read on from it would lack the other's hits. */
  #takeQueue(findings: Findings): CandidateQueue {
    const queue = this.#queues.get(findings);
    if (!queue) throw new Error("A search was gone on with twice from one place");
    this.#queues.delete(findings);
    return queue.resume();
  }

  /**
   * Numbers of the transcripts to look at, newest first, in batches. Those that hold the words of
   * the quote whole come first, then `"stage"`, then the others that may hold it.
   */
  async *#candidates(
    query: Query,
    manifest: Manifest,
    { oldestFirst = false, years: only }: RunOptions,
  ): AsyncGenerator<Proposal> {
    const { index, texts } = manifest;
    const batches = (numbers: readonly number[]) => cut(numbers, texts ? BATCHES : PAGE_BATCHES);
    if (!index || !this.#source.canIndex) {
      yield* batches(numbersOf(0, manifest.transcripts, oldestFirst));
      return;
    }
    const facts = this.#factsOf(index);
    const seen = new Set<number>();
    const shards = numbersOf(0, index.shards.length, oldestFirst).filter((shard) => {
      const years = index.shards[shard]?.years;
      if (years === undefined) return true;
      const [first, last] = years;
      const isSaved = only?.some((year) => Number(year) >= first && Number(year) <= last) ?? true;
      return isSaved && mayHoldYear(query, years);
    });
    const unseen = (shard: number, proposed: ReadonlySet<number> | undefined) => {
      const { from, count } = index.shards[shard] ?? { from: 0, count: 0 };
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
        yield* batches(unseen(shard, await this.#lookUp(index, shard, whole)));
        // Nothing more to read, but bytes were loaded: whoever reads may have had enough.
        yield [];
      }
      yield "stage";
    }
    // A cut-off word is looked up as many words: what they find is read before all are asked.
    const lookups = await soleLookups(query, facts);
    for (const shard of shards) {
      for (const lookup of lookups ?? []) {
        yield* batches(unseen(shard, await this.#lookUp(index, shard, [lookup])));
        yield [];
      }
      if (lookups) continue;
      yield* batches(unseen(shard, await this.#propose(query, index, shard, facts)));
      yield [];
    }
  }

  /** Keeps of some transcripts those of the years that are asked for. */
  async #yearFilter(
    manifest: Manifest,
    years: readonly string[] | undefined,
  ): Promise<(numbers: number[]) => Promise<number[]>> {
    if (years === undefined || !manifest.heads) return async (numbers) => numbers;
    return async (numbers) => {
      const heads = await Promise.all(numbers.map((number) => this.#head(manifest, number)));
      return numbers.filter((_, i) => isOfYears(heads[i], years));
    };
  }

  /** Finds titles, headings and tags, those of the newest transcripts that hold it. */
  async #findHeads(manifest: Manifest, query: Query): Promise<HeadHit[]> {
    const { index, heads: packs } = manifest;
    if (!index || !packs) return [];
    if (packs.files.length <= FEW_HEAD_FILES) {
      const all = await Promise.all(packs.files.map((name) => this.file<TranscriptHead[]>(name)));
      return all.flat().flatMap((head) => findInHead(head, query) ?? []);
    }
    const facts = this.#factsOf(index);
    let proposed: Set<number> | undefined;
    for (const clause of query.clauses) {
      const any = new Set<number>();
      for (const lookup of clause.flatMap((quote) => planHead(quote, facts))) {
        for (const number of await this.#pagefind(index).find(index.heads, lookup)) any.add(number);
      }
      proposed = proposed === undefined ? any : new Set([...proposed].filter((n) => any.has(n)));
    }
    const files = new Set<number>();
    const numbers = [...(proposed ?? [])]
      .sort((a, b) => a - b)
      .slice(0, MOST_HEADS)
      .filter((number) => files.add(Math.floor(number / packs.each)).size <= MOST_HEAD_FILES);
    const heads = await Promise.all(numbers.map((number) => this.#head(manifest, number)));
    return heads.map((head) => findInHead(head, query)).filter((hit) => hit !== undefined);
  }

  #pagefind(index: Index): PagefindShards {
    this.#shards ??= new PagefindShards(index, this.#source);
    return this.#shards;
  }

  async #lookUp(index: Index, shard: number, lookups: readonly Lookup[]): Promise<Set<number>> {
    const { table = "", from = 0 } = index.shards[shard] ?? {};
    const found = new Set<number>();
    for (const lookup of lookups) {
      for (const place of await this.#pagefind(index).find(table, lookup)) found.add(from + place);
    }
    return found;
  }

  /** Transcripts of a shard that may answer; undefined for all of them. */
  async #propose(
    query: Query,
    index: Index,
    shard: number,
    facts: TokenFacts,
  ): Promise<Set<number> | undefined> {
    let proposed: Set<number> | undefined;
    for (const clause of query.clauses) {
      const plans = await Promise.all(clause.map((quote) => planQuote(quote, facts)));
      if (plans.some((plan) => plan.kind === "walk")) continue;
      const lookups = plans.flatMap((plan) => (plan.kind === "walk" ? [] : plan.any));
      const any = await this.#lookUp(index, shard, lookups);
      proposed = proposed === undefined ? any : new Set([...proposed].filter((n) => any.has(n)));
    }
    return proposed;
  }

  #factsOf({ frequent, words }: Index): TokenFacts {
    if (this.#facts) return this.#facts;
    const ranks = new Map(frequent.split(" ").map((gram, rank) => [gram, rank]));
    const lists = new Map<number, Promise<WordList>>();
    this.#facts = {
      rank: (gram) => ranks.get(gram),
      wordsWith: async (part) => {
        const file = fileOfPart(part, words.length);
        if (file === undefined) return undefined;
        let list = lists.get(file);
        if (!list) {
          list = this.file<string>(words[file] ?? "").then((text) => new WordList(text));
          list.catch(() => lists.delete(file));
          lists.set(file, list);
        }
        return list;
      },
    };
    return this.#facts;
  }

  async #document(manifest: Manifest, number: number): Promise<SearchDocument> {
    const known = this.#documents.get(number);
    if (known) return known;
    const document = prepareDocument(await this.#text(manifest, number));
    this.#documents.set(number, document);
    return document;
  }

  async #text(manifest: Manifest, number: number): Promise<TranscriptText> {
    const { texts } = manifest;
    if (!texts) {
      const head = await this.#head(manifest, number);
      const page = await this.#source.page(`transcripts/${head.slug}/`);
      const text = pageText(page, head);
      this.#loaded += text.paragraphs.reduce(
        (sum, [, , zh, original]) => sum + sentBytes(zh) + sentBytes(original),
        PAGE_BYTES,
      );
      return text;
    }
    const pack = await this.file<TranscriptText[]>(
      texts.files[Math.floor(number / texts.each)] ?? "",
    );
    const text = pack[number % texts.each];
    if (!text) throw new Error(`Transcript ${number} is missing in its pack`);
    return text;
  }

  async #head({ heads }: Manifest, number: number): Promise<TranscriptHead> {
    if (!heads) throw new Error("The search data has no heads");
    const pack = await this.file<TranscriptHead[]>(
      heads.files[Math.floor(number / heads.each)] ?? "",
    );
    const head = pack[number % heads.each];
    if (!head) throw new Error(`Transcript ${number} is missing in its pack`);
    return head;
  }
}

function isOfYears(
  head: TranscriptHead | undefined,
  years: readonly string[] | undefined,
): boolean {
  return years === undefined || head?.date === undefined || years.includes(head.date.slice(0, 4));
}

/** What a page has beside its text, compressed. */
const PAGE_BYTES = 8000;
/** The look-ups of a query of one clause; undefined where it has more, or texts must be walked. */
async function soleLookups(query: Query, facts: TokenFacts): Promise<Lookup[] | undefined> {
  const [clause, ...others] = query.clauses;
  if (!clause || others.length > 0) return undefined;
  const plans = await Promise.all(clause.map((quote) => planQuote(quote, facts)));
  if (plans.some((plan) => plan.kind === "walk")) return undefined;
  return plans.flatMap((plan) => (plan.kind === "walk" ? [] : plan.any));
}

function numbersOf(from: number, count: number, descending: boolean): number[] {
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  return descending ? numbers.reverse() : numbers;
}

function* cut(numbers: readonly number[], sizes: readonly number[]): Generator<number[]> {
  let at = 0;
  for (let i = 0; at < numbers.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)] ?? 1;
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
