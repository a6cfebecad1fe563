/**
 * Takes a transcript out of an archive, with its original, the copy of what import wrote and its
 * addresses. `removed.txt` keeps one line about it (the day, the address, the hash of the source)
 * and no word of the text: an import of the same source then says that it was taken out.
 */

import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { transcriptFiles } from "../archive/load.ts";
import { asSiteReads } from "../import/content-folder.ts";
import { copyName, type Provenance, readProvenance, readSeal } from "../import/provenance.ts";
import { slugify } from "../text/slug.ts";

/** File of a content folder that remembers what was taken out. */
export const REMOVED_FILE = "removed.txt";

const HEAD = `# 撤下的文稿：日期、地址、原件的 SHA-256。导入同一份原件时会提醒。
# Transcripts taken out: day, address, SHA-256 of the source. Importing it again tells so.
`;

/** What was removed, as paths below the content folder, and what was left where it is. */
export interface Removal {
  removed: string[];
  /** Files that another transcript uses as well. */
  kept: string[];
}

/** Raised when no transcript has the address that was given. */
export class NoSuchTranscriptError extends Error {
  override readonly name = "NoSuchTranscriptError";

  constructor(slug: string, near: readonly string[]) {
    const hint = near.length > 0 ? ` Fix: did you mean ${near.join(" or ")}?` : "";
    super(`No transcript has the address \`${slug}\`.${hint}`);
  }
}

/**
 * Removes the transcript of an address.
 * @param slug Its address or file name, with or without `.md`.
 * @param today ISO date, for the line that remembers it.
 * @throws NoSuchTranscriptError where there is none.
 */
export function removeTranscript(contentDir: string, slug: string, today: string): Removal {
  const wanted = slugOf(slug.replace(/\/$/, ""));
  const files = transcriptFiles(contentDir).map(({ file }) => ({ file, name: slugOf(file) }));
  const matching = files.filter(({ name }) => name === wanted);
  const [found] = matching;
  if (!found) {
    const near = files.map(({ name }) => name).filter((name) => name.includes(wanted));
    throw new NoSuchTranscriptError(wanted, near.slice(0, 3));
  }
  if (matching.length > 1) {
    const paths = matching.map(({ file }) => relative(contentDir, file)).join(", ");
    throw new Error(
      `Several transcripts are called \`${wanted}\`: ${paths}. Fix: rename all but one`,
    );
  }
  const text = asSiteReads(readFileSync(found.file));
  const provenance = readProvenance(text);
  const others = files
    .filter(({ file }) => file !== found.file)
    .map(({ file }) => readProvenance(asSiteReads(readFileSync(file))));
  const stillUsed = new Set(others.flatMap((other) => (other ? sourcesOf(other) : [])));

  const removal: Removal = { removed: [], kept: [] };
  const take = (path: string) => {
    if (!existsSync(join(contentDir, path))) return;
    rmSync(join(contentDir, path));
    removal.removed.push(path);
  };
  // First, so that whatever comes between, the text is not brought back in silence.
  if (provenance) remember(contentDir, `${today} ${wanted} ${hashesOf(provenance).join("+")}`);
  take(relative(contentDir, found.file).replaceAll("\\", "/"));
  for (const name of provenance ? sourcesOf(provenance) : []) {
    if (stillUsed.has(name)) removal.kept.push(`originals/${name}`);
    else take(`originals/${basename(name)}`);
  }
  const seal = readSeal(text);
  if (seal !== undefined) take(`imported/${copyName(seal)}`);
  take(`addresses/${wanted}.txt`);
  return removal;
}

/** A transcript that was taken out. */
export interface RemovedTranscript {
  date: string;
  slug: string;
  /** SHA-256 of its source, or of the two of a pair joined by `+`. */
  sources: string;
}

/** Reads what `removed.txt` remembers, by the hashes of the sources. */
export function readRemoved(contentDir: string): Map<string, RemovedTranscript> {
  const removed = new Map<string, RemovedTranscript>();
  const path = join(contentDir, REMOVED_FILE);
  if (!existsSync(path)) return removed;
  for (const line of asSiteReads(readFileSync(path)).split("\n")) {
    const [, date, slug, sources] = /^(\d{4}-\d\d-\d\d) (\S+) ([0-9a-f+]+)$/.exec(line) ?? [];
    if (date && slug && sources) removed.set(sources, { date, slug, sources });
  }
  return removed;
}

function remember(contentDir: string, line: string): void {
  const path = join(contentDir, REMOVED_FILE);
  appendFileSync(path, `${existsSync(path) ? "" : HEAD}${line}\n`);
}

function slugOf(file: string): string {
  return slugify(basename(file).replace(/\.(md|markdown|txt)$/i, ""));
}

function sourcesOf({ original_file, translation_file }: Provenance): string[] {
  return [original_file, ...(translation_file === undefined ? [] : [translation_file])];
}

function hashesOf({ original_sha256, translation_sha256 }: Provenance): string[] {
  return [original_sha256, ...(translation_sha256 === undefined ? [] : [translation_sha256])];
}
