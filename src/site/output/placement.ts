/**
 * Puts a finished site where it belongs and touches nothing else there. A folder that holds only
 * what a build wrote is exchanged by renaming, at once. Any other (with a `.git` or a CNAME in it,
 * a mount, a symbolic link, below a folder that may not be written to) is filled file by file.
 */

import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isRunning } from "../../system/running-process.ts";
import { fillFolder, findInTheWay } from "./fill-folder.ts";
import { type FolderTimes, foreignFiles, isAsSeen, MARKER } from "./output-files.ts";

const STAGING_INSIDE = ".duidu-tmp-";
/** Names that a folder may hold before its first build; hidden ones may always be there. */
const WELCOME = new Set(["CNAME"]);
const SWAP_ATTEMPTS = 20;
const DAY = 24 * 60 * 60 * 1000;
/** What renaming a folder answers where it is a mount, or where its parent is closed. */
const NO_RENAMING = new Set(["EBUSY", "EXDEV", "EACCES", "EPERM", "EROFS"]);
const NAMED = 5;

/** Raised when the output holds files of others where a build would have to write. */
export class OutputNotOursError extends Error {
  override readonly name = "OutputNotOursError";

  constructor(outputDir: string, paths: readonly string[]) {
    const shown = paths.slice(0, NAMED).join(", ");
    const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
    super(
      `${outputDir} holds files that no build of this site wrote: ${shown}${more}. Nothing was ` +
        "changed. Fix: give an empty or new folder with --output, or take these files away.",
    );
  }
}

/** Where a site will be put, and how. */
export interface Placement {
  /** The folder itself, no symbolic link. */
  outputDir: string;
  /** Folder that the site is made in. */
  staging: string;
  /** Whether the files are put there one by one. */
  isFilled: boolean;
  /** The folders of the last site, as they were when the build began. */
  seen: FolderTimes;
}

/**
 * Looks at an output folder before a build, and clears away what builds that were killed have left.
 * @throws OutputNotOursError where nothing may be written.
 */
export function planPlacement(output: string): Placement {
  const path = resolve(output);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && !existsSync(path)) mkdirSync(realTarget(path), { recursive: true });
  const outputDir = isLink ? realpathSync.native(path) : path;
  const parent = dirname(outputDir);
  const isParentOpen = !existsSync(parent) || mayWrite(parent);
  if (isParentOpen) removeLeftovers(outputDir);
  const there = existsSync(outputDir);
  if (there) removeInside(outputDir);
  const seen: FolderTimes = new Map();
  const foreign = there ? foreignFiles(outputDir, seen) : [];
  if (there && !existsSync(join(outputDir, MARKER))) {
    const inTheWay = foreign.filter((name) => !name.startsWith(".") && !WELCOME.has(name));
    if (inTheWay.length > 0) throw new OutputNotOursError(outputDir, inTheWay);
  }
  const isFilled = there && (isLink || !isParentOpen || foreign.length > 0);
  const staging =
    there && !isParentOpen
      ? join(outputDir, `${STAGING_INSIDE}${process.pid}`)
      : `${outputDir}.tmp-${process.pid}`;
  return { outputDir, staging, isFilled, seen };
}

/**
 * Puts a finished site in place.
 * @param paths All its files, below its root.
 * @throws OutputNotOursError before anything is changed; HalfPlacedError after that.
 */
export function place(placement: Placement, paths: readonly string[]): void {
  const { outputDir, staging, isFilled } = placement;
  if (!isFilled) {
    try {
      swap(placement);
      return;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (!NO_RENAMING.has(code) || !existsSync(outputDir)) throw error;
    }
  }
  const inTheWay = findInTheWay(staging, outputDir, paths);
  if (inTheWay.length > 0) throw new OutputNotOursError(outputDir, inTheWay);
  fillFolder(staging, outputDir, paths);
}

/** Exchanges two folders by renaming. Another build may do the same: the last to come stays. */
function swap({ outputDir, staging, seen }: Placement): void {
  const old = `${outputDir}.tmp-old-${process.pid}`;
  for (let attempt = 0; ; attempt++) {
    const hadOld = moveAside(outputDir, old, seen);
    try {
      renameSync(staging, outputDir);
      break;
    } catch (error) {
      if (hadOld && !existsSync(outputDir)) renameSync(old, outputDir);
      if (!existsSync(outputDir) || !existsSync(staging) || attempt >= SWAP_ATTEMPTS) throw error;
    } finally {
      if (existsSync(outputDir)) rmSync(old, { recursive: true, force: true });
    }
  }
}

function moveAside(outputDir: string, old: string, seen: FolderTimes): boolean {
  // What somebody has put there during the build would go with the old site.
  const isLooked = !existsSync(outputDir) || isAsSeen(outputDir, seen);
  const foreign = isLooked ? [] : foreignFiles(outputDir);
  if (foreign.length > 0) throw Object.assign(new Error("files of others"), { code: "EBUSY" });
  try {
    renameSync(outputDir, old);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a symbolic link leads, be there anything or not. */
function realTarget(link: string): string {
  try {
    return realpathSync.native(link);
  } catch (error) {
    return (error as NodeJS.ErrnoException).path ?? link;
  }
}

/**
 * Removes what a build that was killed left beside the output, and puts an output back that was
 * caught between the two renames. A number of a process that is dead may be that of another one by
 * now, so whatever is a day old goes too.
 */
function removeLeftovers(outputDir: string): void {
  const parent = dirname(outputDir);
  if (!existsSync(parent)) return;
  const prefix = `${basename(outputDir)}.tmp-`;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(parent, name);
    const [, old, pid] = /^(old-)?(\d+)$/.exec(name.slice(prefix.length)) ?? [];
    if (pid === undefined) continue;
    try {
      if (old !== undefined && !existsSync(outputDir)) renameSync(path, outputDir);
      else if (isAbandoned(path, pid)) rmSync(path, { recursive: true, force: true });
    } catch (error) {
      // Another build that started now has done it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

function removeInside(outputDir: string): void {
  for (const name of readdirSync(outputDir)) {
    const pid = name.startsWith(STAGING_INSIDE) ? name.slice(STAGING_INSIDE.length) : "";
    const path = join(outputDir, name);
    if (/^\d+$/.test(pid) && isAbandoned(path, pid)) rmSync(path, { recursive: true, force: true });
  }
}

function isAbandoned(path: string, pid: string): boolean {
  const time = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return !isRunning(Number(pid)) || Date.now() - time > DAY;
}
