/**
 * What is known of transcripts that were parsed before, by the hash of their files: metadata,
 * diagnostics, digest and mentions, but not their text, which is parsed again where it is needed.
 * A file that has not been touched since is not even read.
 *
 * It holds what the last load saw and nothing else, so it is never larger than the archive. It is
 * kept in parts, so that an edit writes one of them.
 */

import { deserialize, serialize } from "node:v8";
import type { FileStamp } from "../system/read-file.ts";
import { shortHash } from "../text/hash.ts";
import { type Diagnostic, hasErrors } from "../transcript/diagnostic.ts";
import type { Section, Transcript } from "../transcript/model.ts";
import type { AddressedText } from "./addresses/give-addresses.ts";
import { lastLookedFor } from "./changed-names.ts";
import { type Digest, digestOf, renewDigest, restoreDigest } from "./digest.ts";
import { fileHashOf, LoadedTranscript } from "./loaded-transcript.ts";
import { type FoundMentions, forgetMentions, foundMentions, restoreMentions } from "./mentions.ts";

/** A transcript as it was read before, with what was found wrong in its file. */
export interface KnownTranscript {
  transcript: LoadedTranscript;
  diagnostics: Diagnostic[];
}

interface Entry {
  sourceHash: string;
  /** Absent where the file had changed too short a time before it was read. */
  stamp?: FileStamp;
  transcript: Pick<Transcript, "slug" | "path" | "meta">;
  diagnostics: Diagnostic[];
  digest: Digest;
  mentions?: FoundMentions;
  addressed?: AddressedText;
}

/** A transcript of this process, parsed as far as somebody has asked for its text. */
interface Held extends KnownTranscript {
  stamp: FileStamp | undefined;
}

/** A part as it is kept. */
interface Part {
  /** Hash of what was looked for when the mentions of its transcripts were found. */
  lookedFor: string | undefined;
  entries: Entry[];
}

/** Parts that the cache is kept in. */
export const CACHE_PARTS = 16;

/** Transcripts of earlier loads, taken over where their files have not changed. */
export class TranscriptCache {
  #known = new Map<string, Entry>();
  /** In a live preview: the transcripts of the last load themselves. */
  #alive = new Map<string, Held>();
  #seen = new Map<string, Held>();
  /** Of each part as it was found. */
  readonly #lookedFor: (string | undefined)[] = [];

  /**
   * @param parts What `save` wrote, any of it missing.
   * @param lookedFor What `save` gave. Mentions of a part that says otherwise are looked for again: two
   * processes may have written at once, or one was killed.
   */
  constructor(
    parts: readonly (Uint8Array | undefined)[] = [],
    lookedFor: readonly (string | undefined)[] = [],
  ) {
    parts.forEach((bytes, i) => {
      if (bytes === undefined) return;
      const part = deserialize(bytes) as Part;
      this.#lookedFor[i] = part.lookedFor;
      for (const entry of part.entries) {
        if (part.lookedFor !== lookedFor[i]) delete entry.mentions;
        this.#known.set(entry.transcript.path, entry);
      }
    });
  }

  /** The transcript of a file that is known; `parse` gives its text when it is asked for. */
  find(
    path: string,
    sourceHash: string,
    parse: (sourceHash: string) => Section[],
  ): KnownTranscript | undefined {
    const alive = this.#alive.get(path);
    if (alive && fileHashOf(alive.transcript) === sourceHash) return alive;
    const entry = this.#known.get(path);
    return entry?.sourceHash === sourceHash ? revived(entry, parse) : undefined;
  }

  /** The same of a file that nobody has touched since it was read. */
  findUnchanged(
    path: string,
    stamp: FileStamp,
    parse: (sourceHash: string) => Section[],
  ): KnownTranscript | undefined {
    const alive = this.#alive.get(path);
    if (alive) return isSame(alive.stamp, stamp) ? alive : undefined;
    const entry = this.#known.get(path);
    return entry && isSame(entry.stamp, stamp) ? revived(entry, parse) : undefined;
  }

