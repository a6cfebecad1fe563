/**
 * A source that cannot be imported: a diagnostic that is thrown, since nothing of the document can go
 * on. It knows all of it but the path, which whoever catches it has.
 */

import type { Diagnostic } from "../transcript/diagnostic.ts";

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

  /** The problem as a diagnostic of a file. */
  at(path: string): Diagnostic {
    const { rule, message, fix, line } = this;
    return { severity: "error", rule, message, fix, path, line, column: line > 0 ? 1 : 0 };
  }
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
