/**
 * What a build or a preview leaves to the next one of the same content: what is known of each
 * transcript, what was looked for in the texts, and the pinyin of names.
 */

import { restoreLookedFor, saveLookedFor } from "../archive/changed-names.ts";
import { CACHE_PARTS, TranscriptCache } from "../archive/transcript-cache.ts";
import { newSpellings, restoreSpellings } from "../text/spelling.ts";
import { type CacheFolder, nameOf } from "./output/cache-folder.ts";

/** Name in the cache of the pinyin of names. */
const SPELLINGS = "spellings";

/** Takes in what is kept of a content folder. */
export function openTranscripts(
  cache: CacheFolder | undefined,
  contentDir: string,
): TranscriptCache {
  const parts = Array.from({ length: CACHE_PARTS }, (_, part) =>
    cache?.read(partName(contentDir, part)),
  );
  const spellings = cache?.read(SPELLINGS);
  if (spellings) restoreSpellings(spellings);
  const lookedFor = cache?.read(nameOf("names", contentDir));
  if (lookedFor) restoreLookedFor(lookedFor);
  return new TranscriptCache(parts);
}

/** Keeps what is known after a load has ended. */
export function keepTranscripts(
  cache: CacheFolder,
  contentDir: string,
  transcripts: TranscriptCache,
): void {
  transcripts.save((part, bytes) => cache.write(partName(contentDir, part), bytes));
  const spelled = newSpellings();
  if (spelled) cache.write(SPELLINGS, spelled);
  const lookedFor = saveLookedFor();
  if (lookedFor) cache.write(nameOf("names", contentDir), lookedFor);
}

function partName(contentDir: string, part: number): string {
  return `${nameOf("transcripts", contentDir)}-${part}`;
}
