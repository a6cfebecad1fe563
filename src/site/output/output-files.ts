/**
 * Tells what builds have written to a folder from what others have put there: by SHA256SUMS.txt,
 * and by the names in `.duidu-site` while files are being put in place.
 */

import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { CHECKSUMS_NAME, NO_JEKYLL, parseChecksums } from "./checksums.ts";

/** Marks a folder as one that a build has written to. */
export const MARKER = ".duidu-site";

/** What the marker of a site says that stands whole. */
export const MARKER_TEXT =
  "Built by Duidu. Each build replaces what a build wrote here, and nothing else.\n";

/** Stands in the marker before the names of files that are being put in place. */
const JOURNAL = "Files that are being put in place:\n";

/** Writes the marker, with the names of files that are being put in place or taken away. */
export function writeMarker(outputDir: string, journal: readonly string[]): void {
  const names = journal.length === 0 ? "" : `${JOURNAL}${journal.join("\n")}\n`;
  const beside = join(outputDir, `${MARKER}.tmp-${process.pid}`);
  writeFileSync(beside, MARKER_TEXT + names);
  renameSync(beside, join(outputDir, MARKER));
}

/** Paths of what builds have written to a folder. */
export function ownFiles(outputDir: string): Set<string> {
  const own = new Set<string>();
  const marker = readIfThere(join(outputDir, MARKER));
  if (marker === undefined) return own;
  own.add(MARKER);
  own.add(NO_JEKYLL);
  const checksums = readIfThere(join(outputDir, CHECKSUMS_NAME));
  if (checksums !== undefined) {
    own.add(CHECKSUMS_NAME);
    for (const path of parseChecksums(checksums).keys()) own.add(path);
  }
  const at = marker.indexOf(JOURNAL);
  for (const path of at < 0 ? [] : marker.slice(at + JOURNAL.length).split("\n")) {
    if (path !== "") own.add(path);
  }
  return own;
}

/** When each folder of an output was last changed, by its path below it. */
export type FolderTimes = Map<string, number>;

/** Whether no folder of an output has had a name added or taken away since it was looked at. */
export function isAsSeen(outputDir: string, seen: FolderTimes): boolean {
  if (seen.size === 0) return false;
  for (const [folder, time] of seen) if (timeOf(join(outputDir, folder)) !== time) return false;
  return true;
}

/**
 * What no build wrote: paths of files, and of folders in which there is nothing of a build.
 * @param seen Is told of each folder that was looked into.
 */
export function foreignFiles(outputDir: string, seen?: FolderTimes): string[] {
  const own = ownFiles(outputDir);
  const ownFolders = new Set<string>();
  for (const path of own) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      ownFolders.add(path.slice(0, at));
    }
  }
  const found: string[] = [];
  const walk = (folder: string) => {
    // Before it is read: what comes meanwhile gives it another time.
    seen?.set(folder, timeOf(join(outputDir, folder)) ?? 0);
    for (const entry of readdirSync(join(outputDir, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && ownFolders.has(path)) walk(path);
      else if (!own.has(path) || !entry.isFile()) found.push(path);
    }
  };
  walk("");
  return found.sort();
}

function timeOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
