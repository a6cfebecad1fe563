/**
 * Reads a file whole: one that changes while it is read is read again. In a content folder no
 * symbolic link is followed, since the folder may come from someone whose link points at a key of
 * the keeper's.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";

/** Why a file of content could not be read. */
export type ReadProblem = "missing" | "link" | "not-a-file" | "too-large" | "changing" | "denied";

/** The whole file, or why there is none. */
export type ReadResult = { bytes: Buffer } | { problem: ReadProblem };

const ATTEMPTS = 3;

/** Reads a regular file of a content folder, of at most `maxBytes`. */
export function readContentFile(path: string, maxBytes: number): ReadResult {
  // Windows has no such flag, and no need of it.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  return readRegular(path, maxBytes, lstatSync(path, { throwIfNoEntry: false }), flags);
}

/** Reads a regular file of at most `maxBytes` that a person has named: a link to it is meant. */
export function readNamedFile(path: string, maxBytes: number): ReadResult {
  const before = statSync(path, { throwIfNoEntry: false });
  return readRegular(path, maxBytes, before, constants.O_RDONLY);
}

function readRegular(
  path: string,
  maxBytes: number,
  before: Stats | undefined,
  flags: number,
): ReadResult {
  if (before === undefined) return { problem: "missing" };
  if (before.isSymbolicLink()) return { problem: "link" };
  if (!before.isFile()) return { problem: "not-a-file" };
  let file: number;
  try {
    file = openSync(path, flags);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === "ELOOP" ? "link" : code === "ENOENT" ? "missing" : "denied" };
  }
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { size, mtimeMs } = fstatSync(file);
      if (size > maxBytes) return { problem: "too-large" };
      const bytes = readAll(file, size);
      const after = fstatSync(file);
      if (bytes.length === after.size && after.mtimeMs === mtimeMs) return { bytes };
    }
    return { problem: "changing" };
  } finally {
    closeSync(file);
  }
}

/** Number on the disk, size in bytes, time of the last change in milliseconds. */
export type FileStamp = readonly [inode: number, size: number, ctimeMs: number];

/** Milliseconds within which a file may change twice and tell only one time. */
const CLOCK_TICK = 2000;

/**
 * What tells a regular file from itself after a change: nobody can set the time when a file's
 * content or its name last changed. Undefined for what is no file, or has changed just now.
 */
export function stampOf(path: string): FileStamp | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.ctimeMs > Date.now() - CLOCK_TICK) return undefined;
  return [stat.ino, stat.size, stat.ctimeMs];
}

/** What to tell the keeper of a file that was not read, as message and fix. */
export function explainProblem(problem: ReadProblem, maxBytes: number): [string, string] {
  const megabytes = `${(maxBytes / 1024 / 1024).toFixed(maxBytes < 1024 * 1024 ? 2 : 0)} MB`;
  const texts: Record<ReadProblem, [string, string]> = {
    missing: ["The file went away while it was looked for", "run the command again"],
    link: ["The file is a symbolic link, which is not followed", "put the file itself here"],
    "not-a-file": ["There is something here that is no file", "put a text file here"],
    "too-large": [`The file is larger than ${megabytes}`, "split it into several files"],
    changing: ["The file was being written while it was read", "run the command again"],
    denied: ["The file may not be read", "give yourself the right to read it"],
  };
  return texts[problem];
}

function readAll(file: number, size: number): Buffer {
  // One byte more than expected tells a file that has grown.
  const buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(file, buffer, length, buffer.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}
