/**
 * Puts a finished site into a folder file by file: one that cannot be exchanged by renaming, or that
 * holds files of others. What it will touch is written down first, so that a build that was killed
 * meanwhile can be followed by another one.
 */

import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { sha256 } from "../../system/sha256.ts";
import { CHECKSUMS_NAME } from "./checksums.ts";
import { MARKER, ownFiles, writeMarker } from "./output-files.ts";

/** Raised when a site was only partly put in place. */
export class HalfPlacedError extends Error {
  override readonly name = "HalfPlacedError";
}

/** Files of others that stand where files of a site must go, as paths below the output. */
export function findInTheWay(
  staging: string,
  outputDir: string,
  paths: readonly string[],
): string[] {
  const own = ownFiles(outputDir);
  return paths.filter((path) => isInTheWay(staging, outputDir, path, own));
}

/**
 * Puts files in place one by one, pages after what they load, and removes those of the last site.
 * @throws HalfPlacedError
 */
export function fillFolder(staging: string, outputDir: string, paths: readonly string[]): void {
  const own = ownFiles(outputDir);
  const all = [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const wanted = new Set(paths);
  const gone = [...own].filter((path) => path !== MARKER && !wanted.has(path));
  try {
    writeMarker(outputDir, [...all, ...gone]);
    for (const path of gone) if (isFileOf(outputDir, path)) rmSync(join(outputDir, path));
    for (const path of all)
      if (path !== MARKER) moveFile(join(staging, path), join(outputDir, path));
    removeEmptied(outputDir, gone);
    writeMarker(outputDir, []);
  } catch (error) {
    throw new HalfPlacedError(
      `${outputDir} holds parts of two sites now: ${(error as Error).message}. ` +
        "Fix: mend the cause and build again; the next build puts all of it in place.",
      { cause: error },
    );
  }
}

/** Pages come after what they load, and the list of checksums last. */
function rank(path: string): number {
  return path === CHECKSUMS_NAME ? 2 : path.endsWith(".html") ? 1 : 0;
}

/** Whether a file or folder of somebody else stands where a file of ours must go. */
function isInTheWay(
  staging: string,
  outputDir: string,
  path: string,
  own: ReadonlySet<string>,
): boolean {
  if (own.has(path) && !statSync(join(outputDir, path), { throwIfNoEntry: false })?.isDirectory()) {
    return false;
  }
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
    const folder = path.slice(0, at);
    const there = lstatSync(join(outputDir, folder), { throwIfNoEntry: false });
    if (!there) return false;
    if (!there.isDirectory()) return !own.has(folder);
  }
  const file = join(outputDir, path);
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (!there) return false;
  if (there.isDirectory()) return foreignBelow(outputDir, path, own);
  return (
    !there.isFile() || sha256(readFileSync(file)) !== sha256(readFileSync(join(staging, path)))
  );
}

function foreignBelow(outputDir: string, folder: string, own: ReadonlySet<string>): boolean {
  return filesBelow(join(outputDir, folder)).some((path) => !own.has(`${folder}/${path}`));
}

function isFileOf(folder: string, path: string): boolean {
  return lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

function moveFile(from: string, to: string): void {
  const there = lstatSync(to, { throwIfNoEntry: false });
  const source = statSync(from);
  // Taken over from the last site: it is the same file.
  if (there?.isFile() && there.ino === source.ino && there.dev === source.dev) return;
  if (there?.isDirectory()) rmSync(to, { recursive: true });
  makeFolder(dirname(to));
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const beside = `${to}.tmp-${process.pid}`;
    copyFileSync(from, beside);
    renameSync(beside, to);
  }
}

function makeFolder(folder: string): void {
  // A file of the last site may stand where a folder is now; that it is ours was looked at before.
  for (let at = folder; !isFolder(at); at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isFile()) rmSync(at);
  }
  mkdirSync(folder, { recursive: true });
}

function removeEmptied(outputDir: string, gone: readonly string[]): void {
  for (const path of gone) {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      try {
        rmdirSync(join(outputDir, folder));
      } catch {
        // It holds something, or is gone.
        break;
      }
    }
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
