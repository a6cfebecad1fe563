/**
 * The disk side of import: finds sources, reads what a content folder holds, writes atomically.
 * Whatever import writes into a content folder is written here.
 */

import { randomUUID } from "node:crypto";
import { constants, type Dirent } from "node:fs";
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { otherLineEnds } from "../system/line-ends.ts";
import { isRunning } from "../system/running-process.ts";
import { sha256 } from "../system/sha256.ts";
import { conflictCopy } from "../text/conflict-copy.ts";
import { MAX_ORIGINAL_BYTES } from "../transcript/limits.ts";
import { type ContentState, emptyContent } from "./plan.ts";
import { ImportProblem } from "./problem.ts";
import { readProvenance } from "./provenance.ts";
import { parseRemoved, REMOVED_FILE } from "./removed.ts";

/** Files in a folder that belong to a document rather than being one. */
const COMPANIONS = new Set(
  ".png .jpg .jpeg .gif .webp .svg .ico .avif .css .js .mjs .woff .woff2 .ttf .mp3 .mp4 .m4a .wav .webm".split(
    " ",
  ),
);

const ATTEMPTS = 3;

/** The files that a run of import is to read, and what it passes over. */
export interface SourceList {
  /** Paths of the sources, those of a folder sorted by name. */
  files: string[];
  /** Files of a folder that were passed over. */
  skipped: string[];
  /** Symbolic links in a folder, which are not followed. */
  links: string[];
  problems: { path: string; problem: ImportProblem }[];
}

/** Lists the sources that the arguments name: files as they are, folders with all below them. */
export async function listSources(paths: readonly string[]): Promise<SourceList> {
  const list: SourceList = { files: [], skipped: [], links: [], problems: [] };
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) await walk(path, list);
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

/**
 * Lists what lies below a folder. No symbolic link is followed: a folder from elsewhere may hold
 * one that leads to a key of the keeper's. A link that is named as an argument is meant.
 */
async function walk(folder: string, list: SourceList): Promise<void> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isSymbolicLink()) list.links.push(path);
    else if (entry.isDirectory()) await walk(path, list);
    else if (!entry.isFile()) continue;
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
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readStable(path);
  } catch (error) {
    if (error instanceof ImportProblem) throw error;
    throw readProblem(error);
  }
  if (bytes) return bytes;
  throw new ImportProblem(
    "file-changing",
    "The file was being written while it was read",
    "run the import again when it is whole",
  );
}

