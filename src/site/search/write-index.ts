/**
 * Writes the index of a served site: Pagefind bundles over the texts, one over titles, headings and
 * tags, and what a page must know to ask them. What a stretch of transcripts gives is kept in the
 * cache; an edit makes its own stretch anew and joins its bundle again, as far as it has changed.
 */

import type { Archive } from "../../archive/model.ts";
import type { PutFile } from "../../pagefind-format/bundle.ts";
import { assertTestedVersion, pagefindRuntime } from "../../pagefind-format/runtime.ts";
import { dataPath, type Index, type Manifest, type Shard } from "../../search/manifest.ts";
import { sha256 } from "../../system/sha256.ts";
import type { Transcript } from "../../transcript/model.ts";
import { madeOnce } from "../output/cache-folder.ts";
import type { OutputLedger } from "../output/output-ledger.ts";
import type { StretchGrams } from "./gram-table.ts";
import { factsName, IndexCache } from "./index-cache.ts";
import { frequentGrams, writeHeads, writeWords } from "./index-lists.ts";
import {
  type CountedStretch,
  type JoinedBundle,
  joinStretches,
  type LastBundle,
} from "./join-stretches.ts";
import { makeStretches } from "./make-stretches.ts";
import { isTaken, putNamed, takeNamed } from "./named-file.ts";
import { chunkBytesFor, type PlannedShard, type PlannedStretch, planShards } from "./plan-index.ts";
import { changedGrams } from "./renew-grams.ts";
import type { SearchDataOptions } from "./search-data.ts";
import { joinFacts, type ShardFacts } from "./shard-facts.ts";
import type { StretchFacts } from "./stretch.ts";

/** Smaller ones than over the texts, since every query asks for some. */
const HEAD_CHUNK_BYTES = 40_000;

/** What is known of a bundle that has been written. */
interface WrittenBundle extends JoinedBundle {
  /** Names of its files. */
  names: string[];
}

/**
 * Writes the index and all that goes with it; gives what the manifest says of them.
 * @param yearsOf Is told of each file of a shard the years of its transcripts, by its path.
 */
