/**
 * Decides where an imported document goes and whether it may be written. A transcript is known
 * again by the SHA-256 of its source, whatever either file is called now; one that a person has
 * edited is never overwritten unasked.
 */

import { sha256 } from "../system/sha256.ts";
import { MAX_SLUG_LENGTH, slugify } from "../text/slug.ts";
import type { ImportedDocument } from "./import-document.ts";
import { KeyedFiles } from "./keyed-files.ts";
import { carryNames } from "./metadata/known-names.ts";
import { addProvenance, copyName, isUntouched, readProvenance, readSeal } from "./provenance.ts";
import type { RemovedTranscript } from "./removed.ts";
import { summarizeChanges } from "./report.ts";

/** What a run of import does with a document. */
export type Outcome =
  | "new"
  /** Import reads the source differently now; nobody has edited the transcript. */
  | "updated"
  | "unchanged"
  /** A person has edited the transcript: it stays. */
  | "edited"
  /** A person had edited the transcript; `force` was given. */
  | "overwritten"
  /** The same bytes were imported earlier in this run. */
  | "repeated";

/** What is to be written for a document, before anything is. */
export interface PlannedDocument {
  outcome: Outcome;
  /** File name under `transcripts/`. */
  transcript: string;
  /** File name under `originals/`. */
  original: string;
  /** What to write, undefined when the transcript stays as it is. */
  text?: string;
  /** The transcript that `text` takes the place of; another text there means that it was edited. */
  replaces?: string;
  /** Sources that do not lie under `originals/` yet. */
  copies: { name: string; bytes: Uint8Array }[];
  /** The transcript as import wrote it, to be kept for later merges under `imported/`. */
  kept?: { name: string; text: string };
  /** Name of a copy under `imported/` that no transcript needs any more. */
  stale?: string;
}

/** What a content folder holds. The plan keeps it up to date while a run goes on. */
export interface ContentState {
  /** Text by file name under `transcripts/`, found by its sources and its address. */
  transcripts: KeyedFiles;
  /** SHA-256 by file name under `originals/`, found by the hash and by the name in any case. */
  originals: KeyedFiles;
  /** File names under `imported/`. */
  kept: Set<string>;
  /** What was taken out of the archive, by the hashes of its sources. */
  removed: ReadonlyMap<string, RemovedTranscript>;
  /** Sources seen in this run, by SHA-256. */
  seen: Set<string>;
}

/** The state of a content folder in which nothing is known yet. */
export function emptyContent(): ContentState {
  return {
    transcripts: new KeyedFiles(keysOfTranscript),
    // Names are compared as Windows and macOS do: `A.txt` and `a.txt` are one file there.
    originals: new KeyedFiles((name, sha) => [sourcesKey([sha]), nameKey(name)]),
    kept: new Set(),
    removed: new Map(),
    seen: new Set(),
  };
}

const sourcesKey = (digests: readonly string[]) => `sources ${identityOf(digests)}`;
const nameKey = (name: string) => `name ${name.toLowerCase()}`;
const addressKey = (name: string) => `address ${name}`;

