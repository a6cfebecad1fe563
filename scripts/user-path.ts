/** Reads paths as their user meant them: from where npm was called, which is not where npm runs us. */

import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearestWord } from "../src/text/edit-distance.ts";
import { UsageError } from "./command.ts";

/** An absolute path. */
export function userPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/**
 * The absolute path of a content folder that is there.
 * @throws UsageError where it is none: a slip must not pass for an archive without transcripts.
 */
export function contentFolder(path: string): string {
  const folder = resolve(path);
  if (isFolder(folder)) return folder;
  const near = folderNamedLike(folder);
  const fix = near === undefined ? "give another with --content DIR" : `did you mean ${near}?`;
  throw new UsageError(`There is no content folder ${folder}. Fix: ${fix}`);
}

/** A folder beside a path whose name is nearly the same, where nothing stands at the path. */
export function folderNamedLike(path: string): string | undefined {
  const parent = dirname(path);
  if (!isFolder(parent)) return undefined;
  const others = readdirSync(parent).filter((name) => isFolder(join(parent, name)));
  const near = nearestWord(basename(path), others);
  return near === undefined ? undefined : join(parent, near);
}

/** Tells whether a folder stands at a path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
