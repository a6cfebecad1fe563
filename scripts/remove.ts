/** `duidu remove`: takes a transcript out of the archive. */

import { resolve } from "node:path";
import { NotRemovableError, removeTranscript } from "../src/keeper/remove-transcript.ts";
import { localDate } from "../src/system/local-date.ts";
import { UsageError } from "./command.ts";

/** What `duidu remove` is told; the path is relative to the working directory. */
export interface RemoveOptions {
  content: string;
}

/** Removes it and names every file. Returns the exit code. */
export async function remove({ content }: RemoveOptions, name?: string): Promise<number> {
  if (name === undefined) throw new UsageError("Which one? Give the name of a transcript.");
  try {
    const { removed, kept } = removeTranscript(resolve(content), name, localDate(new Date()));
    for (const path of removed) console.log(`removed ${path}`);
    for (const path of kept) console.log(`kept    ${path}: another transcript names it`);
    console.log(
      "It leaves the site with the next build; what was published before, and Git, may hold it still.",
    );
    return 0;
  } catch (error) {
    if (!(error instanceof NotRemovableError)) throw error;
    console.error(error.message);
    return 1;
  }
}
