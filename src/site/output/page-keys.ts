/**
 * Keys of files: a hash of everything that a file is made of. Each has two parts: the frame, which
 * is all of the archive but the texts (settings, names, every transcript's metadata, labels and
 * terms), and the files of the transcripts whose texts it shows. A change in the frame makes every
 * page anew, as most of them show something of it; `readingOnly` sees to the texts.
 */

import { createHash } from "node:crypto";
import { digestOf } from "../../archive/digest.ts";
import { sourceHashOf } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { SiteContext } from "../context.ts";

/** Characters of a kind that is part of a key as it stands. */
const SHORT = 100;

export class PageKeys {
  readonly #frame: string;
  readonly #sources = new Map<Transcript, string>();

  /** @param context What pages are made with; without it the keys are of no use to another build. */
  constructor(archive: Archive, context?: SiteContext) {
    this.#frame = context === undefined ? "" : frameHash(archive, context);
  }

  /**
   * The key of a file.
   * @param kind What tells it from other files of the same transcripts.
   * @param transcripts Those whose text it may read.
   */
  of(kind: string, transcripts: Iterable<Transcript>): string {
    if (this.#frame === "") return "";
    const sources: string[] = [];
    for (const transcript of transcripts) {
      const source = this.#sourceOf(transcript);
      if (source === "") return "";
      sources.push(source);
    }
    // Most files are of one transcript: their keys need no hash of their own.
    if (sources.length === 1 && kind.length < SHORT) return sources[0] + kind;
    return hashed(`${this.#frame}${kind}\0${sources.join()}`);
  }

  /** Stands for the frame and the text of a transcript; empty where its file is not known. */
  #sourceOf(transcript: Transcript): string {
    let source = this.#sources.get(transcript);
    if (source === undefined) {
      const file = sourceHashOf(transcript);
      // Two files may hold the same.
      source = file === undefined ? "" : hashed(`${this.#frame}${file} ${transcript.slug}`);
      this.#sources.set(transcript, source);
    }
    return source;
  }
}

function frameHash(archive: Archive, context: SiteContext): string {
  const { preview, addressing, assets, integrity, imports, builtOn } = context;
  const hash = createHash("sha256").update(archive.settingsHash);
  const put = (value: unknown) => hash.update(JSON.stringify(value)).update("\n");
  put([preview, addressing, [...assets], [...integrity], [...imports]]);
  // Only a copy that is carried away names its day.
  if (addressing === "relative") put(builtOn);
  for (const transcript of archive.transcripts) hash.update(digestOf(transcript).frame);
  return hash.digest("hex");
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 32);
}
