/**
 * The wire format of the search data, shared by the indexer that writes it and the page that
 * reads it. Everything but the manifest lies in a folder named by the data's own hash, so that
 * an old page never meets a new index.
 */

/** Where the manifest is, below the site's base. */
export const MANIFEST_PATH = "search/data/manifest.json";

/** What there is to search, and in which files. */
export interface Manifest {
  /** Hash of the data; the folder `search/data/<version>/` holds the rest. */
  version: string;
  /** `text`: every text is loaded and scanned. `index`: Pagefind proposes, texts are verified. */
  mode: "text" | "index";
  /** How many transcripts there are; they are numbered from 0, newest first. */
  transcripts: number;
  /** How many transcripts share one file: `text/0.json` holds the first so many. */
  perPack: number;
  /** Index mode only: Pagefind bundles, each over a stretch of the transcripts. */
  shards: Shard[];
  /** Index mode only: tokens so common that looking them up costs more than reading texts. */
  frequent: string;
}

/** A Pagefind bundle in `index/<n>/`. */
export interface Shard {
  from: number;
  count: number;
  /** First and last year of its transcripts; absent where none has a date. */
  years?: [number, number];
}

/** Pagefind's id of a transcript: its place in its shard. */
export function recordId(place: number): string {
  return `unknown_${place.toString(36)}`;
}

/** The place that an id stands for. */
export function recordPlace(id: string): number {
  return Number.parseInt(id.replace(/^unknown_/, ""), 36);
}

/** Path of a pack of texts, below the site's base. */
export function packPath(manifest: Manifest, pack: number): string {
  return `search/data/${manifest.version}/text/${pack}.json`;
}

/** Path of the list of Latin words in the archive, one per line, sorted. */
export function wordsPath(manifest: Manifest): string {
  return `search/data/${manifest.version}/words.txt`;
}

/** Folder of a shard's Pagefind bundle, with a slash at its end. */
export function shardPath(manifest: Manifest, shard: number): string {
  return `search/data/${manifest.version}/index/${shard}/`;
}

/** Path of Pagefind's own script, which all shards share. */
export function pagefindPath(manifest: Manifest): string {
  return `search/data/${manifest.version}/index/pagefind.js`;
}

/** Path of the terms by their sound (`SpelledTerm[]`). */
export function termsPath(manifest: Manifest): string {
  return `search/data/${manifest.version}/terms.json`;
}

/** Path of the words of other regions (`WordPair[]`). */
export function regionalWordsPath(manifest: Manifest): string {
  return `search/data/${manifest.version}/regional-words.json`;
}