/** Reads a file that stays as it is meanwhile; undefined when it does not. */
async function readStable(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await file.stat();
      if (before.size > MAX_ORIGINAL_BYTES) {
        throw new ImportProblem(
          "file-too-large",
          `The file is larger than ${MAX_ORIGINAL_BYTES / 1024 / 1024} MB`,
          "split it, or save the article alone, and import that",
        );
      }
      // One byte more than expected tells a file that has grown.
      const buffer = Buffer.alloc(before.size + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      const after = await file.stat();
      if (length === after.size && after.mtimeMs === before.mtimeMs) {
        return buffer.subarray(0, length);
      }
    }
    return undefined;
  } finally {
    await file.close();
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

/**
 * Reads what a content folder holds; a folder that does not exist yet holds nothing.
 * @throws ImportProblem when one of its folders is a symbolic link: what is written there would
 * land elsewhere.
 */
export async function readContent(contentDir: string): Promise<ContentState> {
  const kept = new Set(await namesIn(join(contentDir, "imported")));
  const removed = parseRemoved((await textOf(join(contentDir, REMOVED_FILE))) ?? "");
  const state: ContentState = { ...emptyContent(), kept, removed };
  const names = await namesIn(join(contentDir, "transcripts"), true);
  // Of two with one source the first is taken for its transcript: never the copy of a conflict.
  const all = new Set(names);
  const isCopy = (name: string) => all.has(conflictCopy(name)?.of ?? "");
  for (const name of [...names.filter((name) => !isCopy(name)), ...names.filter(isCopy)]) {
    if (!name.endsWith(".md")) continue;
    const text = await readListed(join(contentDir, "transcripts", name));
    if (text) state.transcripts.set(name, asSiteReads(text));
  }
  const expected = new Set(
    [...state.transcripts.values()].flatMap((text) => {
      const { original_sha256 = "", translation_sha256 = "" } = readProvenance(text) ?? {};
      return [original_sha256, translation_sha256];
    }),
  );
  for (const name of await namesIn(join(contentDir, "originals"))) {
    const bytes = await readListed(join(contentDir, "originals", name));
    if (bytes)
      state.originals.set(
        name,
        hashAsImported(bytes, (hash) => expected.has(hash)),
      );
  }
  return state;
}

/**
 * The text of a transcript as the site reads it, whatever an editor or Git made of its line ends:
 * no U+FEFF, LF alone, no blanks after the `---` of the front matter.
 */
export function asSiteReads(bytes: Uint8Array): string {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  return text.replace(/^---[ \t]+\n/, "---\n").replace(/^(---\n[\s\S]*?\n---)[ \t]+\n/, "$1\n");
}

/**
 * SHA-256 of an original. Where Git has changed its line ends, that of the file that was imported,
 * so that its transcript is known again.
 */
export function hashAsImported(bytes: Uint8Array, isExpected: (hash: string) => boolean): string {
  const hash = sha256(bytes);
  if (isExpected(hash)) return hash;
  return otherLineEnds(bytes).map(sha256).find(isExpected) ?? hash;
}

/** Removes a file; one that is not there is no failure. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Reads one file of a content folder again, which another program has written meanwhile. */
export async function refreshContent(state: ContentState, path: string): Promise<void> {
  const name = basename(path);
  // What cannot be read, such as a link, still takes the name.
  const bytes = await readListed(path).catch(() => Buffer.alloc(0));
  const files = basename(dirname(path)) === "originals" ? state.originals : state.transcripts;
  if (bytes === undefined) files.delete(name);
  else files.set(name, files === state.originals ? sha256(bytes) : asSiteReads(bytes));
}

/** Reads a file that was listed; undefined when it has gone since. */
async function readListed(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Names of the files of a folder, sorted; with `below`, paths of those in its sub-folders too. */
async function namesIn(folder: string, below = false): Promise<string[]> {
  try {
    if ((await lstat(folder)).isSymbolicLink()) {
      throw new ImportProblem(
        "link-not-followed",
        `${folder} is a symbolic link, which is not followed`,
        "put the folder itself there",
      );
    }
    const entries = await readdir(folder, { withFileTypes: true, recursive: below });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Raised when the place of a file holds something else than was planned with. */
export class AlreadyThereError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} holds what another program has put there`);
    this.path = path;
    this.name = "AlreadyThereError";
  }
}

/** Stands for whatever may be in the place of a file that is written. */
export const ANYTHING = Symbol("anything");

/**
 * Writes a file so that a reader sees the old one or the new one, never half of it.
 * @param replaces The text that the file must hold now; without it there must be no file.
 * @throws AlreadyThereError, or an Error that names the path and what the disk said.
 */
export async function writeAtomically(
  path: string,
  data: Uint8Array | string,
  replaces?: string | typeof ANYTHING,
): Promise<void> {
  const folder = resolve(path, "..");
  // Not the file's own name: with anything added it may be too long for the disk.
  const temporary = join(folder, `.import-${process.pid}-${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, data, { flag: "wx" });
    if (replaces === undefined) await putNew(temporary, path);
    else if (replaces === ANYTHING || (await textOf(path)) === replaces) {
      await rename(temporary, path);
    } else throw new AlreadyThereError(path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof AlreadyThereError) throw error;
    throw new Error(`cannot write ${path} (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}

/** A link fails where a file stands, which a renaming would replace. */
async function putNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
    await rm(temporary, { force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || (await exists(path))) throw new AlreadyThereError(path);
    // Some disks know no links: there two runs in the same instant are not told apart.
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EXDEV"].includes(code ?? "")) throw error;
    await rename(temporary, path);
  }
}

/** Text of a transcript as `readContent` gives it; undefined where there is none. */
async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readListed(path);
  return bytes && asSiteReads(bytes);
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Removes what runs that were killed have left half-written; their names are no document's. */
export async function removeLeftovers(contentDir: string): Promise<void> {
  for (const folder of ["transcripts", "originals", "imported"]) {
    const path = join(contentDir, folder);
    const info = await lstat(path).catch(() => undefined);
    if (!info?.isDirectory()) continue;
    for (const name of await readdir(path)) {
      const pid = /^\.import-(\d+)-[0-9a-f]{8}\.tmp$/.exec(name)?.[1];
      if (pid === undefined || isRunning(Number(pid))) continue;
      await rm(join(path, name), { force: true });
    }
  }
}