  /**
   * The transcript that this process has of a file, with the text and metadata that were parsed of it
   * now: what was computed of the archive stands by the object. Undefined where it has none, or one
   * of the two has an error: the last good state of a transcript is not written over.
   */
  renewed({ transcript, diagnostics }: KnownTranscript): KnownTranscript | undefined {
    const alive = this.#alive.get(transcript.path);
    if (!alive || hasErrors(alive.diagnostics) || hasErrors(diagnostics)) return undefined;
    renewDigest(alive.transcript, digestOf(transcript));
    alive.transcript.become(transcript);
    forgetMentions(alive.transcript);
    return { transcript: alive.transcript, diagnostics };
  }

  /** Tells whether a file of this path, whatever is in it, was there at the last load. */
  knows(path: string): boolean {
    return this.#alive.has(path) || this.#known.has(path);
  }

  /**
   * Adds a transcript that was parsed before the load begins, in another thread, so that the load
   * finds it. `stamp` is that of its file before it was read.
   */
  addParsed(
    transcript: LoadedTranscript,
    diagnostics: Diagnostic[],
    stamp: FileStamp | undefined,
  ): void {
    this.#alive.set(transcript.path, { transcript, diagnostics, stamp });
  }

  /** Adds a transcript that the load has seen. `stamp` is that of its file before it was read. */
  addLoaded(
    transcript: LoadedTranscript,
    diagnostics: Diagnostic[],
    stamp: FileStamp | undefined,
  ): void {
    this.#seen.set(transcript.path, { transcript, diagnostics, stamp });
  }

  /** Ends a load: what it saw is found by the next one in this process, the rest is forgotten. */
  endLoad(): void {
    this.#alive = this.#seen;
    this.#seen = new Map();
  }

  /**
   * Gives `write` the parts of which anything is not as the constructor found it.
   * @returns What the next one is to be told of the parts.
   */
  save(write: (part: number, bytes: Uint8Array) => void): (string | undefined)[] {
    const parts = Array.from({ length: CACHE_PARTS }, () => ({
      entries: [] as Entry[],
      isChanged: false,
    }));
    for (const [path, held] of this.#alive) {
      const part = parts[partOf(path)];
      const known = this.#known.get(path);
      const isKnown = known !== undefined && isAsKnown(held, known);
      part?.entries.push(isKnown ? known : entryOf(held));
      if (part && !isKnown) part.isChanged = true;
    }
    for (const path of this.#known.keys()) {
      const part = this.#alive.has(path) ? undefined : parts[partOf(path)];
      if (part) part.isChanged = true;
    }
    const lookedFor = lastLookedFor()?.hash;
    parts.forEach(({ entries, isChanged }, part) => {
      if (!isChanged) return;
      this.#lookedFor[part] = lookedFor;
      write(part, serialize({ lookedFor, entries } satisfies Part));
    });
    return [...this.#lookedFor];
  }
}

function partOf(path: string): number {
  return Number.parseInt(shortHash(path), 36) % CACHE_PARTS;
}

function isSame(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a === b || (a?.every((value, i) => value === b?.[i]) ?? false);
}

function isAsKnown(
  { transcript, stamp }: Held,
  { sourceHash, stamp: before, mentions, addressed }: Entry,
) {
  return (
    transcript.addressed === addressed &&
    fileHashOf(transcript) === sourceHash &&
    isSame(stamp, before) &&
    foundMentions(transcript) === mentions
  );
}

function revived(entry: Entry, parse: (sourceHash: string) => Section[]): KnownTranscript {
  const { sourceHash, digest, mentions, diagnostics } = entry;
  const transcript = new LoadedTranscript(entry.transcript, sourceHash, () => parse(sourceHash));
  restoreDigest(transcript, digest);
  if (mentions) restoreMentions(transcript, mentions);
  if (entry.addressed) transcript.addressed = entry.addressed;
  return { transcript, diagnostics };
}

function entryOf({ transcript, diagnostics, stamp }: Held): Entry {
  const { slug, path, meta } = transcript;
  const mentions = foundMentions(transcript);
  return {
    sourceHash: fileHashOf(transcript) ?? "",
    transcript: { slug, path, meta },
    diagnostics,
    digest: digestOf(transcript),
    ...(stamp && { stamp }),
    ...(mentions && { mentions }),
    ...(transcript.addressed && { addressed: transcript.addressed }),
  };
}
