/**
 * Writes the data that search runs on, below `search/data/` in the output. A copy that is opened
 * from a folder, and a preview, have the texts alone; a served site has a Pagefind index, and reads
 * the texts that it proposes. In a large archive these are the pages themselves: hosts take only so
 * many files.
 */

import { readingOnly, sourceHashOf } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import { MANIFEST_PATH, type Manifest, type Packs } from "../../search/manifest.ts";
import { sha256 } from "../../system/sha256.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { CacheFolder } from "../output/cache-folder.ts";
import { OutputLedger } from "../output/output-ledger.ts";
import { nameOfContent, putContent, putNamed } from "./named-file.ts";
import { transcriptHead, transcriptText } from "./search-texts.ts";
import { regionalWords, termsByLetter } from "./search-words.ts";
import { writeIndex } from "./write-index.ts";

/** How search data is written. */
export interface SearchDataOptions {
  mode: "text" | "index";
  /** Most transcripts in one Pagefind bundle. */
  shardSize?: number;
  /** Most transcripts whose texts have files of their own. */
  textFiles?: number;
  /** Where Pagefind's own files are kept, and what is known of the index of the last build. */
  cache?: CacheFolder;
  /** Tells the index of one output from that of another in the cache. */
  shards?: string;
  /** What else is to be done, while other threads write the index. */
  meanwhile?: () => Promise<void>;
  /** Awaited before each pack of texts; what it throws ends the work there. */
  pause?: () => Promise<void>;
}

const TEXTS_PER_PACK = 50;
/** With more transcripts than this, an index verifies by their pages. */
const MOST_TEXT_FILES = 1500;
/** To be raised when the same transcripts give other texts: old files must not be taken for them. */
const TEXT_FORMAT = 2;

/**
 * Writes all search data for an archive into the output folder of a build, or takes over what did
 * not change.
 * @returns The files that transcripts of some years alone need, by their paths: `2019-2024`.
 */
export async function writeSearchData(
  archive: Archive,
  output: string | OutputLedger,
  options: SearchDataOptions,
): Promise<ReadonlyMap<string, string>> {
  const ledger = typeof output === "string" ? new OutputLedger(output) : output;
  const { mode, textFiles = MOST_TEXT_FILES, meanwhile, pause } = options;
  const { length } = archive.transcripts;
  const each = mode === "text" ? TEXTS_PER_PACK : 1;
  const hasTexts = mode === "text" || length <= textFiles;
  const years = new Map<string, string>();
  const content: Omit<Manifest, "version"> = {
    mode,
    transcripts: length,
    ...(hasTexts && { texts: await writeTexts(archive, ledger, each, pause) }),
    ...(mode === "index" && (await writeIndex(archive, ledger, options, years))),
    terms: Object.fromEntries(
      termsByLetter(archive).map(([letter, terms]) => [
        letter,
        putContent(ledger, "terms", JSON.stringify(terms)),
      ]),
    ),
    regional: putContent(ledger, "regional-words", JSON.stringify(regionalWords())),
  };
  if (mode === "text") await meanwhile?.();
  const version = sha256(JSON.stringify(content)).slice(0, 12);
  ledger.write(MANIFEST_PATH, JSON.stringify({ version, ...content } satisfies Manifest));
  return years;
}

async function writeTexts(
  archive: Archive,
  ledger: OutputLedger,
  each: number,
  pause?: () => Promise<void>,
): Promise<Packs> {
  const { transcripts } = archive;
  const files: string[] = [];
  for (let from = 0; from < transcripts.length; from += each) {
    if (pause) await pause();
    const packed = transcripts.slice(from, from + each);
    const make = () =>
      readingOnly(packed, () => JSON.stringify(packed.map((one) => transcriptText(archive, one))));
    const source = sourceOf(archive, packed);
    files.push(
      source === undefined
        ? putContent(ledger, "text", make())
        : putNamed(ledger, nameOfContent("text", source), make),
    );
  }
  return { each, files };
}

/** All that the texts of some transcripts are made of; undefined where a file is not known. */
function sourceOf(archive: Archive, transcripts: readonly Transcript[]): string | undefined {
  const sources: unknown[] = [TEXT_FORMAT];
  for (const transcript of transcripts) {
    const hash = sourceHashOf(transcript);
    if (hash === undefined) return undefined;
    sources.push(hash, transcriptHead(archive, transcript, []));
  }
  return JSON.stringify(sources);
}
