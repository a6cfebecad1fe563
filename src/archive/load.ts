/**
 * Reads a content folder into an archive. The only stage after import that touches the disk for
 * content, and it only reads. Everything that does not fit is a diagnostic; nothing is thrown.
 * A transcript with an error is left out and named; all others are published.
 */

import { isUtf8 } from "node:buffer";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { explainProblem, readContentFile, stampOf } from "../system/read-file.ts";
import { sha256 } from "../system/sha256.ts";
import { shownPath } from "../system/shown-path.ts";
import { isFuture } from "../text/date.ts";
import { shortHash } from "../text/hash.ts";
import { slugify } from "../text/slug.ts";
import { textOfUtf8 } from "../text/units.ts";
import { capDiagnostics, type Diagnostic, hasErrors, tellOnce } from "../transcript/diagnostic.ts";
import { type Identity, parseIdentities } from "../transcript/identities.ts";
import { MAX_FILE_BYTES, MAX_IDENTITIES_BYTES } from "../transcript/limits.ts";
import { FUTURE_DATE, TOLD_ONCE } from "../transcript/metadata.ts";
import type { Metadata, Section, Transcript } from "../transcript/model.ts";
import { type ParseResult, parseTranscript, transcriptSlug } from "../transcript/parse.ts";
import { AddressBook } from "./addresses/address-book.ts";
import { buildArchive } from "./build.ts";
import { checkLinks } from "./check-links.ts";
import type { LastFrame } from "./last-frame.ts";
import { LoadedTranscript } from "./loaded-transcript.ts";
import { findLookalikes } from "./lookalikes.ts";
import { type Archive, type FacetKind, IDENTITY_FILES, type SiteSettings } from "./model.ts";
import { readOwnFiles } from "./own-files.ts";
import { DEFAULT_SITE, readSettings } from "./settings.ts";
import type { KnownTranscript, TranscriptCache } from "./transcript-cache.ts";
import { findTwins } from "./twins.ts";

/** The size of the settings: they are read as YAML, which takes its time. */
const MAX_SETTINGS_BYTES = 64 * 1024;

/** How a content folder is read. */
export interface LoadOptions {
  /** Keep transcripts with `draft: true`. */
  drafts: boolean;
  /** What was parsed before; brought up to date by loading. */
  cache?: TranscriptCache;
  /** What the last archive can give to this one. */
  last?: LastFrame;
  /** ISO date under which changes of paragraphs will be written down; absent where nothing is. */
  today?: string;
}

/** Loads `contentDir`: `site.yaml`, the identities files and `transcripts/**`. */
export function loadArchive(contentDir: string, options: LoadOptions): Archive {
  const diagnostics: Diagnostic[] = [];
  const site = loadSite(contentDir, diagnostics);
  diagnostics.push(...findMisnamed(contentDir));
  const identities: Partial<Record<FacetKind, Identity[]>> = {};
  for (const [kind, name] of Object.entries(IDENTITY_FILES)) {
    const path = join(contentDir, name);
    if (!isThere(path)) continue;
    const text = readText(path, MAX_IDENTITIES_BYTES, diagnostics);
    if (text === undefined) continue;
    const parsed = parseIdentities(text, shownPath(path));
    identities[kind as FacetKind] = parsed.list;
    for (const diagnostic of capDiagnostics(parsed.diagnostics)) diagnostics.push(diagnostic);
  }

  const own = readOwnFiles(contentDir, diagnostics);
  const {
    transcripts: all,
    leftOut,
    placed,
    files,
  } = loadTranscripts(join(contentDir, "transcripts"), diagnostics, options.cache);
  const { today } = options;
  const addresses = new AddressBook({ contentDir, files, ...(today !== undefined && { today }) });
  addresses.give(placed);
  diagnostics.push(...addresses.diagnostics);
  const hidden = new Set(site.hidden_tags);
  for (const { meta } of all) if (hidden.size > 0 || meta.all_tags) hideTags(meta, hidden);
  const keepDrafts = options.drafts || site.drafts;
  const transcripts = all.filter((transcript) => keepDrafts || !transcript.meta.draft);
  const archive = buildArchive({
    site,
    transcripts: transcripts.filter(({ meta }) => !meta.exclude),
    unlisted: transcripts.filter(({ meta }) => meta.exclude),
    identities,
    draftsLeftOut: all.length - transcripts.length,
    leftOut,
    own,
    diagnostics,
    ...(options.last && { last: options.last }),
  });
  const { pictures, diagnostics: ofLinks } = checkLinks(contentDir, archive);
  archive.pictures = pictures;
  archive.addresses = addresses;
  archive.diagnostics = tellOnce(
    [
      ...withoutPastDates(archive.diagnostics, all),
      ...ofLinks,
      ...findLookalikes(archive.facets.people),
      ...findTwins(all),
    ],
    TOLD_ONCE,
  );
  return archive;
}

