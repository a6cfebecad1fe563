/**
 * Gives the paragraphs of a whole archive their addresses while it is loaded. What was found last
 * time stands where neither the transcript nor its record has changed; then neither is read. Nothing
 * is written here but by `write`, which only commands of the keeper's call.
 */

import { sha256 } from "../../system/sha256.ts";
import type { Diagnostic } from "../../transcript/diagnostic.ts";
import { remakeDigest } from "../digest.ts";
import type { LoadedTranscript } from "../loaded-transcript.ts";
import { forgetMentions } from "../mentions.ts";
import { type Addresses, assignAddresses, idsOfWords } from "./assign.ts";
import { digestOfParagraph, type Paragraph } from "./fingerprint.ts";
import { type AddressedText, paragraphsOf } from "./give-addresses.ts";
import { type AddressRecord, formatRecord, isLiving, type RecordEntry } from "./record.ts";
import { type ReadRecord, RecordFiles } from "./record-files.ts";

/** Of a record's paragraphs, the share that another transcript must have to be the same, renamed. */
const RENAMED_SHARE = 0.5;

/** How addresses are kept while an archive is loaded. */
export interface AddressOptions {
  contentDir: string;
  /** ISO date of what is written down now; absent where nothing will be. */
  today?: string;
  /** Paths of all transcripts' files below `transcripts/`, those that cannot be read included. */
  files: ReadonlySet<string>;
}

/** A transcript with the path of its file below `transcripts/`. */
interface Placed {
  transcript: LoadedTranscript;
  file: string;
}

/** The addresses of an archive, and what there is to write down. */
export class AddressBook {
  readonly #records: RecordFiles;
  readonly #today: string | undefined;
  readonly #files: ReadonlySet<string>;
  readonly #due = new Map<string, string>();
  readonly #stale = new Set<string>();
  /** Paths of files below `transcripts/`, by slug. */
  readonly #placed = new Map<string, string>();
  readonly #transcripts = new Map<string, LoadedTranscript>();
  /** Whether the archive has records at all. */
  readonly hasRecords: boolean;
  readonly diagnostics: Diagnostic[] = [];

  constructor({ contentDir, today, files }: AddressOptions) {
    this.#records = new RecordFiles(contentDir);
    this.#today = today;
    this.#files = files;
    this.hasRecords = this.#records.exists;
  }

