/**
 * Opens zip archives with limits: an archive of a few kilobytes can hold gigabytes. Sizes are
 * checked in the archive's directory before anything is unpacked, and what is unpacked is counted
 * again, since a directory may lie.
 */

import { unzipSync } from "fflate";
import { ImportProblem } from "../problem.ts";

/** Bytes that the needed parts of an archive may have when unpacked. */
const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_FILES = 10_000;

/**
 * Unpacks the files that are wanted, by name.
 * @throws ImportProblem when the archive is broken, or larger inside than the limit.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  let total = 0;
  let count = 0;
  const filter = (file: { name: string; originalSize: number }) => {
    if (++count > MAX_FILES) throw tooLarge(`more than ${MAX_FILES} files`);
    if (!wanted(file.name)) return false;
    total += file.originalSize;
    if (total > MAX_UNPACKED) throw tooLarge(`more than ${MAX_UNPACKED / 1024 / 1024} MB of text`);
    return true;
  };
  try {
    // fflate never writes past the size that the directory states.
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof ImportProblem) throw error;
    throw new ImportProblem(
      "file-damaged",
      `The zip archive cannot be opened (${(error as Error).message})`,
      "save or download the document again",
    );
  }
}

function tooLarge(what: string): ImportProblem {
  return new ImportProblem(
    "file-too-large",
    `The archive holds ${what} when it is unpacked`,
    "export the document as text or HTML and import that",
  );
}
