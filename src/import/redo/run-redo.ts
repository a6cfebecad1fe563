/**
 * Runs a redo over a content folder: plans every transcript first, shows what would change, and
 * writes only when told to. Nothing is written for a transcript whose plan failed, and a file
 * that somebody saved while the question stood open stays as it is.
 */

import { join } from "node:path";
import { type Diagnostic, formatDiagnostic } from "../../transcript/diagnostic.ts";
import { keepCopy, readContent } from "../content-folder.ts";
import { AlreadyThereError, removeFile, writeAtomically } from "../disk.ts";
import { asProblem, ImportProblem } from "../problem.ts";
import { copyName, readProvenance, readSeal } from "../provenance.ts";
import { type RunEntry, writeReport } from "../report-file.ts";
import { planTranscript, type TranscriptPlan } from "./plan-transcript.ts";
import type { RedoOutcome } from "./redo.ts";
import { showDifference } from "./show-difference.ts";

/** What a redo is asked to do. */
export interface RedoOptions {
  contentDir: string;
  /** Writes without asking. */
  yes: boolean;
  /** Asks on the terminal; undefined where there is none, and then nothing is written. */
  confirm?: (question: string) => Promise<boolean>;
  /** Where the whole report goes, as Markdown and JSON. */
  reportFile?: string;
  /** ISO date of the run, for the report. */
  today: string;
  print: (line: string) => void;
  printError: (line: string) => void;
  /** Told of each failure and conflict, for other forms than lines. */
  diagnose?: (diagnostic: Diagnostic) => void;
  progress?: (done: number, total: number, what: string) => void;
}

interface Planned extends TranscriptPlan {
  name: string;
  current: string;
}

/** What could not be planned or written, as printed, by the name of the transcript. */
type Failures = Map<string, string>;

const SAYS: Record<RedoOutcome, string> = {
  unchanged: "unchanged",
  updated: "today's rules read the source differently; nobody had edited the transcript",
  merged: "today's rules and the edits of a person, together",
  conflict: "today's rules and the edits of a person meet in one place",
  left: "left as it is: a person has edited it, and what import wrote then was not kept. Today's import differs so from what stands there",
};

/** Redoes all imports and returns the exit status: 1 when any failed or is in conflict. */
export async function runRedo(options: RedoOptions): Promise<number> {
  const { contentDir, print, printError } = options;
  const state = await readContent(contentDir);
  const imported = [...state.transcripts].flatMap(([name, text]) => {
    const provenance = readProvenance(text);
    return provenance ? [{ name, current: text, provenance }] : [];
  });
  if (imported.length === 0) {
    printError("Nothing to redo: the folder holds no imported transcripts.");
    return 1;
  }
  const plans: Planned[] = [];
  const failures: Failures = new Map();
  for (const [i, { name, current, provenance }] of imported.entries()) {
    const path = join(contentDir, "transcripts", name);
    options.progress?.(i, imported.length, name);
    try {
      const plan = await planTranscript(contentDir, state, current, provenance);
      plans.push({ name, current, ...plan });
    } catch (error) {
      fail(name, path, error, failures, options);
    }
  }
  options.progress?.(imported.length, imported.length, "");

  for (const plan of plans) if (plan.outcome !== "unchanged") showPlan(plan, options);
  const count = (outcome: RedoOutcome) => plans.filter((plan) => plan.outcome === outcome).length;
  const outcomes = (["updated", "merged", "conflict", "left", "unchanged"] as const).filter(count);
  const parts = outcomes.map((outcome) => `${count(outcome)} ${outcome}`);
  if (failures.size > 0) parts.unshift(`${failures.size} failed`);
  const s = imported.length === 1 ? "" : "s";
  print(`${imported.length} imported transcript${s}: ${parts.join(", ")}.`);

  const changed = plans.filter(({ text, current }) => text !== current);
  const isAllowed =
    options.yes ||
    (changed.length > 0 &&
      (await options.confirm?.(
        `Write ${changed.length === 1 ? "this transcript" : `these ${changed.length} transcripts`}? [y/N] `,
      )));
  if (isAllowed) await write(plans, failures, options);
  else if (changed.length > 0) print("Nothing was written. To write it: add --yes.");
  if (options.reportFile !== undefined) {
    const entries = imported.map(({ name }) => {
      const plan = plans.find((planned) => planned.name === name);
      return entryOf(name, plan, failures.get(name), isAllowed === true, contentDir);
    });
    try {
      print(await writeReport(options.reportFile, entries, options.today, "Redo"));
    } catch (error) {
      fail(options.reportFile, options.reportFile, error, failures, options);
    }
  }
  return failures.size > 0 || count("conflict") > 0 ? 1 : 0;
}