  /** Slugs of transcripts whose records do not know of what has happened. */
  get behind(): string[] {
    const behind = [...this.#transcripts].filter(([, { addressed }]) => addressed?.isBehind);
    return behind.map(([slug]) => slug).sort();
  }

  /** Gives all transcripts of an archive their addresses. */
  give(placed: readonly Placed[]): void {
    for (const { transcript, file } of placed) {
      this.#transcripts.set(transcript.slug, transcript);
      this.#placed.set(transcript.slug, file);
    }
    const unknown = placed.filter((one) => !this.#isKnown(one.transcript));
    const renamed = this.#findRenamed(unknown);
    for (const one of unknown) this.#giveTo(one, renamed.get(one.transcript.slug));
    for (const { transcript } of placed) tellMetadata(transcript);
  }

  /** What a transcript's paragraphs have and had for addresses, as it would be written down now. */
  entriesOf(transcript: LoadedTranscript): readonly RecordEntry[] {
    const { slug, addressed } = transcript;
    const file = this.#placed.get(slug) ?? "";
    const former = addressed?.meta.formerly.findLast((one) => this.#records.has(one));
    const read = this.#readRecord(slug, file) ?? (former && this.#records.read(former));
    const record = read ? read.record : undefined;
    return assignAddresses(record, paragraphsOf(transcript.sections), file, "").record.entries;
  }

  /** Writes down what has happened. Throws where the disk does not take it. */
  write(): void {
    if (this.#due.size === 0) return;
    const stamps = this.#records.write(this.#due, this.#stale);
    for (const [slug, text] of this.#due) {
      const transcript = this.#transcripts.get(slug);
      const stamp = stamps.get(slug);
      if (!transcript?.addressed) continue;
      const written = { record: sha256(text), ...(stamp && { stamp }), isBehind: false };
      transcript.addressed = { ...transcript.addressed, ...written };
    }
    this.#due.clear();
    this.#stale.clear();
  }

  #isKnown(transcript: LoadedTranscript): boolean {
    const { addressed } = transcript;
    if (addressed?.source !== sourceOf(transcript)) return false;
    if (addressed.isBehind && this.#today !== undefined) return false;
    const { slug } = transcript;
    if (!this.#records.has(slug)) return addressed.stamp === undefined && addressed.isBehind;
    const stamp = this.#records.stamp(slug);
    if (stamp?.every((part, i) => part === addressed.stamp?.[i])) return true;
    const { text } = this.#records.read(slug);
    if (addressed.record !== sha256(text)) return false;
    transcript.addressed = { ...addressed, ...(stamp && { stamp }) };
    return true;
  }

  #giveTo({ transcript, file }: Placed, formerly: string | undefined): void {
    const { slug } = transcript;
    const writes = this.#today !== undefined;
    const stamp = this.#records.stamp(slug);
    const read = this.#readRecord(formerly ?? slug, file);
    const isBroken = (read?.diagnostics.length ?? 0) > 0;
    this.diagnostics.push(...(read?.diagnostics ?? []));
    const before = transcript.addressed;
    if (!read && !writes) {
      // Nobody needs its text: the addresses are those of the words.
      take(transcript, {
        source: sourceOf(transcript),
        key: "",
        isBehind: true,
        meta: { formerly: [] },
      });
      return;
    }
    const paragraphs = paragraphsOf(transcript.sections);
    const today = this.#today ?? "";
    const { addresses, record } = assignAddresses(read?.record, paragraphs, file, today);
    const isNewHere = !read && writes && this.hasRecords;
    const next: AddressRecord = {
      ...record,
      ...(isNewHere && { added: today }),
      formerly: formerNames(record, formerly, slug),
    };
    const text = formatRecord(next);
    const isBehind = text !== read?.text || formerly !== undefined;
    if (isBehind && writes && !isBroken && !this.#isOthers(slug, file)) {
      this.#due.set(slug, text);
      if (formerly !== undefined) this.#stale.add(formerly);
    }
    const isPlain =
      before?.addresses === undefined && (!read || hasNoHistory(addresses, paragraphs));
    const updated = lastDay(next);
    take(transcript, {
      // What is broken is told each time.
      source: isBroken ? "" : sourceOf(transcript),
      ...(stamp && { stamp }),
      ...(read && { record: sha256(read.text) }),
      ...(!isPlain && { addresses }),
      key: isPlain ? "" : sha256(JSON.stringify(addresses)).slice(0, 16),
      isBehind,
      meta: {
        ...(next.added !== undefined && { added: next.added }),
        ...(updated !== undefined && { updated }),
        formerly: next.formerly,
      },
    });
    if ((before?.key ?? "") !== (transcript.addressed?.key ?? "") || !isPlain) {
      remakeDigest(transcript);
      forgetMentions(transcript);
    }
  }

  /** The record of a slug; undefined where there is none, or it is that of another transcript. */
  #readRecord(slug: string, file: string): ReadRecord | undefined {
    if (!this.#records.has(slug)) return undefined;
    const read = this.#records.read(slug);
    return this.#isOf(read, file) ? read : undefined;
  }

  /** A file that is there still, under another address or with an error, keeps its record. */
  #isOf({ record }: ReadRecord, file: string): boolean {
    return !record || record.file === file || record.file === "" || !this.#files.has(record.file);
  }

  #isOthers(slug: string, file: string): boolean {
    return this.#records.has(slug) && !this.#isOf(this.#records.read(slug), file);
  }

  /** Finds the records of transcripts that have another name now: by their aliases, else their text. */
  #findRenamed(unknown: readonly Placed[]): Map<string, string> {
    const found = new Map<string, string>();
    const fresh = unknown.filter(({ transcript }) => !this.#records.has(transcript.slug));
    const left = new Set(this.#records.slugs().filter((slug) => !this.#transcripts.has(slug)));
    if (fresh.length === 0 || left.size === 0) return found;
    const digests = new Map<string, { slug: string; of: number }>();
    for (const slug of [...left]) {
      const { record } = this.#records.read(slug);
      if (!record || this.#files.has(record.file)) left.delete(slug);
      const living = record?.entries.filter(isLiving) ?? [];
      if (!left.has(slug)) continue;
      for (const { fingerprint } of living) {
        digests.set(fingerprint.digest, { slug, of: living.length });
      }
    }
    for (const { transcript } of fresh) {
      const alias = transcript.meta.aliases.find((one) => left.has(one));
      const former = alias ?? mostAlike(transcript, digests);
      if (former === undefined || !left.has(former)) continue;
      left.delete(former);
      found.set(transcript.slug, former);
    }
    return found;
  }
}

function mostAlike(
  transcript: LoadedTranscript,
  digests: ReadonlyMap<string, { slug: string; of: number }>,
): string | undefined {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphsOf(transcript.sections)) {
    const known = digests.get(digestOfParagraph(paragraph));
    if (!known) continue;
    const share = (counts.get(known.slug) ?? 0) + 1 / known.of;
    counts.set(known.slug, share);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] >= RENAMED_SHARE ? best[0] : undefined;
}

function formerNames(
  { formerly }: AddressRecord,
  name: string | undefined,
  slug: string,
): readonly string[] {
  const names = name === undefined ? formerly : [...formerly, name];
  return [...new Set(names)].filter((one) => one !== slug);
}

/** Tells addresses that are those of the words, of paragraphs that nothing has happened to. */
function hasNoHistory({ ids, merged, changed, gone }: Addresses, paragraphs: Paragraph[]): boolean {
  const told = [merged, changed, gone].some((one) => Object.keys(one).length > 0);
  return !told && idsOfWords(paragraphs).every((id, place) => id === ids[place]);
}

/** What depends on the file and on its address alone. */
function sourceOf({ sourceHash, slug }: LoadedTranscript): string {
  return `${sourceHash} ${slug}`;
}

function take(transcript: LoadedTranscript, addressed: AddressedText): void {
  forgetMetadata(transcript);
  transcript.addressed = addressed;
}

function lastDay({ entries }: AddressRecord): string | undefined {
  const days = entries.flatMap(({ events }) => events.map(({ on }) => on));
  return days.reduce((last, day) => (day > last ? day : last), "") || undefined;
}

/** Adds to the metadata what the record says and the front matter does not. */
function tellMetadata({ meta, addressed }: LoadedTranscript): void {
  const { added, updated, formerly } = addressed?.meta ?? { formerly: [] };
  if (added !== undefined) meta.added ??= added;
  if (updated !== undefined) meta.updated ??= updated;
  const names = formerly.filter((slug) => !meta.aliases.includes(slug));
  if (names.length > 0) meta.aliases = [...meta.aliases, ...names];
}

/** Takes out again what an earlier record had said. */
function forgetMetadata({ meta, addressed }: LoadedTranscript): void {
  if (!addressed) return;
  const { added, updated, formerly } = addressed.meta;
  if (added !== undefined && meta.added === added) delete meta.added;
  if (updated !== undefined && meta.updated === updated) delete meta.updated;
  meta.aliases = meta.aliases.filter((slug) => !formerly.includes(slug));
}