/** A transcript that is kept parsed may have been of the future, and is so no longer. */
function withoutPastDates(
  diagnostics: readonly Diagnostic[],
  transcripts: readonly Transcript[],
): Diagnostic[] {
  if (!diagnostics.some(({ rule }) => rule === FUTURE_DATE)) return [...diagnostics];
  const dates = new Map(transcripts.map(({ path, meta }) => [path, meta.date ?? ""]));
  return diagnostics.filter(
    ({ rule, path }) => rule !== FUTURE_DATE || isFuture(dates.get(path) ?? ""),
  );
}

interface LoadedTexts {
  transcripts: Transcript[];
  /** The same, with the paths of their files below the folder. */
  placed: { transcript: LoadedTranscript; file: string }[];
  /** All of those paths. */
  files: Set<string>;
  /** Paths of files that cannot be read as transcripts; diagnostics say why. */
  leftOut: string[];
}

function loadTranscripts(
  folder: string,
  diagnostics: Diagnostic[],
  cache: TranscriptCache | undefined,
): LoadedTexts {
  const leftOut: string[] = [];
  const files = listTexts(folder, diagnostics, leftOut);
  if (files.length === 0) {
    diagnostics.push({
      severity: "error",
      rule: "archive-empty",
      message: "The folder holds no transcript",
      fix: "import a document with `npm run import -- FILE`, or put Markdown files there",
      path: shownPath(folder),
      line: 1,
      column: 1,
    });
  }
  const bySlug = new Map<string, LoadedTranscript>();
  const below = (path: string) => path.slice(shownPath(folder).length + 1);
  for (const { file, path } of files) {
    // Before it is read: a file that changes meanwhile has another one next time.
    const stamp = cache && stampOf(file);
    const result =
      (stamp && cache?.findUnchanged(path, stamp, parseAgain(file, path))) ??
      read(file, path, diagnostics, cache);
    if (result === undefined) {
      leftOut.push(path);
      continue;
    }
    const { diagnostics: found } = result;
    diagnostics.push(...found);
    const transcript = withFreeSlug(result.transcript, bySlug, shownPath(folder), diagnostics);
    cache?.addLoaded(transcript, found, stamp);
    if (hasErrors(found)) leftOut.push(path);
    else bySlug.set(transcript.slug, transcript);
  }
  const transcripts = [...bySlug.values()];
  return {
    transcripts,
    leftOut,
    placed: transcripts.map((transcript) => ({ transcript, file: below(transcript.path) })),
    files: new Set(files.map(({ path }) => below(path))),
  };
}

/**
 * The transcript under the address of its file's name, or, where that is taken, with its folder's
 * name before it: `notes/talk.md` and `posts/talk.md` are `/talk/` and `/posts-talk/`.
 */
