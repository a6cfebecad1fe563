/** What tests of faults share: commands that run as somebody else, or on a disk that is full. */

import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A user without any right, where the tests run as root, whom no permission stops. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Runs Node as a user whom the permissions of a folder stop, with a temporary folder of its own. */
export function runRestricted(parts: readonly string[], cwd: string): SpawnSyncReturns<string> {
  const temporary = mkdtempSync(join(tmpdir(), "duidu-nobody-"));
  chmodSync(temporary, 0o777);
  const env = { ...process.env, TMPDIR: temporary };
  const result = spawnSync(process.execPath, parts, { cwd, encoding: "utf8", env, ...NOBODY });
  rmSync(temporary, { recursive: true, force: true });
  return result;
}

/**
 * Mounts a disk of so many kilobytes in memory; false, after one clear line, where that is not
 * allowed, which it is to root on Linux alone.
 */
export function mountSmallDisk(folder: string, kilobytes: number): boolean {
  const options = ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder];
  const mounted = process.getuid?.() === 0 && spawnSync("mount", options).status === 0;
  if (!mounted) console.log("Test of a full disk is skipped: only root on Linux may mount one");
  return mounted;
}

/**
 * Mounts a folder at the place of another, as containers do with a volume; false, after one clear
 * line, where that is not allowed.
 */
export function bindFolder(folder: string, place: string): boolean {
  const isBound =
    process.getuid?.() === 0 && spawnSync("mount", ["--bind", folder, place]).status === 0;
  if (!isBound)
    console.log("Test of a mounted output is skipped: only root on Linux may mount one");
  return isBound;
}

/** Takes such a disk or folder away. */
export function unmount(folder: string): void {
  spawnSync("umount", ["-l", folder]);
}
