/**
 * All that import reads from the disk and writes to it: no other module of this room touches a
 * file. What is written is whole or not there at all, and takes the place of nothing that
 * another program has put there meanwhile.
 */

import { randomUUID } from "node:crypto";
import { constants, type Dirent, readFileSync } from "node:fs";
import {
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { extname, join, relative, resolve } from "node:path";
import {
  explainProblem,
  type ReadProblem,
  type ReadResult,
  readContentFile,
  readNamedFile,
} from "../system/read-file.ts";
import { isRunning } from "../system/running-process.ts";
import { MAX_ORIGINAL_BYTES } from "../transcript/limits.ts";
import { ImportProblem } from "./problem.ts";
import { asSiteReads } from "./transcript-text.ts";

/** Files in a folder that belong to a document rather than being one. */
const COMPANIONS = new Set(
  ".png .jpg .jpeg .gif .webp .svg .ico .avif .css .js .mjs .woff .woff2 .ttf .mp3 .mp4 .m4a .wav .webm".split(
    " ",
  ),
);

const MISSING = ["There is no such file or folder", "check the path"] as const;

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
  let read: ReadResult;
  try {
    read = readNamedFile(path, MAX_ORIGINAL_BYTES);
  } catch (error) {
    throw readProblem(error);
  }
  if ("bytes" in read) return read.bytes;
  const [message, fix] =
    read.problem === "missing" ? MISSING : explainProblem(read.problem, MAX_ORIGINAL_BYTES);
  throw new ImportProblem(`file-${read.problem}`, message, fix);
}

/** What the system says of a path that cannot be looked at. */
function readProblem(error: unknown): ImportProblem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new ImportProblem("file-missing", ...MISSING);
  if (code === "EACCES" || code === "EPERM") {
    const [message, fix] = explainProblem("denied", MAX_ORIGINAL_BYTES);
    return new ImportProblem("file-denied", message, fix);
  }
  const message = `The file cannot be read (${code ?? String(error)})`;
  return new ImportProblem("file-unreadable", message, "check the disk");
}

/** Text of a file of a content folder as it stands, or why it cannot be read. */
export function readContentText(
  path: string,
  maxBytes: number,
): { text: string } | { problem: ReadProblem } {
  const read = readContentFile(path, maxBytes);
  return "bytes" in read ? { text: read.bytes.toString("utf8") } : read;
}

/** Reads a file that comes with the program or with a library of its. Throws where there is none. */
export function readProgramFile(path: string): Buffer {
  return readFileSync(path);
}

/** Reads a file that was listed; undefined when it has gone since. */
export async function readListed(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Names of the files of a folder, sorted; with `below`, paths of those in its sub-folders too. */
export async function namesIn(folder: string, below = false): Promise<string[]> {
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

/** Text of a transcript as the site reads it; undefined where there is none. */
export async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readListed(path);
  return bytes && asSiteReads(bytes);
}

/** Removes a file; one that is not there is no failure. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
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