function fail(
  name: string,
  path: string,
  error: unknown,
  failures: Failures,
  { printError, diagnose }: RedoOptions,
): void {
  const diagnostic = asProblem(error).at(path);
  const text = formatDiagnostic(diagnostic);
  diagnose?.(diagnostic);
  printError(text);
  failures.set(name, text);
}

/** One transcript of the report. */
function entryOf(
  name: string,
  plan: Planned | undefined,
  failure: string | undefined,
  isAllowed: boolean,
  contentDir: string,
): RunEntry {
  const path = join(contentDir, "transcripts", name);
  const problems =
    failure === undefined ? conflictsOf(plan, path).map(formatDiagnostic) : [failure];
  return {
    source: plan?.sources.map((source) => `originals/${source}`).join(" + ") ?? path,
    outcome: failure === undefined && plan ? plan.outcome : "failed",
    transcript: name,
    ...(plan?.sources[0] !== undefined && { original: plan.sources[0] }),
    ...(problems.length > 0 && { problem: problems.join("\n") }),
    written: failure === undefined && isAllowed && plan?.text !== plan?.current,
    ...(plan && { report: plan.report }),
  };
}

/** The places that a person has to decide. */
function conflictsOf(plan: Planned | undefined, path: string): Diagnostic[] {
  return (plan?.conflicts ?? []).map(({ line }) => ({
    severity: "error",
    rule: "merge-conflict",
    message: "A person and today's rules changed the same words",
    fix: "keep one of the two versions between the marks, and delete the marks",
    path,
    line,
    column: 1,
  }));
}

function showPlan(plan: Planned, { contentDir, print, printError, diagnose }: RedoOptions): void {
  const path = join(contentDir, "transcripts", plan.name);
  print(`transcripts/${plan.name}: ${SAYS[plan.outcome]}`);
  const after = plan.outcome === "left" ? plan.imported : plan.text;
  const [from, to] = [readSeal(plan.current) ?? "", readSeal(after) ?? ""];
  // The seal always differs, and tells a person nothing.
  for (const line of showDifference(plan.current, after.replace(to, from))) print(line);
  for (const conflict of conflictsOf(plan, path)) {
    diagnose?.(conflict);
    printError(formatDiagnostic(conflict));
  }
}

/** Writes what was planned, each transcript whole or not at all. */
async function write(
  plans: readonly Planned[],
  failures: Failures,
  options: RedoOptions,
): Promise<void> {
  const { contentDir, print } = options;
  let written = 0;
  for (const { name, text, current, imported, base, outcome } of plans) {
    const path = join(contentDir, "transcripts", name);
    try {
      // The copy first: whatever stands there when the machine stops, its merge base is known.
      if (outcome !== "left") await keepCopy(contentDir, text === current ? base : imported);
      if (text === current) continue;
      await writeAtomically(path, text, current).catch((error) => {
        if (!(error instanceof AlreadyThereError)) throw error;
        const message = "The file was saved by somebody while this ran";
        throw new ImportProblem("transcript-changed", message, "run it again");
      });
      written++;
      const [before, now] = [readSeal(current), readSeal(text)];
      if (before !== undefined && before !== now) {
        await removeFile(join(contentDir, "imported", copyName(before)));
      }
    } catch (error) {
      fail(name, path, error, failures, options);
    }
  }
  if (written > 0) print(`${written} transcript${written === 1 ? "" : "s"} written.`);
}
