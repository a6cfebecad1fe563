/**
 * Runs an import over files and folders: one document after the other, a failure of one never
 * stopping the rest, the result printed as it comes.
 */

import { basename, join } from "node:path";
import {
  AlreadyThereError,
  ANYTHING,
  listSources,
  readContent,
  readSource,
  refreshContent,
  removeLeftovers,
  writeAtomically,
} from "./content-folder.ts";
import { type ImportedDocument, importDocument } from "./import-document.ts";
import { importPair } from "./import-pair.ts";
import {
  type ContentState,
  forgetDocument,
  type Outcome,
  type PlannedDocument,
  planDocument,
  type SourceFile,
} from "./plan.ts";
import { printReport } from "./print-report.ts";
import { formatProblem, ImportProblem } from "./problem.ts";
import { type RunEntry, reportJson, reportMarkdown, reportPaths } from "./report-file.ts";

export interface ImportOptions {
  paths: readonly string[];
  contentDir: string;
  dryRun: boolean;
  force: boolean;
  /** ISO date that new transcripts carry. */
  today: string;
  /** The two paths are one talk in two languages. */
  pair?: boolean;
  /** Where the whole report goes, as Markdown and JSON. */
  reportFile?: string;
  /** Prints a line of the result. */
  print: (line: string) => void;
  /** Prints a problem. */
  printError: (line: string) => void;
}

/** Two runs may meet on each of the names of one title. */
const MAX_ATTEMPTS = 1000;

/** Imports and returns the exit status: 1 when any document failed. */
export async function runImport(options: ImportOptions): Promise<number> {
  const { contentDir, dryRun, print, printError } = options;
  const { files, skipped, links, problems } = await listSources(options.paths);
  const entries: RunEntry[] = [];
  const fail = (path: string, problem: ImportProblem) => {
    const text = formatProblem(path, problem);
    printError(text);
    entries.push({ source: path, outcome: "failed", problem: text });
    count("failed");
  };
  for (const path of skipped) print(`${path}: passed over, it belongs to a document`);
  for (const path of links) print(`${path}: passed over, a symbolic link is not followed`);
  let state: ContentState;
  try {
    if (!dryRun) await removeLeftovers(contentDir);
    state = await readContent(contentDir);
  } catch (error) {
    printError(formatProblem(contentDir, asProblem(error)));
    return 1;
  }
  const counts = new Map<Outcome | "failed", number>();
  const count = (outcome: Outcome | "failed") =>
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  for (const { path, problem } of problems) fail(path, problem);

  const jobs = options.pair && files.length === 2 ? [files] : files.map((file) => [file]);
  for (const [i, paths] of jobs.entries()) {
    const path = paths.join(" + ");
    try {
      const sources: SourceFile[] = [];
      for (const file of paths) {
        sources.push({ name: basename(file), bytes: await readSource(file, contentDir) });
      }
      const [first, second] = sources as [SourceFile, SourceFile?];
      const document = second ? importPair(first, second) : importDocument(first.bytes, first.name);
      const ordered = document.swapped && second ? [second, first] : [first, second];
      const pair = ordered as [SourceFile, SourceFile?];
      const plan = await planAndWrite(document, pair, state, options);
      const { outcome, transcript, original } = plan;
      count(outcome);
      entries.push({ source: path, outcome, transcript, original, report: document.report });
      const progress = jobs.length > 1 ? `[${i + 1}/${jobs.length}] ` : "";
      print(`${progress}${printReport(path, plan, document.report)}`);
    } catch (error) {
      fail(path, asProblem(error));
    }
  }
  if (files.length === 0 && problems.length === 0) {
    printError("Nothing to import: the folder holds no documents.");
    return 1;
  }
  if (options.reportFile !== undefined) {
    const { markdown, json } = reportPaths(options.reportFile);
    try {
      await writeAtomically(markdown, reportMarkdown(entries, options.today), ANYTHING);
      await writeAtomically(json, reportJson(entries, options.today), ANYTHING);
      print(`The whole report: ${markdown} and ${json}`);
    } catch (error) {
      fail(options.reportFile, asProblem(error));
    }
  }
  const total = jobs.length + problems.length;
  const summary = [...counts].map(([outcome, n]) => `${n} ${outcome}`).join(", ");
  const note = dryRun ? " Nothing was written (--dry-run)." : "";
  print(`${total} ${total === 1 ? "document" : "documents"}: ${summary}.${note}`);
  return counts.has("failed") ? 1 : 0;
}

/** Plans a document and writes it; plans again when another run, or a person, was faster. */
async function planAndWrite(
  document: ImportedDocument,
  sources: readonly [SourceFile, SourceFile?],
  state: ContentState,
  options: ImportOptions,
): Promise<PlannedDocument> {
  const { contentDir, dryRun } = options;
  for (let attempt = 0; ; attempt++) {
    const planned = planDocument(document, sources, state, options);
    if (dryRun) return planned;
    try {
      for (const copy of planned.copies) {
        await writeAtomically(join(contentDir, "originals", copy.name), copy.bytes);
      }
      if (planned.text !== undefined) {
        const path = join(contentDir, "transcripts", planned.transcript);
        await writeAtomically(path, planned.text, planned.replaces);
      }
      return planned;
    } catch (error) {
      if (!(error instanceof AlreadyThereError)) throw error;
      if (attempt < MAX_ATTEMPTS) {
        forgetDocument(sources, state);
        await refreshContent(state, error.path);
        continue;
      }
      const fix = "take it away, or wait until nothing else writes there";
      throw new ImportProblem("file-in-the-way", error.message, fix);
    }
  }
}

function asProblem(error: unknown): ImportProblem {
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
