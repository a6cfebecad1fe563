/**
 * A transcript whose text is parsed when it is first asked for. It also knows the hash of its
 * file, and holds a build to what it says its pages are made of: while a page is rendered, only
 * the texts that the page's key was made from may be read. So a dependency that the cache does not
 * know of is an error in every build, never an old page in some.
 */

import { sha256 } from "../system/sha256.ts";
import type { Metadata, Section, Transcript } from "../transcript/model.ts";
import { type AddressedText, giveAddresses } from "./addresses/give-addresses.ts";

/** A transcript whose text is parsed only when somebody asks for it, and may be let go again. */
export class LoadedTranscript implements Transcript {
  readonly slug: string;
  readonly path: string;
  meta: Metadata;
  /** SHA-256 of the file, in hexadecimal. */
  sourceHash: string;
  /** Throws when a page is being rendered that did not name this transcript. */
  declare readonly sections: Section[];
  /** The addresses of its paragraphs; undefined where they are those of their words. */
  addressed?: AddressedText;
  #read: () => Section[];
  /** What addresses were given to last. */
  #given: { sections?: Section[]; addressed?: AddressedText } = {};

  constructor(
    { slug, path, meta }: Pick<Transcript, "slug" | "path" | "meta">,
    sourceHash: string,
    sections: Section[] | (() => Section[]),
  ) {
    this.slug = slug;
    this.path = path;
    this.meta = meta;
    this.sourceHash = sourceHash;
    let parsed = typeof sections === "function" ? undefined : sections;
    this.#read = () => {
      parsed ??= (sections as () => Section[])();
      return parsed;
    };
    // A property of its own, so that a copy made by spreading has it too.
    Object.defineProperty(this, "sections", {
      enumerable: true,
      get: () => {
        assertReadable(this);
        return this.#withAddresses(this.#read());
      },
    });
  }

  #withAddresses(sections: Section[]): Section[] {
    const { addressed } = this;
    if (!addressed?.addresses) return sections;
    if (this.#given.sections !== sections || this.#given.addressed !== addressed) {
      giveAddresses(sections, addressed.addresses);
      this.#given = { sections, addressed };
    }
    return sections;
  }

  /** Takes on what another has that was read from the same file since; the address stays. */
  become(other: LoadedTranscript): void {
    this.meta = other.meta;
    this.sourceHash = other.sourceHash;
    this.#read = other.#read;
  }

  /** The same transcript at another address. */
  at(slug: string): LoadedTranscript {
    const { path, meta, sourceHash, addressed } = this;
    const there = new LoadedTranscript({ slug, path, meta }, sourceHash, this.#read);
    if (addressed) there.addressed = addressed;
    return there;
  }
}

let allowed: ReadonlySet<Transcript> | undefined;

/** Throws when a page is being rendered that did not name a transcript. */
export function assertReadable(transcript: Transcript): void {
  if (allowed && !allowed.has(transcript)) {
    throw new Error(`A page reads the text of ${transcript.path}, which its key does not name`);
  }
}

/** Runs `make`, which may read the texts of `transcripts` and of no others. */
export function readingOnly<T>(transcripts: Iterable<Transcript>, make: () => T): T {
  const outer = allowed;
  allowed = new Set(transcripts);
  try {
    return make();
  } finally {
    allowed = outer;
  }
}

/** Hash of the file of a transcript; undefined for one that was made in memory. */
export function fileHashOf(transcript: Transcript): string | undefined {
  return transcript instanceof LoadedTranscript ? transcript.sourceHash : undefined;
}

/**
 * Stands for all that a page may read of a transcript: the hash of its file, and of the addresses of
 * its paragraphs where they are not those of their words. Undefined for one made in memory.
 */
export function sourceHashOf(transcript: Transcript): string | undefined {
  if (!(transcript instanceof LoadedTranscript)) return undefined;
  const { sourceHash, addressed } = transcript;
  return addressed?.key ? sha256(sourceHash + addressed.key) : sourceHash;
}
