/**
 * A source that cannot be imported. The message says what is wrong and how to mend it, in the
 * same form as a diagnostic of the archive, since it is printed among them.
 */

import { showHidden } from "../text/deceptive.ts";

/** Why a document was not imported; `line` is 0 when it is about the file as a whole. */
export class ImportProblem extends Error {
  override readonly name = "ImportProblem";
  readonly rule: string;
  readonly line: number;
  readonly fix: string;

  constructor(rule: string, message: string, fix: string, line = 0) {
    super(message);
    this.rule = rule;
    this.line = line;
    this.fix = fix;
  }
}

/** Prints a problem as `path:line:column error rule: message. Fix: …`. */
export function formatProblem(path: string, problem: ImportProblem): string {
  const place = problem.line > 0 ? `${path}:${problem.line}:1` : path;
  return showHidden(`${place} error ${problem.rule}: ${problem.message}. Fix: ${problem.fix}.`);
}

/** An error of any kind as a problem that can be printed. */
export function asProblem(error: unknown): ImportProblem {
  if (error instanceof ImportProblem) return error;
  const message = (error as Error).message.replace(/\.$/, "");
  const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]+$/.test(code)) {
    const fix = "see that the disk has room and the folder may be written to, then run it again";
    return new ImportProblem("file-unwritable", message, fix);
  }
  const fix = "report this with the document; the others are not affected";
  return new ImportProblem("import-failed", message, fix);
}
