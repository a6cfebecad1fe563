/**
 * Reads a content folder into an archive. The only stage after import that touches the disk for
 * content, and it only reads. Everything that does not fit is a diagnostic; nothing is thrown.
 */

import { isUtf8 } from "node:buffer";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { explainProblem, readContentFile, stampOf } from "../system/read-file.ts";
import { sha256 } from "../system/sha256.ts";
import { shownPath } from "../system/shown-path.ts";
import { textOfUtf8 } from "../text/units.ts";
import { capDiagnostics, type Diagnostic, sortDiagnostics } from "../transcript/diagnostic.ts";
import { yamlMessage } from "../transcript/front-matter.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import type { Section, Transcript } from "../transcript/model.ts";
import { type ParseResult, parseTranscript } from "../transcript/parse.ts";
import { buildArchive } from "./build.ts";
import { type Identity, parseIdentities } from "./identities.ts";
import { LoadedTranscript } from "./loaded-transcript.ts";
import { findLookalikes } from "./lookalikes.ts";
import { type Archive, type FacetKind, IDENTITY_FILES, type SiteSettings } from "./model.ts";
import type { KnownTranscript, TranscriptCache } from "./transcript-cache.ts";

/** Sizes of the files of names, and of settings: both are read as YAML, which takes its time. */
const MAX_IDENTITIES_BYTES = 1024 * 1024;
const MAX_SETTINGS_BYTES = 64 * 1024;

const DEFAULT_SITE: SiteSettings = {
  title: "对读",
  title_en: "Duidu",
  description: "中英对照的访谈文稿库",
  description_en: "A bilingual transcript archive",
  base: "/",
  drafts: false,
};

export interface LoadOptions {
  /** Keep transcripts with `draft: true`. */
  drafts: boolean;
  /** What was parsed before; brought up to date by loading. */
  cache?: TranscriptCache;
}

/** Loads `contentDir`: `site.yaml`, the identities files and `transcripts/**`. */
export function loadArchive(contentDir: string, options: LoadOptions): Archive {
  const diagnostics: Diagnostic[] = [];
  const site = loadSite(contentDir, diagnostics);
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

  const all = loadTranscripts(join(contentDir, "transcripts"), diagnostics, options.cache);
  const keepDrafts = options.drafts || site.drafts;
  const transcripts = all.filter((transcript) => keepDrafts || !transcript.meta.draft);
  const archive = buildArchive({
    site,
    transcripts,
    identities,
    draftsLeftOut: all.length - transcripts.length,
    diagnostics,
  });
  archive.diagnostics = sortDiagnostics([
    ...archive.diagnostics,
    ...findLookalikes(archive.facets.people),
  ]);
  return archive;
}

function loadTranscripts(
  folder: string,
  diagnostics: Diagnostic[],
  cache: TranscriptCache | undefined,
): Transcript[] {
  const files = listTexts(folder, diagnostics);
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
  const bySlug = new Map<string, Transcript>();
  for (const { file, path } of files) {
    // Before it is read: a file that changes meanwhile has another one next time.
    const stamp = cache && stampOf(file);
    const result =
      (stamp && cache?.findUnchanged(path, stamp, parseAgain(file, path))) ??
      read(file, path, diagnostics, cache);
    if (result === undefined) continue;
    const { transcript, diagnostics: found } = result;
    cache?.keep(transcript, found, stamp);
    diagnostics.push(...found);
    const twin = bySlug.get(transcript.slug);
    if (twin) {
      diagnostics.push({
        severity: "error",
        rule: "slug-taken",
        message: `The address \`/transcripts/${transcript.slug}/\` is already that of ${twin.path}`,
        fix: "rename one of the two files",
        path,
        line: 1,
        column: 1,
      });
    } else bySlug.set(transcript.slug, transcript);
  }
  return [...bySlug.values()];
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
  return (
    cache?.find(path, sourceHash, parseAgain(file, path)) ??
    loaded(parseTranscript(textOfUtf8(bytes), path), sourceHash)
  );
}

/** A parsed transcript as an archive holds it. */
export function loaded({ transcript, diagnostics }: ParseResult, sourceHash: string) {
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

export interface TranscriptFile {
  file: string;
  /** As diagnostics show it. */
  path: string;
}

/**
 * All transcript files below a folder, sorted; hidden files and READMEs are none. A symbolic link
 * is reported rather than followed, be it a file or a folder.
 */
function listTexts(folder: string, diagnostics: Diagnostic[]): TranscriptFile[] {
  if (!isThere(folder)) return [];
  if (!lstatSync(folder).isDirectory()) {
    reportLink(folder, diagnostics);
    return [];
  }
  const names = /^(?!\.|_|readme\.).*\.(md|markdown|txt)$/is;
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink() && !entry.name.startsWith(".")) reportLink(path, diagnostics);
    else if (entry.isFile() && names.test(entry.name)) found.push(path);
  }
  const shownFolder = shownPath(folder);
  return found.sort().map((file) => {
    return { file, path: shownFolder + file.slice(folder.length).replaceAll("\\", "/") };
  });
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

function loadSite(contentDir: string, diagnostics: Diagnostic[]): SiteSettings {
  const path = join(contentDir, "site.yaml");
  if (!isThere(path)) return DEFAULT_SITE;
  const report = (message: string, fix: string) =>
    diagnostics.push({
      severity: "error",
      rule: "site-settings",
      message,
      fix,
      path: shownPath(path),
      line: 1,
      column: 1,
    });
  const text = readText(path, MAX_SETTINGS_BYTES, diagnostics);
  if (text === undefined) return DEFAULT_SITE;
  let data: unknown;
  try {
    data = parseYaml(text, { schema: "core", prettyErrors: false, logLevel: "error" });
  } catch (error) {
    report(
      `The settings are not valid YAML: ${yamlMessage(error)}`,
      "put quotes around a value that holds `: `",
    );
    return DEFAULT_SITE;
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return DEFAULT_SITE;
  const site = { ...DEFAULT_SITE };
  for (const [key, value] of Object.entries(data)) {
    if (key === "drafts" && typeof value === "boolean") site.drafts = value;
    else if (isTextSetting(key) && typeof value === "string") site[key] = value.trim();
    else {
      report(
        `\`${key}\` is not a setting, or has a wrong value`,
        "use title, title_en, description, description_en, url, base, keeper (text) and drafts (true or false)",
      );
    }
  }
  if (!/^[\w./~-]*$/.test(site.base)) {
    report(
      `\`base: ${site.base}\` is not a path`,
      "write the folder that the site is served from, such as `/archive/`, in letters, digits, `-`, `_`, `.` and `/`",
    );
    site.base = "/";
  }
  if (site.url !== undefined && !(/^https?:\/\//i.test(site.url) && URL.canParse(site.url))) {
    report(`\`url: ${site.url}\` is not a web address`, "write it as `https://example.org`");
    delete site.url;
  }
  site.base = `/${site.base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  if (site.url !== undefined) site.url = site.url.replace(/\/+$/, "");
  return site;
}

function isTextSetting(
  key: string,
): key is "title" | "title_en" | "description" | "description_en" | "url" | "base" | "keeper" {
  return ["title", "title_en", "description", "description_en", "url", "base", "keeper"].includes(
    key,
  );
}