function withFreeSlug(
  transcript: LoadedTranscript,
  taken: ReadonlyMap<string, Transcript>,
  folder: string,
  diagnostics: Diagnostic[],
): LoadedTranscript {
  const { path } = transcript;
  const plain = transcriptSlug(path);
  const below = path.slice(folder.length + 1).replace(/\.[a-z]+$/i, "");
  const spelled = below.includes("/") ? slugify(below) : "";
  const free = [plain, spelled, `${plain}-${shortHash(below)}`].find(
    (slug) => slug !== "" && !taken.has(slug),
  );
  const slug = free ?? `${plain}-${shortHash(path)}`;
  const twin = taken.get(plain);
  if (twin) {
    diagnostics.push({
      severity: "warning",
      rule: "slug-taken",
      message: `The address \`/transcripts/${plain}/\` is that of ${twin.path}, so this one is at \`/transcripts/${slug}/\``,
      fix: "rename one of the two files, if its address is not given out yet",
      path,
      line: 1,
      column: 1,
    });
  }
  if (slug === transcript.slug) return transcript;
  return transcript.at(slug);
}

/** Takes the hidden tags out of what is shown, or puts back those that are hidden no longer. */
function hideTags(meta: Metadata, hidden: ReadonlySet<string>): void {
  const all = meta.all_tags ?? meta.tags;
  meta.tags = all.filter((tag) => !hidden.has(tag));
  if (meta.tags.length < all.length) meta.all_tags = all;
  else delete meta.all_tags;
}

/** Reads a transcript, and parses it unless its content is known. */
function read(
  file: string,
  path: string,
  diagnostics: Diagnostic[],
  cache: TranscriptCache | undefined,
): KnownTranscript | undefined {
  const bytes = readBytes(file, MAX_FILE_BYTES, diagnostics);
  if (bytes === undefined) return undefined;
  const sourceHash = sha256(bytes);
  const known = cache?.find(path, sourceHash, parseAgain(file, path));
  if (known) return known;
  const parsed = loaded(parseTranscript(textOfUtf8(bytes), path), sourceHash);
  return cache?.renewed(parsed) ?? parsed;
}

/** A parsed transcript as an archive holds it. */
export function loaded(
  { transcript, diagnostics }: ParseResult,
  sourceHash: string,
): KnownTranscript {
  return {
    transcript: new LoadedTranscript(transcript, sourceHash, transcript.sections),
    diagnostics,
  };
}

/** Parses a file whose digest was kept, now that its text is asked for. */
function parseAgain(file: string, path: string) {
  return (sourceHash: string): Section[] => {
    const read = readContentFile(file, MAX_FILE_BYTES);
    if ("problem" in read || sha256(read.bytes) !== sourceHash) {
      throw new Error(`${path} changed while the archive was built. Fix: build again`);
    }
    return parseTranscript(textOfUtf8(read.bytes), path).transcript.sections;
  };
}

/** The files of an archive's transcripts, with their paths as diagnostics show them. */
export function transcriptFiles(contentDir: string): TranscriptFile[] {
  return listTexts(join(contentDir, "transcripts"), []);
}

/** A file that is read as a transcript. */
export interface TranscriptFile {
  file: string;
  /** As diagnostics show it. */
  path: string;
}

/**
 * All transcript files below a folder, sorted, whatever their names begin with. What is passed over
 * is named: hidden files, READMEs, and symbolic links, be it to a file or a folder.
 */