export async function writeIndex(
  archive: Archive,
  ledger: OutputLedger,
  options: SearchDataOptions,
  yearsOf: Map<string, string>,
): Promise<Pick<Manifest, "heads" | "index">> {
  const { meanwhile } = options;
  const { transcripts } = archive;
  const { files, entry } = await madeOnce(options.cache, "pagefind", pagefindRuntime);
  assertTestedVersion(entry.version);
  const { version } = entry;
  const cache = new IndexCache(options.cache, options.shards ?? "shard");
  const planned = planShards(archive, options.shardSize);
  const written = new Map<PlannedShard, WrittenBundle>();
  const facts = new Map<PlannedShard, ShardFacts>();
  const due: PlannedStretch[] = [];
  for (const shard of planned) {
    const known = cache.read<WrittenBundle>(shard.key);
    const itsFacts = known && cache.read<ShardFacts>(shard.key && factsName(shard.key));
    if (itsFacts && known && isTaken(ledger, known.names)) {
      written.set(shard, known);
      facts.set(shard, itsFacts);
      continue;
    }
    for (const stretch of shard.stretches) {
      const facts = cache.read<StretchFacts>(stretch.key && factsName(stretch.key));
      const grams = facts && cache.read<StretchGrams>(stretch.key);
      if (facts && grams) Object.assign(stretch, { facts, grams });
      else due.push(stretch);
    }
  }
  await makeStretches(archive, due, cache, meanwhile);
  const chunkBytes = chunkBytesFor(transcripts.length);
  for (const shard of planned) {
    if (written.has(shard)) continue;
    const made = writeBundle(shard.stretches.map(countedOf), chunkBytes, lastOf(shard));
    const itsFacts = joinFacts(shard.stretches.map(factsOf));
    written.set(shard, made);
    facts.set(shard, itsFacts);
    cache.keep(shard.key, made);
    cache.keep(shard.key && factsName(shard.key), itsFacts);
  }
  const seen = new Set<string>();
  const shards = planned.map((shard): Shard => {
    const { from, to } = shard;
    const { table = "", names = [] } = written.get(shard) ?? {};
    const years = spanOf(transcripts.slice(from, to));
    for (const name of years ? names : []) {
      // A chunk that two shards share is of no year.
      const path = dataPath(name);
      if (seen.has(path)) yearsOf.delete(path);
      else yearsOf.set(path, (years ?? []).join("-"));
      seen.add(path);
    }
    return { from, count: to - from, table, ...(years && { years }) };
  });
  const all = planned.flatMap((shard) => facts.get(shard) ?? []);
  const runtime = `pagefind-${sha256(Buffer.concat(files.map(({ content }) => content))).slice(0, 12)}/`;
  for (const { path, content } of files) putNamed(ledger, runtime + path, () => content);
  const index: Index = {
    version,
    runtime,
    shards,
    heads: headBundle(all).table,
    frequent: frequentGrams(all, transcripts.length).join(" "),
    words: wordFiles(all),
  };
  cache.end(planned);
  return { heads: writeHeads(archive, all, ledger), index };

  function writeBundle(
    stretches: readonly CountedStretch[],
    chunkBytes: number,
    last?: Omit<LastBundle, "take">,
  ): WrittenBundle {
    const names: string[] = [];
    const put: PutFile = (path, pack) => names.push(putNamed(ledger, `index/${path}`, pack));
    const take = (path: string) => {
      const isThere = takeNamed(ledger, `index/${path}`);
      if (isThere) names.push(`index/${path}`);
      return isThere;
    };
    const options = { version, chunkBytes, put };
    return { ...joinStretches(stretches, options, last && { ...last, take }), names };
  }

  /** What is known of the last bundle over the same transcripts, of which few have changed. */
  function lastOf(shard: PlannedShard): Omit<LastBundle, "take"> | undefined {
    const last = cache.shardLike(shard);
    const known = last && cache.read<WrittenBundle>(last.key);
    if (!known) return undefined;
    const changed = new Set<string>();
    for (const [i, key] of last.stretches.entries()) {
      const stretch = shard.stretches[i];
      if (!stretch?.grams || stretch.key === key) continue;
      const before = cache.read<StretchGrams>(key);
      if (!before) return undefined;
      for (const gram of changedGrams(before, stretch.grams)) changed.add(gram);
    }
    return { chunks: known.chunks, changed };
  }

  /** The bundle over titles, headings and tags; most edits leave it as it is. */
  function headBundle(all: readonly ShardFacts[]): WrittenBundle {
    const heads = all.flatMap(({ heads }) => heads);
    const key = `heads-${sha256(JSON.stringify([version, heads.map(({ count, hash }) => [count, hash])]))}`;
    const known = cache.read<WrittenBundle>(key);
    if (known && isTaken(ledger, known.names)) return known;
    const made = writeBundle(heads, HEAD_CHUNK_BYTES);
    cache.keep(key, made);
    return made;
  }

  function wordFiles(all: readonly ShardFacts[]): string[] {
    const key = `words-${sha256(all.map(({ words }) => words).join("\n\n"))}`;
    const known = cache.read<string[]>(key);
    if (known && isTaken(ledger, known)) return known;
    const names = writeWords(all, ledger);
    cache.keep(key, names);
    return names;
  }
}

function countedOf({ from, to, grams }: PlannedStretch): CountedStretch {
  if (!grams) throw new Error("A stretch of the index was not made");
  return { count: to - from, grams };
}

function factsOf({ facts }: PlannedStretch): StretchFacts {
  if (!facts) throw new Error("Nothing is known of a stretch of the index");
  return facts;
}

/** First and last year; undefined where one has no date, or none is there. */
function spanOf(transcripts: readonly Transcript[]): Shard["years"] {
  const years = transcripts.map(({ meta: { date } }) => Number(date?.slice(0, 4)));
  if (years.length === 0 || years.some(Number.isNaN)) return undefined;
  return [Math.min(...years), Math.max(...years)];
}
