/**
 * Takes a file over from another folder by linking it. That nobody has touched it is told by its
 * number on the disk, its size and its time of change, as Git does.
 */

import { linkSync, rmSync, statSync } from "node:fs";
import type { FileEntry } from "./site-record.ts";

/** Whether a file is the one that is known of, unchanged since. */
export function isUntouched(file: string, [, , size, mtimeMs, inode]: FileEntry): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.size === size && stat.mtimeMs === mtimeMs && stat.ino === inode;
}

/**
 * Has `target` be the file at `from` as well; false where that is gone or was touched.
 * @param target In a folder that is there. What stands there is replaced.
 */
export function linkUntouched(from: string, target: string, entry: FileEntry): boolean {
  if (from === target) return isUntouched(target, entry);
  try {
    link(from, target);
  } catch {
    // It is gone, or on another file system, or on one without links: it is made instead.
    return false;
  }
  // Looked at in its new place: another build may have exchanged the old one meanwhile.
  if (isUntouched(target, entry)) return true;
  rmSync(target, { force: true });
  return false;
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