function keysOfTranscript(name: string, text: string): string[] {
  const found = readProvenance(text);
  const keys: string[] = [];
  if (found) {
    const { original_sha256, translation_sha256 } = found;
    const second = translation_sha256 === undefined ? [] : [translation_sha256];
    keys.push(sourcesKey([original_sha256, ...second]));
  }
  // Names that a person gave may be spelled otherwise than their address, or lie in a sub-folder.
  const stem = name.slice(0, -3).replace(/^.*\//, "");
  if (/[^a-z0-9-]/.test(stem) || name.includes("/")) keys.push(addressKey(`${slugify(stem)}.md`));
  return keys;
}

/** How a run of import decides. */
export interface PlanOptions {
  /** ISO date of the run. */
  today: string;
  force: boolean;
}

/** A file that a document was read from. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Plans one document and notes it in `state`.
 * @param sources The file it was read from; for a pair, the original's and the translation's.
 */
export function planDocument(
  document: ImportedDocument,
  sources: readonly [SourceFile, SourceFile?],
  state: ContentState,
  options: PlanOptions,
): PlannedDocument {
  const files = sources.flatMap((source) => source ?? []);
  const digests = digestsOf(sources);
  const [digest = "", translated] = digests;
  const existing = findImported(digests, state);
  const originals = files.map((source, i) => {
    const sha = digests[i] as string;
    const name = originalName(source.name, sha, state);
    const isNew = !state.originals.has(name);
    state.originals.set(name, sha);
    return { name, bytes: source.bytes, isNew };
  });
  const transcript = existing?.file ?? transcriptName(document.title, state);
  const copies = originals.filter(({ isNew }) => isNew);
  const place = { transcript, original: originals[0]?.name ?? "", copies };
  const identity = identityOf(digests);
  if (state.seen.has(identity)) return { ...place, outcome: "repeated" };
  state.seen.add(identity);

  const changes = summarizeChanges(document.report);
  const untouched = existing && isUntouched(existing.text) ? existing.text : undefined;
  const whole = untouched === undefined ? document.text : carryNames(document.text, untouched);
  const text = addProvenance(whole, {
    original_file: originals[0]?.name ?? "",
    original_sha256: digest,
    ...(translated !== undefined && {
      translation_file: originals[1]?.name ?? "",
      translation_sha256: translated,
    }),
    imported: existing?.imported || options.today,
    ...(changes !== undefined && { import_changes: changes }),
  });
  let outcome: Outcome = "new";
  if (existing) {
    if (existing.text === text) outcome = "unchanged";
    else if (untouched !== undefined) outcome = "updated";
    else outcome = options.force ? "overwritten" : "edited";
  }
  if (outcome === "unchanged" || outcome === "edited") {
    // Archives from before copies were kept get theirs as long as it is known what it holds.
    return { ...place, outcome, ...(untouched !== undefined && keep(untouched, state)) };
  }
  state.transcripts.set(transcript, text);
  const seal = existing && readSeal(existing.text);
  const stale = seal !== undefined && seal !== readSeal(text) ? { stale: copyName(seal) } : {};
  const replaces = existing && { replaces: existing.text };
  return { ...place, outcome, text, ...keep(text, state), ...stale, ...replaces };
}

function keep(text: string, state: ContentState): Pick<PlannedDocument, "kept"> {
  const name = copyName(readSeal(text) ?? "");
  if (state.kept.has(name)) return {};
  return { kept: { name, text } };
}

/** Tells whether a transcript of these sources exists already. */
export function isImported(
  sources: readonly [SourceFile, SourceFile?],
  state: ContentState,
): boolean {
  return findImported(digestsOf(sources), state) !== undefined;
}

/** What is known of sources whose transcript was taken out, by a command or by hand. */
export type Absence =
  | ({ by: "command" } & RemovedTranscript)
  /** The original is kept, and no transcript names it. */
  | { by: "hand"; original: string };

/** Tells why sources that were imported once have no transcript; undefined for all others. */
export function findAbsence(
  sources: readonly [SourceFile, SourceFile?],
  state: ContentState,
): Absence | undefined {
  const digests = digestsOf(sources);
  if (findImported(digests, state)) return undefined;
  const removed = state.removed.get(identityOf(digests));
  if (removed) return { by: "command", ...removed };
  const original = state.originals.nameOf(sourcesKey(digests.slice(0, 1)));
  return original === undefined ? undefined : { by: "hand", original };
}

/** Takes a document off the list of those seen, so that it can be planned again. */
export function forgetDocument(
  sources: readonly [SourceFile, SourceFile?],
  state: ContentState,
): void {
  state.seen.delete(identityOf(digestsOf(sources)));
}

function digestsOf(sources: readonly [SourceFile, SourceFile?]): string[] {
  return sources.flatMap((source) => (source ? [sha256(source.bytes)] : []));
}

function identityOf(digests: readonly string[]): string {
  return digests.join("+");
}

function findImported(
  digests: readonly string[],
  state: ContentState,
): { file: string; text: string; imported: string } | undefined {
  const file = state.transcripts.nameOf(sourcesKey(digests));
  if (file === undefined) return undefined;
  const text = state.transcripts.get(file) ?? "";
  return { file, text, imported: readProvenance(text)?.imported ?? "" };
}

/** The source's own name; another source on that name gets a piece of its hash added. */
function originalName(sourceName: string, digest: string, state: ContentState): string {
  const known = state.originals.nameOf(sourcesKey([digest]));
  if (known !== undefined) return known;
  const name = plainName(sourceName);
  if (state.originals.nameOf(nameKey(name)) === undefined) return name;
  const [stem, extension] = splitName(name);
  return `${stem}-${digest.slice(0, 8)}${extension}`;
}

/** Bytes of a name. Disks take 255; a piece of a hash may be added. */
const MAX_NAME_BYTES = 200;

/** A name that every system takes, that is no path, and reads as it is. */
function plainName(sourceName: string): string {
  const [stem, extension] = splitName(
    sourceName
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/gu, "_")
      .replace(/^[.-]+|[. ]+$/g, "_"),
  );
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  let short = isDevice ? `_${stem}` : stem;
  while (Buffer.byteLength(short + extension) > MAX_NAME_BYTES)
    short = [...short].slice(0, -1).join("");
  return short + extension;
}

function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  const isExtension = dot > 0 && name.length - dot <= 12;
  return isExtension ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}

/** A name whose address is free: names are addresses, and those are cut at a length. */
function transcriptName(title: string, state: ContentState): string {
  const slug = slugify(title);
  const { transcripts } = state;
  const isFree = (name: string) =>
    !transcripts.has(name) && transcripts.nameOf(addressKey(name)) === undefined;
  if (isFree(`${slug}.md`)) return `${slug}.md`;
  for (let i = 2; ; i++) {
    const ending = `-${i}`;
    const stem = slug.slice(0, MAX_SLUG_LENGTH - ending.length).replace(/-+$/, "");
    if (isFree(`${stem}${ending}.md`)) return `${stem}${ending}.md`;
  }
}
