/**
 * Runs an import over files and folders: one document after the other, a failure of one never
 * stopping the rest, the result printed as it comes.
 */

import { basename, join } from "node:path";
import { listSources, readContent, readSource, writeAtomically } from "./content-folder.ts";
import { importDocument } from "./import-document.ts";
import { importPair } from "./import-pair.ts";
import { type Outcome, planDocument, type SourceFile } from "./plan.ts";
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

/** Imports and returns the exit status: 1 when any document failed. */
export async function runImport(options: ImportOptions): Promise<number> {
  const { contentDir, dryRun, print, printError } = options;
  const { files, skipped, problems } = await listSources(options.paths);
  const entries: RunEntry[] = [];
  const fail = (path: string, problem: ImportProblem) => {
    const text = formatProblem(path, problem);
    printError(text);
    entries.push({ source: path, outcome: "failed", problem: text });
    count("failed");
  };
  for (const path of skipped) print(`${path}: passed over, it belongs to a document`);
  const state = await readContent(contentDir);
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
      const plan = planDocument(document, ordered as [SourceFile, SourceFile?], state, options);
      if (!dryRun) {
        for (const copy of plan.copies) {
          await writeAtomically(join(contentDir, "originals", copy.name), copy.bytes);
        }
        if (plan.text !== undefined) {
          await writeAtomically(join(contentDir, "transcripts", plan.transcript), plan.text);
        }
      }
      const { outcome, transcript, original } = plan;
      count(outcome);
      entries.push({ source: path, outcome, transcript, original, report: document.report });
      const progress = jobs.length > 1 ? `[${i + 1}/${jobs.length}] ` : "";
      print(`${progress}${printReport(path, plan, document.report)}`);
    } catch (error) {
      if (error instanceof ImportProblem) fail(path, error);
      else {
        const message = (error as Error).message.replace(/\.$/, "");
        const fix = "report this with the document; the others are not affected";
        fail(path, new ImportProblem("import-failed", message, fix));
      }
    }
  }
  if (files.length === 0 && problems.length === 0) {
    printError("Nothing to import: the folder holds no documents.");
    return 1;
  }
  if (options.reportFile !== undefined) {
    const { markdown, json } = reportPaths(options.reportFile);
    await writeAtomically(markdown, reportMarkdown(entries, options.today));
    await writeAtomically(json, reportJson(entries, options.today));
    print(`The whole report: ${markdown} and ${json}`);
  }
  const total = jobs.length + problems.length;
  const summary = [...counts].map(([outcome, n]) => `${n} ${outcome}`).join(", ");
  const note = dryRun ? " Nothing was written (--dry-run)." : "";
  print(`${total} ${total === 1 ? "document" : "documents"}: ${summary}.${note}`);
  return counts.has("failed") ? 1 : 0;
}
