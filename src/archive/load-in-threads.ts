/**
 * Loads a large archive with its new transcripts parsed in several threads: to hand a parsed
 * transcript over takes a fifteenth of the time that it takes to parse it.
 */

import { isUtf8 } from "node:buffer";
import { type FileStamp, readContentFile, stampOf } from "../system/read-file.ts";
import { sha256 } from "../system/sha256.ts";
import { type SharedFunction, shareJobs } from "../system/shared-jobs.ts";
import { textOfUtf8 } from "../text/units.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import { type ParseResult, parseTranscript } from "../transcript/parse.ts";
import { type Digest, digestOf, restoreDigest } from "./digest.ts";
import { type LoadOptions, loadArchive, loaded, transcriptFiles } from "./load.ts";
import type { Archive } from "./model.ts";
import { TranscriptCache } from "./transcript-cache.ts";

/** Fewer are parsed before a thread has begun. */
const WORTH_THREADS = 300;
const FILES_PER_JOB = 20;

/** Files, with their paths as diagnostics show them. */
type Job = { file: string; path: string }[];

type Parsed = ParseResult & {
  sourceHash: string;
  stamp: FileStamp | undefined;
  digest: Digest;
};

/** For threads. */
export const PARSER: SharedFunction<Job, Parsed[]> = { module: import.meta.url, run: parseFiles };

/** Does what `loadArchive` does, with the same result. */
export async function loadInThreads(contentDir: string, options: LoadOptions): Promise<Archive> {
  const cache = options.cache ?? new TranscriptCache();
  const unknown = transcriptFiles(contentDir).filter(({ path }) => !cache.knows(path));
  if (unknown.length >= WORTH_THREADS) {
    const jobs: Job[] = [];
    for (let at = 0; at < unknown.length; at += FILES_PER_JOB) {
      jobs.push(unknown.slice(at, at + FILES_PER_JOB));
    }
    for (const parsed of (await shareJobs(jobs, PARSER)).flat()) {
      const { transcript, diagnostics } = loaded(parsed, parsed.sourceHash);
      restoreDigest(transcript, parsed.digest);
      cache.addParsed(transcript, diagnostics, parsed.stamp);
    }
  }
  return loadArchive(contentDir, { ...options, cache });
}

/** Parses what can be read; what cannot is left to `loadArchive`, which says why. */
export function parseFiles(files: Job): Parsed[] {
  return files.flatMap(({ file, path }) => {
    const stamp = stampOf(file);
    const read = readContentFile(file, MAX_FILE_BYTES);
    if ("problem" in read || read.bytes.includes(0) || !isUtf8(read.bytes)) return [];
    const parsed = parseTranscript(textOfUtf8(read.bytes), path);
    const digest = digestOf(parsed.transcript);
    return { ...parsed, sourceHash: sha256(read.bytes), stamp, digest };
  });
}
