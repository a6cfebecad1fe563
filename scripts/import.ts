/** `duidu import`: documents into transcripts. */

import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { runRedo } from "../src/import/redo/run-redo.ts";
import { runImport } from "../src/import/run.ts";
import { runTimes } from "../src/import/times/run-times.ts";
import { localDate } from "../src/system/local-date.ts";
import type { Diagnostic } from "../src/transcript/diagnostic.ts";
import type { DiagnosticFormat } from "../src/transcript/diagnostic-formats.ts";
import { UsageError } from "./command.ts";
import { say, tell } from "./tell.ts";
import { ask, closeTerminal, confirm, isInteractive, showProgress } from "./terminal.ts";
import { contentFolder, folderNamedLike, isFolder, userPath } from "./user-path.ts";

/** What `duidu import` is told; paths are relative to the working directory. */
export interface ImportCommandOptions {
  content: string;
  format: DiagnosticFormat;
  dryRun?: boolean;
  pair?: boolean;
  report?: string;
  /** Captions whose times a transcript gets. */
  times?: string;
  force?: boolean;
  again?: boolean;
  redo?: boolean;
  yes?: boolean;
  noAsk?: boolean;
}

/**
 * Imports documents, or all originals again. Returns the exit code.
 * @throws UsageError when the options and the files do not go together.
 */
export async function importFiles(
  options: ImportCommandOptions,
  files: readonly string[],
): Promise<number> {
  const {
    dryRun = false,
    pair = false,
    force = false,
    again = false,
    redo = false,
    yes = false,
  } = options;
  if (redo && files.length > 0) {
    throw new UsageError(
      "--redo takes no files: it imports all of the originals that the archive keeps.",
    );
  }
  if (pair && files.length !== 2) {
    throw new UsageError("--pair takes two files: the English one and the Chinese one.");
  }
  const { times } = options;
  if (times !== undefined && files.length !== 1) {
    throw new UsageError("--times takes captions and one transcript: --times talk.vtt talk.md.");
  }
  if (!redo && files.length === 0) {
    throw new UsageError("What to import? Give files or folders.");
  }
  const isAttended = isInteractive() && !dryRun;
  const { format } = options;
  const found: Diagnostic[] = [];
  const output = {
    contentDir: shortPath(resolve(options.content)),
    today: localDate(new Date()),
    ...(options.report !== undefined && { reportFile: shortPath(options.report) }),
    print: (line: string) => say(line, format),
    printError: (line: string) => console.error(line),
    diagnose: (diagnostic: Diagnostic) => found.push(diagnostic),
    progress: showProgress,
  };
  try {
    if (!isFolder(options.content)) {
      // What does not write to an archive yet cannot mean one that is not there; nor does a name
      // that is nearly an archive's, where nobody can be asked.
      const near = folderNamedLike(resolve(options.content));
      const isSlip = !isAttended && near !== undefined && isArchive(near);
      if (redo || times !== undefined || isSlip) contentFolder(options.content);
      const question = `There is no content folder ${output.contentDir}. Make it? (y/n) `;
      if (isAttended && !(await confirm(question))) return 1;
      if (!dryRun) say(`There is no content folder ${output.contentDir} yet: it is made.`, format);
    }
    if (redo) {
      return await runRedo({ yes: yes && !dryRun, ...(isAttended && { confirm }), ...output });
    }
    const wanted = {
      paths: files.map((file) => shortPath(userPath(file))),
      ...{ dryRun, force, again, pair },
      ...(isInteractive() && !options.noAsk && { ask }),
      ...output,
    };
    return times === undefined ? await runImport(wanted) : await runTimes(wanted, shortPath(times));
  } finally {
    // In lines each of them was told as it came.
    if (format !== "text") tell(found, format);
    closeTerminal();
  }
}

/** Tells a folder of an archive by what stands in it. */
function isArchive(folder: string): boolean {
  return isFolder(join(folder, "transcripts")) || existsSync(join(folder, "site.yaml"));
}

/** A path that is short enough for a message. */
function shortPath(path: string): string {
  return relative(process.cwd(), path) || ".";
}
