/**
 * Makes the folder of a new archive from `template/`. In the template, names that npm or Git would
 * act on begin with `_` instead of a dot, or before `package.json`; here they get their own names.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { slugify } from "../text/slug.ts";

const TEMPLATE = join(import.meta.dirname, "template");

/** Raised where a new archive would be put among files that are there already. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";

  constructor(folder: string, found: readonly string[]) {
    const shown = found.slice(0, 3).join(", ");
    super(
      `${folder} is not empty (${shown}${found.length > 3 ? ", …" : ""}), so nothing was written. ` +
        "Fix: give the name of a folder that does not exist yet, or of an empty one.",
    );
  }
}

/**
 * Writes a new archive.
 * @param program What its package.json names as `duidu`: a version, or a tarball's `file:…`.
 * @returns Paths of the files written, below the folder, sorted.
 * @throws FolderInUseError when the folder holds anything but a `.git`.
 */
export function newArchive(folder: string, program: string): string[] {
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name !== ".git") : [];
  if (found.length > 0) throw new FolderInUseError(folder, found.sort());
  const name = slugify(basename(resolve(folder))) || "archive";
  const written: string[] = [];
  for (const entry of readdirSync(TEMPLATE, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const path = relative(TEMPLATE, from)
      .replaceAll("\\", "/")
      .replace(/^_package\.json$/, "package.json")
      .replace(/^_/, ".");
    const text = readFileSync(from, "utf8");
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const isPackage = path === "package.json";
    writeFileSync(
      join(folder, path),
      isPackage ? text.replace("NAME", name).replace("VERSION", program) : text,
    );
    written.push(path);
  }
  return written.sort();
}
