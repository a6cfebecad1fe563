/**
 * Keys of files: a hash of everything that a file is made of. A page's is of its view and of the
 * files of the transcripts that it names, beside what all pages share. Other files have the whole
 * frame in the view's place, which is all of the archive but the texts (names, every transcript's
 * metadata, labels and terms): a change in it makes each of them anew. `readingOnly` sees to the
 * texts of those.
 */

import { createHash } from "node:crypto";
import type { SiteContext } from "../../../_includes/page-context.ts";
import { digestOf } from "../../archive/digest.ts";
import { frameNumbers } from "../../archive/frame-numbers.ts";
import { sourceHashOf } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { PageGroup } from "../pages/page.ts";

/** A kind shorter than this, in characters, is written into a key as it is; a longer one is hashed. */
const SHORT = 100;

/** Characters of the hash of what all pages have, in the key of a group. */
const GROUP_SITE = 12;

/** Keys of the files of one build. */
export class PageKeys {
  readonly #archive: Archive;
  readonly #frame: string;
  readonly #site: string;
  readonly #sources = new Map<Transcript, string>();

  /** @param context What pages are made with; without it the keys are of no use to another build. */
  constructor(archive: Archive, context?: SiteContext) {
    this.#archive = archive;
    this.#site = context === undefined ? "" : siteHash(context);
    this.#frame = context === undefined ? "" : frameHash(archive, this.#site);
  }

  /** The key of a group of pages that has a number; empty for others. */
  ofGroup({ path, frame }: PageGroup): string {
    const number = this.#site === "" ? undefined : frame?.();
    if (number === undefined) return "";
    const whole = frameNumbers(this.#archive)?.whole ?? 0;
    return `${this.#site.slice(0, GROUP_SITE)} ${whole.toString(36)} ${number.toString(36)} ${path}`;
  }

  /**
   * The key of a page; empty where no other build asks for it.
   * @param kind What tells it from other pages of the same view.
   * @param view Plain data.
   * @param transcripts Those whose files it shows.
   */
  ofPage(kind: string, view: unknown, transcripts: readonly Transcript[]): string {
    if (this.#site === "") return "";
    const hash = createHash("sha256").update(`${this.#site}${kind}\0${JSON.stringify(view)}`);
    for (const transcript of transcripts) {
      const file = sourceHashOf(transcript);
      if (file === undefined) return "";
      hash.update(`\0${file} ${transcript.slug}`);
    }
    return hash.digest("base64url").slice(0, 32);
  }

  /**
   * The key of a file that is no page.
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

/** Hash of what all pages have. */
function siteHash(context: SiteContext): string {
  const { assets, integrity, imports, builtOn, ...rest } = context;
  const shared = [rest, [...assets], [...integrity], [...imports]];
  // Only a copy that is carried away names its day.
  const day = rest.addressing === "relative" ? builtOn : "";
  return hashed(JSON.stringify([shared, day]));
}

function frameHash(archive: Archive, site: string): string {
  const hash = createHash("sha256").update(archive.settingsHash + site);
  for (const transcript of archive.transcripts) hash.update(digestOf(transcript).frame);
  return hash.digest("hex");
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 32);
}
