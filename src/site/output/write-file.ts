/**
 * Writes a file and tells what is to be known of it. None is written to in place: another folder may
 * hold the same file under a link.
 */

import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, rmSync, writeFileSync } from "node:fs";
import type { FileEntry } from "./site-record.ts";

/** A whole file, or its pieces in order. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

/** Writes a file with a key, in place of what stands at its path; its folder must be there. */
export function writeFile(file: string, key: string, content: FileContent): FileEntry {
  const hash = createHash("sha256");
  const handle = openNew(file);
  try {
    for (const piece of piecesOf(content)) {
      hash.update(piece);
      writeFileSync(handle, piece);
    }
    const { size, mtimeMs, ino } = fstatSync(handle);
    return [key, hash.digest("hex"), size, mtimeMs, ino];
  } finally {
    closeSync(handle);
  }
}

function openNew(file: string): number {
  try {
    return openSync(file, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    rmSync(file, { recursive: true, force: true });
    return openSync(file, "wx");
  }
}

let room = Buffer.allocUnsafeSlow(1 << 18);

function piecesOf(content: FileContent): Iterable<Uint8Array> {
  if (typeof content === "string") return [encoded(content)];
  return content instanceof Uint8Array ? [content] : content;
}

/** The text in UTF-8, valid until the next one is encoded: pages come by the thousand. */
function encoded(text: string): Uint8Array {
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 > room.length) room = Buffer.allocUnsafeSlow(text.length * 6);
  return room.subarray(0, room.write(text, 0, "utf8"));
}
