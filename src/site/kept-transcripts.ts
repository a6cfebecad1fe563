/**
 * What a build or a preview leaves to the next one of the same content: what is known of each
 * transcript, what was looked for in the texts, and the pinyin of names.
 */

import { deserialize, serialize } from "node:v8";
import { type LookedFor, lastLookedFor, setLookedFor } from "../archive/changed-names.ts";
import { CACHE_PARTS, TranscriptCache } from "../archive/transcript-cache.ts";
import { newSpellings, restoreSpellings } from "../text/spelling.ts";
import { type CacheFolder, nameOf } from "./output/cache-folder.ts";

/** Name in the cache of the pinyin of names. */
const SPELLINGS = "spellings";

/** What was looked for in the texts, and what each part of the cache says of it. */
interface KeptNames {
  names: LookedFor | undefined;
  parts: (string | undefined)[];
}

/** Takes in what is kept of a content folder. */
export function openTranscripts(
  cache: CacheFolder | undefined,
  contentDir: string,
): TranscriptCache {
  const spellings = cache?.read(SPELLINGS);
  if (spellings) restoreSpellings(spellings);
  const kept = cache?.read(namesName(contentDir));
  const { names, parts } = kept
    ? (deserialize(kept) as KeptNames)
    : { names: undefined, parts: [] };
  if (names) setLookedFor(names);
  const bytes = Array.from({ length: CACHE_PARTS }, (_, part) =>
    cache?.read(partName(contentDir, part)),
  );
  return new TranscriptCache(bytes, parts);
}

/** Keeps what is known after a load has ended. */
export function keepTranscripts(
  cache: CacheFolder,
  contentDir: string,
  transcripts: TranscriptCache,
): void {
  let isChanged = false;
  const parts = transcripts.save((part, bytes) => {
    isChanged = true;
    cache.write(partName(contentDir, part), bytes);
  });
  const spelled = newSpellings();
  if (spelled) cache.write(SPELLINGS, spelled);
  if (!isChanged) return;
  const kept: KeptNames = { names: lastLookedFor(), parts };
  cache.write(namesName(contentDir), serialize(kept));
}

function namesName(contentDir: string): string {
  return nameOf("names", contentDir);
}

function partName(contentDir: string, part: number): string {
  return `${nameOf("transcripts", contentDir)}-${part}`;
}