function listTexts(
  folder: string,
  diagnostics: Diagnostic[],
  leftOut: string[] = [],
): TranscriptFile[] {
  if (!isThere(folder)) return [];
  if (!lstatSync(folder).isDirectory()) {
    reportLink(folder, diagnostics);
    return [];
  }
  const shownFolder = shownPath(folder);
  const found: TranscriptFile[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const below = file.slice(folder.length).replaceAll("\\", "/");
    const isHidden = below.includes("/.");
    if (entry.isSymbolicLink()) {
      if (isHidden) continue;
      reportLink(file, diagnostics);
      leftOut.push(shownPath(file));
      continue;
    }
    if (!entry.isFile() || !/\.(md|markdown|txt)$/i.test(entry.name)) continue;
    const path = shownFolder + below;
    const reason = isHidden
      ? "a name that begins with a dot hides it"
      : /^readme\./i.test(entry.name)
        ? "a README describes the folder"
        : undefined;
    if (reason === undefined) found.push({ file, path });
    else {
      diagnostics.push({
        severity: "info",
        rule: "file-passed-over",
        message: `The file is not read as a transcript: ${reason}`,
        fix: "give it another name, if it is one",
        path,
        line: 1,
        column: 1,
      });
    }
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function reportLink(path: string, diagnostics: Diagnostic[]): void {
  diagnostics.push({
    severity: "error",
    rule: "link-not-followed",
    message: "A symbolic link could lead out of the content folder, so it is not followed",
    fix: "put the files themselves here",
    path: shownPath(path),
    line: 1,
    column: 1,
  });
}

/** Tells whether anything stands at a path, a dangling link included. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function readText(file: string, maxBytes: number, diagnostics: Diagnostic[]): string | undefined {
  // A byte order mark, which this leaves in, is the parser's to drop.
  return readBytes(file, maxBytes, diagnostics)?.toString("utf8");
}

/** Reads a text file; undefined, and a diagnostic, for anything that is none. */
function readBytes(file: string, maxBytes: number, diagnostics: Diagnostic[]): Buffer | undefined {
  const path = shownPath(file);
  const report = (rule: string, message: string, fix: string, line = 1) => {
    diagnostics.push({ severity: "error", rule, message, fix, path, line, column: 1 });
    return undefined;
  };
  const result = readContentFile(file, maxBytes);
  if ("problem" in result) {
    const [message, fix] = explainProblem(result.problem, maxBytes);
    return report(`file-${result.problem}`, message, fix);
  }
  const { bytes } = result;
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = bytes.subarray(0, nul).toString("latin1").split("\n").length;
    return report(
      "not-text",
      "The file is not text: it holds a NUL byte",
      "import the document it came from with `npm run import -- FILE`",
      line,
    );
  }
  if (isUtf8(bytes)) return bytes;
  return report(
    "not-utf8",
    "The file is not UTF-8",
    "save it as UTF-8, or import it with `npm run import -- FILE`, which converts it",
    firstBrokenLine(bytes),
  );
}

function firstBrokenLine(bytes: Buffer): number {
  const at = bytes.toString("utf8").indexOf("\uFFFD");
  return bytes.toString("utf8").slice(0, at).split("\n").length;
}

/** Reads the settings of a content folder; what is wrong with them is added to `diagnostics`. */
export function loadSite(contentDir: string, diagnostics: Diagnostic[] = []): SiteSettings {
  const path = join(contentDir, "site.yaml");
  if (!isThere(path)) return DEFAULT_SITE;
  const text = readText(path, MAX_SETTINGS_BYTES, diagnostics);
  if (text === undefined) return DEFAULT_SITE;
  const settings = readSettings(text, shownPath(path));
  diagnostics.push(...settings.diagnostics);
  return settings.site;
}

/** Files that another program would read, and this one does not: `site.yml`, `people.yml`. */
function findMisnamed(contentDir: string): Diagnostic[] {
  return ["site.yaml", ...Object.values(IDENTITY_FILES)].flatMap((name) => {
    const wrong = name.replace(/yaml$/, "yml");
    const path = join(contentDir, wrong);
    if (!isThere(path)) return [];
    return {
      severity: isThere(join(contentDir, name)) ? "warning" : "error",
      rule: "file-name",
      message: `\`${wrong}\` is not read: the file is called \`${name}\``,
      fix: `rename it to \`${name}\``,
      path: shownPath(path),
      ...{ line: 1, column: 1 },
    } as const;
  });
}
