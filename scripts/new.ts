/** `duidu new`: the folder of a new archive. */

import { existsSync } from "node:fs";
import { relative } from "node:path";
import { FolderInUseError, newArchive } from "../src/keeper/new-archive.ts";
import { programVersion } from "../src/system/program.ts";
import { UsageError } from "./command.ts";
import { userPath } from "./user-path.ts";

/** What `duidu new` is told. */
export interface NewOptions {
  /** Version or tarball of the program; its own version when absent. */
  from?: string;
}

/** Makes the folder and says what to do next. Returns the exit code. */
export async function makeNew({ from }: NewOptions, folder?: string): Promise<number> {
  if (folder === undefined) throw new UsageError("Where to? Give the name of a new folder.");
  const target = userPath(folder);
  try {
    const written = newArchive(
      target,
      from === undefined ? programVersion() : fromThere(from, target),
    );
    for (const path of written) console.log(`  ${path}`);
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    console.error(error.message);
    return 1;
  }
  console.log(`\n新文库在 ${target}，接下来： A new archive. Next:\n`);
  console.log(`  cd ${relative(process.cwd(), target) || "."}\n  npm install\n  npm start`);
  return 0;
}

/** A tarball is named by its path from the new folder; anything else is npm's to understand. */
function fromThere(spec: string, target: string): string {
  const file = userPath(spec);
  return existsSync(file) ? `file:${relative(target, file).replaceAll("\\", "/")}` : spec;
}
