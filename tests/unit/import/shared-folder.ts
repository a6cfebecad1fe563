/**
 * The folder of real documents, which is not part of the repository. Tests that need it are
 * skipped, by name, where it is absent.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");

/** Path of the shared folder, whether it exists or not. */
export const sharedFolder = process.env.DUIDU_SHARED ?? resolve(root, "../shared");

/** True when the real documents are there. */
export const hasSeeds = existsSync(resolve(sharedFolder, "seeds"));

/** Reads the seed whose name starts with `prefix`. */
export function readSeed(prefix: string): { name: string; bytes: Uint8Array; text: string } {
  const folder = resolve(sharedFolder, "seeds");
  const name = readdirSync(folder).find((file) => file.startsWith(prefix));
  if (name === undefined) throw new Error(`no seed ${prefix} in ${folder}`);
  const bytes = readFileSync(resolve(folder, name));
  return { name, bytes, text: bytes.toString("utf8") };
}
