/**
 * The disk side of import: finds sources, reads what a content folder holds, writes atomically.
 * The only module of import that touches the disk.
 */

import { randomUUID } from "node:crypto";
import { type Dirent, existsSync } from "node:fs";
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import type { ContentState } from "./plan.ts";
import { ImportProblem } from "./problem.ts";
import { sha256 } from "./provenance.ts";

/** Files in a folder that belong to a document rather than being one. */
const COMPANIONS = new Set(
  ".png .jpg .jpeg .gif .webp .svg .ico .avif .css .js .mjs .woff .woff2 .ttf .mp3 .mp4 .m4a .wav .webm".split(
    " ",
  ),
);

export interface SourceList {
  /** Paths of the sources, those of a folder sorted by name. */
  files: string[];
  /** Files of a folder that were passed over. */
  skipped: string[];
  problems: { path: string; problem: ImportProblem }[];
}

/** Lists the sources that the arguments name: files as they are, folders with all below them. */
export async function listSources(paths: readonly string[]): Promise<SourceList> {
  const list: SourceList = { files: [], skipped: [], problems: [] };
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) await walk(path, list, new Set());
      else if (info.isFile()) list.files.push(path);
      else {
        const message = "The path is neither a file nor a folder";
        const problem = new ImportProblem("file-kind", message, "give a file or a folder");
        list.problems.push({ path, problem });
      }
    } catch (error) {
      list.problems.push({ path, problem: readProblem(error) });
    }
  }
  return list;
}

async function walk(folder: string, list: SourceList, seen: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const info = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
    if (info?.isDirectory()) await walk(path, list, seen);
    else if (!info?.isFile()) continue;
    else if (COMPANIONS.has(extname(entry.name).toLowerCase())) list.skipped.push(path);
    else list.files.push(path);
  }
}

/** Reads a source, or throws an `ImportProblem` that says why it cannot be read. */
export async function readSource(path: string, contentDir: string): Promise<Uint8Array> {
  if (resolve(path).startsWith(`${resolve(contentDir, "transcripts")}/`)) {
    throw new ImportProblem(
      "already-in-archive",
      "The file is a transcript of this archive already",
      "edit it in place; import reads sources from outside",
    );
  }
  try {
    return await readFile(path);
  } catch (error) {
    throw readProblem(error);
  }
}

function readProblem(error: unknown): ImportProblem {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === "ENOENT") {
    return new ImportProblem("file-missing", "There is no such file or folder", "check the path");
  }
  if (code === "EACCES" || code === "EPERM") {
    return new ImportProblem(
      "file-unreadable",
      "The file may not be read",
      "change its permissions",
    );
  }
  return new ImportProblem(
    "file-unreadable",
    `The file cannot be read (${code})`,
    "check the disk",
  );
}

/** Reads what a content folder holds; a folder that does not exist yet holds nothing. */
export async function readContent(contentDir: string): Promise<ContentState> {
  const state: ContentState = { transcripts: new Map(), originals: new Map(), seen: new Set() };
  for (const name of await namesIn(join(contentDir, "transcripts"))) {
    if (!name.endsWith(".md")) continue;
    state.transcripts.set(name, await readFile(join(contentDir, "transcripts", name), "utf8"));
  }
  for (const name of await namesIn(join(contentDir, "originals"))) {
    state.originals.set(name, sha256(await readFile(join(contentDir, "originals", name))));
  }
  return state;
}

async function namesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

/** Writes a file so that a reader sees the old one or the new one, never half of it. */
export async function writeAtomically(path: string, data: Uint8Array | string): Promise<void> {
  const folder = resolve(path, "..");
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await writeFile(temporary, data);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Error(`cannot write ${path}`, { cause: error });
  }
}
