/**
 * What is known of transcripts that were parsed before, by the hash of their files: metadata,
 * diagnostics, digest and mentions, but not their text, which is parsed again where it is needed.
 *
 * It holds what the last load saw and nothing else, so it is never larger than the archive.
 */

import { deserialize, serialize } from "node:v8";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import type { Section, Transcript } from "../transcript/model.ts";
import { type Digest, digestOf, restoreDigest } from "./digest.ts";
import { LoadedTranscript, sourceHashOf } from "./loaded-transcript.ts";
import { type FoundMentions, foundMentions, restoreMentions } from "./mentions.ts";

interface Entry {
  sourceHash: string;
  transcript: Pick<Transcript, "slug" | "path" | "meta">;
  diagnostics: Diagnostic[];
  digest: Digest;
  mentions?: FoundMentions;
}

export class TranscriptCache {
  #known: Map<string, Entry>;
  /** In a live preview: the transcripts of the last load themselves, parsed as far as they are. */
  #alive = new Map<string, { transcript: Transcript; diagnostics: Diagnostic[] }>();
  #seen = new Map<string, { transcript: Transcript; diagnostics: Diagnostic[] }>();

  /** @param bytes What `toBytes` gave; undefined for an empty cache. */
  constructor(bytes?: Uint8Array) {
    this.#known = bytes === undefined ? new Map() : (deserialize(bytes) as Map<string, Entry>);
  }

  /** The transcript of a file that is known; `parse` gives its text when it is asked for. */
  find(
    path: string,
    sourceHash: string,
    parse: () => Section[],
  ): { transcript: Transcript; diagnostics: Diagnostic[] } | undefined {
    const alive = this.#alive.get(path);
    if (alive && sourceHashOf(alive.transcript) === sourceHash) return alive;
    const entry = this.#known.get(path);
    if (entry?.sourceHash !== sourceHash) return undefined;
    const transcript = new LoadedTranscript(entry.transcript, sourceHash, parse);
    restoreDigest(transcript, entry.digest);
    if (entry.mentions) restoreMentions(transcript, entry.mentions);
    return { transcript, diagnostics: entry.diagnostics };
  }

  /** Tells whether a file of this path, whatever is in it, was there at the last load. */
  knows(path: string): boolean {
    return this.#alive.has(path) || this.#known.has(path);
  }

  /** Takes in what the load that follows will find. */
  expect(transcript: Transcript, diagnostics: Diagnostic[]): void {
    this.#alive.set(transcript.path, { transcript, diagnostics });
  }

  /** Takes a loaded transcript in. */
  keep(transcript: Transcript, diagnostics: Diagnostic[]): void {
    this.#seen.set(transcript.path, { transcript, diagnostics });
  }

  /** Ends a load: what it saw is found by the next one in this process, the rest is forgotten. */
  turn(): void {
    this.#alive = this.#seen;
    this.#seen = new Map();
  }

  /** What the last load saw, for a file. */
  toBytes(): Uint8Array {
    const entries = new Map<string, Entry>();
    for (const [path, { transcript, diagnostics }] of this.#alive) {
      const { slug, meta } = transcript;
      const mentions = foundMentions(transcript);
      entries.set(path, {
        sourceHash: sourceHashOf(transcript) ?? "",
        transcript: { slug, path, meta },
        diagnostics,
        digest: digestOf(transcript),
        ...(mentions && { mentions }),
      });
    }
    return serialize(entries);
  }
}
