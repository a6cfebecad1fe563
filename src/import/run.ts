/**
 * Runs an import over files and folders: one document after the other, a failure of one never
 * stopping the rest, the result printed as it comes.
 */

import { basename, join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "../transcript/diagnostic.ts";
import { readContent, refreshContent } from "./content-folder.ts";
import {
  AlreadyThereError,
  ANYTHING,
  listSources,
  readSource,
  removeFile,
  removeLeftovers,
  writeAtomically,
} from "./disk.ts";
import { type ImportedDocument, importDocument } from "./import-document.ts";
import { importPair } from "./import-pair.ts";
import { readNames } from "./metadata/archive-names.ts";
import {
  addNames,
  bundledNames,
  type KnownName,
  namesInTranscripts,
} from "./metadata/known-names.ts";
import {
  type Answers,
  type Ask,
  askFields,
  missingField,
  missingFields,
  writeAnswers,
} from "./metadata/missing-fields.ts";
import {
  type ContentState,
  findAbsence,
  forgetDocument,
  isImported,
  type PlannedDocument,
  planDocument,
  type SourceFile,
} from "./plan.ts";
import { printReport } from "./print-report.ts";
import { asProblem, ImportProblem } from "./problem.ts";
import { doubtAt } from "./report.ts";
import { type RunEntry, writeReport } from "./report-file.ts";

/** What a run of import is asked to do. */
export interface ImportOptions {
  paths: readonly string[];
  contentDir: string;
  dryRun: boolean;
  force: boolean;
  /** Brings back what was taken out by `remove`. */
  again?: boolean;
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
  /** Told of each problem, doubt and missing field, for other forms than lines. */
  diagnose?: (diagnostic: Diagnostic) => void;
  /** Shows which document is at work, and with `done` equal to `total` nothing any more. */
  progress?: (done: number, total: number, what: string) => void;
  /** Asks a person for what a document does not state; undefined where nobody sits. */
  ask?: Ask;
}

/** Two runs may meet on each of the names of one title. */
const MAX_ATTEMPTS = 1000;

/** Imports and returns the exit status: 1 when any document failed. */
export async function runImport(options: ImportOptions): Promise<number> {
  const { contentDir, dryRun, print, printError } = options;
  let { ask } = options;
  const { files, skipped, links, problems } = await listSources(options.paths);
  const entries: RunEntry[] = [];
  const fail = (path: string, problem: ImportProblem) => {
    const diagnostic = problem.at(path);
    const text = formatDiagnostic(diagnostic);
    options.diagnose?.(diagnostic);
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
    const diagnostic = asProblem(error).at(contentDir);
    options.diagnose?.(diagnostic);
    printError(formatDiagnostic(diagnostic));
    return 1;
  }
  const counts = new Map<RunEntry["outcome"], number>();
  const count = (outcome: RunEntry["outcome"]) =>
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  for (const { path, problem } of problems) fail(path, problem);
  let names: KnownName[] | undefined;
  const known = () => {
    names ??= [
      ...readNames(contentDir),
      ...namesInTranscripts(state.transcripts.values()),
      ...bundledNames(),
    ];
    return names;
  };

  const jobs = options.pair && files.length === 2 ? [files] : files.map((file) => [file]);
  for (const [i, paths] of jobs.entries()) {
    const path = paths.join(" + ");
    options.progress?.(i, jobs.length, path);
    try {
      const sources: SourceFile[] = [];
      for (const file of paths) {
        sources.push({ name: basename(file), bytes: await readSource(file, contentDir) });
      }
      const [first, second] = sources as [SourceFile, SourceFile?];
      const document = second ? importPair(first, second) : importDocument(first.bytes, first.name);
      options.progress?.(jobs.length, jobs.length, "");
      const ordered = (document.swapped && second ? [second, first] : [first, second]) as [
        SourceFile,
        SourceFile?,
      ];
      const absence = findAbsence(ordered, state);
      if (absence?.by === "command" && !options.again) {
        count("withdrawn");
        entries.push({ source: path, outcome: "withdrawn" });
        print(
          `${path}: withdrawn, taken out of the archive as \`${absence.slug}\` on ${absence.date}; ` +
            "not brought back. Fix: add --again if it may be published again.",
        );
        continue;
      }
      const isNew = !isImported(ordered, state);
      const missing = isNew ? missingFields(document.text, document.report) : [];
      let answers: Answers = {};
      if (missing.length > 0 && ask && !dryRun) {
        print(path);
        const asked = await askFields(missing, document.title, ask, print);
        answers = asked.answers;
        if (!asked.present) ask = undefined;
      }
      // A canonical transcript is kept to the byte: its people are its keeper's choice.
      if (isNew && !document.report.layout.startsWith("canonical"))
        document.text = addNames(document.text, known(), document.report);
      document.title = answers.title ?? document.title;
      const plan = await planAndWrite(document, ordered, state, options, answers);
      const { outcome, transcript, original } = plan;
      count(outcome);
      const entry: RunEntry = {
        source: path,
        outcome,
        transcript,
        original,
        report: document.report,
      };
      entries.push(entry);
      const progress = jobs.length > 1 ? `[${i + 1}/${jobs.length}] ` : "";
      print(`${progress}${printReport(path, plan, document.report)}`);
      for (const doubt of document.report.doubtful) options.diagnose?.(doubtAt(path, doubt));
      if (absence && plan.text !== undefined) {
        print(
          "  warning   It had been imported before and its transcript was gone: it is back. " +
            `Fix: if it was taken out on purpose, run \`duidu remove ${transcript.slice(0, -3)}\`.`,
        );
      }
      for (const field of missing) {
        if (plan.text === undefined || answers[field] !== undefined) continue;
        const file = join(contentDir, "transcripts", transcript);
        const diagnostic = missingField(field, file);
        options.diagnose?.(diagnostic);
        print(`  ${"missing".padEnd(9)} ${formatDiagnostic(diagnostic)}`);
        entry.missing = [...(entry.missing ?? []), field];
      }
    } catch (error) {
      options.progress?.(jobs.length, jobs.length, "");
      fail(path, asProblem(error));
    }
  }
  if (files.length === 0 && problems.length === 0) {
    printError("Nothing to import: the folder holds no documents.");
    return 1;
  }
  if (options.reportFile !== undefined) {
    try {
      print(await writeReport(options.reportFile, entries, options.today, "Import"));
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
  answers: Answers,
): Promise<PlannedDocument> {
  const { contentDir, dryRun } = options;
  for (let attempt = 0; ; attempt++) {
    const planned = planDocument(document, sources, state, options);
    if (planned.text !== undefined && Object.keys(answers).length > 0) {
      planned.text = writeAnswers(planned.text, answers);
      state.transcripts.set(planned.transcript, planned.text);
    }
    if (dryRun) return planned;
    try {
      for (const copy of planned.copies) {
        await writeAtomically(join(contentDir, "originals", copy.name), copy.bytes);
      }
      // Before the transcript: whatever stands there then, its merge base is known.
      if (planned.kept) {
        const { name, text } = planned.kept;
        await writeAtomically(join(contentDir, "imported", name), text, ANYTHING);
      }
      if (planned.text !== undefined) {
        const path = join(contentDir, "transcripts", planned.transcript);
        await writeAtomically(path, planned.text, planned.replaces);
      }
      if (planned.stale) await removeFile(join(contentDir, "imported", planned.stale));
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
