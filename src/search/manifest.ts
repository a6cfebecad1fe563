/**
 * The wire format of the search data, shared by the indexer that writes it and the page that
 * reads it. Every file but the manifest is named by what it holds: a browser may keep it for good,
 * and what a build did not change need not be loaded again.
 */

/** Where the manifest is, below the site's base. */
export const MANIFEST_PATH = "search/data/manifest.json";

/** Folder of everything else, below the site's base. */
export const DATA_FOLDER = "search/data/";

/** What there is to search, and in which files. */
export interface Manifest {
  /** Hash of all that follows. */
  version: string;
  /** `text`: every text is loaded and scanned. `index`: Pagefind proposes, texts are verified. */
  mode: "text" | "index";
  /** How many transcripts there are; they are numbered from 0, newest first. */
  transcripts: number;
  /** Where texts are; absent where they are read from the transcripts' own pages. */
  texts?: Packs;
  /** Index mode only: what is known of each transcript beside its text (`TranscriptHead[]`). */
  heads?: Packs;
  /** Index mode only. */
  index?: Index;
  /** The terms by their sound (`SpelledTerm[]`): a file for each letter that a spelling begins with. */
  terms: Record<string, string>;
  /** The words of other regions (`WordPair[]`). */
  regional: string;
}

/** Files that hold so many transcripts each, in order. */
export interface Packs {
  each: number;
  files: string[];
}

/** Pagefind bundles, and what a plan must know. */
export interface Index {
  /** Pagefind's version, and the folder of its script and WebAssembly. */
  version: string;
  runtime: string;
  /** Each over a stretch of the transcripts, newest first. */
  shards: Shard[];
  /** The bundle over titles, headings and tags of all transcripts. */
  heads: string;
  /** Grams so common that looking them up costs more than reading texts, most common first. */
  frequent: string;
  /** The Latin words of the archive, one per line: see `word-list.ts`. */
  words: string[];
}

/** A Pagefind bundle. */
export interface Shard {
  from: number;
  count: number;
  /** Hash in the name of its table. */
  table: string;
  /** First and last year of its transcripts; absent where one has no date. */
  years?: [first: number, last: number];
}

/** Path below the site's base of a file that the manifest names. */
export function dataPath(name: string): string {
  return DATA_FOLDER + name;
}

/** Pagefind's id of a transcript: its place in its shard. */
export function recordId(place: number): string {
  return place.toString(36);
}

/** The place that an id stands for. */
export function recordPlace(id: string): number {
  return Number.parseInt(id, 36);
}
