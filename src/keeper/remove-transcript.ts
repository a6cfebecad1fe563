/**
 * Takes a transcript out of an archive, with its original, the copy of what import wrote and its
 * addresses. `removed.txt` remembers that there was one and no word of its text; it is written
 * first, so that whatever comes between, an import does not bring the text back in silence.
 */

import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { transcriptFiles } from "../archive/load.ts";
import { copyName, type Provenance, readProvenance, readSeal } from "../import/provenance.ts";
import { REMOVED_FILE, REMOVED_HEAD, removedLine } from "../import/removed.ts";
import { asSiteReads } from "../import/transcript-text.ts";
import { sha256 } from "../system/sha256.ts";
import { slugify } from "../text/slug.ts";

/** What was removed, as paths below the content folder, and what was left where it is. */
export interface Removal {
  removed: string[];
  /** Originals that another transcript names as well. */
  kept: string[];
}

/** Raised when nothing, or more than one transcript, has the name that was given. */
export class NotRemovableError extends Error {
  override readonly name = "NotRemovableError";
}

/** A transcript of the archive, and where its words came from. */
interface Found {
  /** Path below the content folder. */
  path: string;
  slug: string;
  provenance: Provenance | undefined;
}

/**
 * Removes a transcript, or what is left of one whose file was deleted by hand.
 * @param name Its address or file name; of one that is gone, the name of its original.
 * @param today ISO date, for the line that remembers it.
 * @throws NotRemovableError, and then nothing was removed.
 */
export function removeTranscript(contentDir: string, name: string, today: string): Removal {
  const all = transcriptFiles(contentDir).map(({ file }) => found(contentDir, file));
  const slug = slugOf(name.replace(/\/$/, ""));
  const matching = all.filter((one) => one.slug === slug);
  if (matching.length > 1) {
    const paths = matching.map(({ path }) => path).join(", ");
    throw new NotRemovableError(
      `Several transcripts are called \`${slug}\`: ${paths}. Fix: rename all but one.`,
    );
  }
  const target = matching[0] ?? leftBehind(contentDir, name, all);
  if (!target) {
    const near = all.filter((one) => one.slug.includes(slug)).map((one) => one.slug);
    const hint = near.length > 0 ? ` Fix: did you mean ${near.slice(0, 3).join(" or ")}?` : "";
    throw new NotRemovableError(`No transcript has the address \`${slug}\`.${hint}`);
  }

  const removal: Removal = { removed: [], kept: [] };
  const take = (path: string) => {
    if (!existsSync(join(contentDir, path))) return;
    rmSync(join(contentDir, path));
    removal.removed.push(path);
  };
  const { provenance } = target;
  if (provenance) remember(contentDir, { date: today, slug: target.slug }, hashesOf(provenance));
  const seals = provenance ? copiesOf(contentDir, provenance) : [];
  take(target.path);
  const others = all.filter((one) => one !== target);
  const used = new Set(others.flatMap((one) => (one.provenance ? sourcesOf(one.provenance) : [])));
  for (const source of provenance ? sourcesOf(provenance) : []) {
    if (used.has(source)) removal.kept.push(`originals/${source}`);
    else take(`originals/${basename(source)}`);
  }
  for (const copy of seals) take(`imported/${copy}`);
  take(`addresses/${target.slug}.txt`);
  return removal;
}

function found(contentDir: string, file: string): Found {
  return {
    path: relative(contentDir, file).replaceAll("\\", "/"),
    slug: slugOf(file),
    provenance: readProvenance(asSiteReads(readFileSync(file))),
  };
}

/** What is left of a transcript that is gone: its original, found by its name. */
function leftBehind(contentDir: string, name: string, all: readonly Found[]): Found | undefined {
  const original = basename(name);
  const path = join(contentDir, "originals", original);
  const isUsed = all.some(
    ({ provenance }) => provenance && sourcesOf(provenance).includes(original),
  );
  if (isUsed || !existsSync(path)) return undefined;
  const copied = copies(contentDir)
    .map(({ text }) => readProvenance(text))
    .find((provenance) => provenance && sourcesOf(provenance).includes(original));
  return {
    path: `originals/${original}`,
    slug: slugOf(original),
    provenance: copied ?? {
      original_file: original,
      original_sha256: sha256(readFileSync(path)),
      imported: "",
    },
  };
}

/** Names under `imported/` of what import wrote from these sources. */
function copiesOf(contentDir: string, provenance: Provenance): string[] {
  const identity = hashesOf(provenance).join();
  return copies(contentDir)
    .filter(({ text }) => {
      const other = readProvenance(text);
      return other && hashesOf(other).join() === identity;
    })
    .map(({ name }) => name);
}

function copies(contentDir: string): { name: string; text: string }[] {
  const folder = join(contentDir, "imported");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ name, text: asSiteReads(readFileSync(join(folder, name))) }))
    .filter(({ name, text }) => name === copyName(readSeal(text) ?? ""));
}

function remember(
  contentDir: string,
  removed: { date: string; slug: string },
  sources: readonly string[],
): void {
  const path = join(contentDir, REMOVED_FILE);
  const head = existsSync(path) ? "" : REMOVED_HEAD;
  appendFileSync(path, `${head}${removedLine(removed, sources)}\n`);
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
