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

export class PageKeys {
  readonly #frame: string;

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
    const hash = createHash("sha256").update(this.#frame).update(kind).update("\0");
    for (const transcript of transcripts) {
      const source = sourceHashOf(transcript);
      if (source === undefined) return "";
      // Two files may hold the same.
      hash.update(`${source} ${transcript.slug}\n`);
    }
    return hash.digest("base64url").slice(0, 32);
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
