/**
 * Takes a file over from another folder by linking it. That nobody has touched it is told by its
 * number on the disk, its size and its time of change, as Git does. Where a copy or a cache has given
 * it others, its content decides: to read a file costs far less than to render it.
 */

import { linkSync, lstatSync, readFileSync, rmSync } from "node:fs";
import { sha256 } from "../../system/sha256.ts";
import type { FileEntry } from "./site-record.ts";

/**
 * Has `target` be the file at `from` as well.
 * @param target In a folder that is there. What stands there is replaced.
 * @returns What is known of it now; undefined where it is gone or is not what it was.
 */
export function linkUnchanged(
  from: string,
  target: string,
  entry: FileEntry,
): FileEntry | undefined {
  if (from === target) return ifUnchanged(target, entry);
  try {
    link(from, target);
  } catch {
    // It is gone, or on another file system, or on one without links: it is made instead.
    return undefined;
  }
  // Looked at in its new place: another build may have exchanged the old one meanwhile.
  const known = ifUnchanged(target, entry);
  if (!known) rmSync(target, { force: true });
  return known;
}

/** What is known of a file, with its number and time of now; undefined if it is not what it was. */
function ifUnchanged(file: string, entry: FileEntry): FileEntry | undefined {
  const [, hash, size, mtimeMs, inode] = entry;
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size !== size) return undefined;
  if (stat.mtimeMs === mtimeMs && stat.ino === inode) return entry;
  if (sha256(readFileSync(file)) !== hash) return undefined;
  const now: FileEntry = [...entry];
  now[3] = stat.mtimeMs;
  now[4] = stat.ino;
  return now;
}

function link(from: string, target: string): void {
  try {
    linkSync(from, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    rmSync(target, { recursive: true, force: true });
    linkSync(from, target);
  }
}
