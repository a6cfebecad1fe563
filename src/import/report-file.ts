/**
 * The whole report of a run as two files: Markdown to read, JSON to work with. Nothing is
 * shortened here: the removed text is kept, every repair shows before and after.
 */

import { showHidden } from "../text/deceptive.ts";
import { ANYTHING, writeAtomically } from "./disk.ts";
import type { PlannedDocument } from "./plan.ts";
import type { RedoOutcome } from "./redo/redo.ts";
import { countRules, EVERY_WORD, type ImportReport } from "./report.ts";

/** What a run did with one source. */
export interface RunEntry {
  source: string;
  /** `withdrawn`: taken out by `remove`, so not brought back unasked. */
  outcome: PlannedDocument["outcome"] | RedoOutcome | "withdrawn" | "failed";
  transcript?: string;
  original?: string;
  report?: ImportReport;
  /** What a transcript should state, and this one does not. */
  missing?: string[];
  /** Why it failed, or where a redo meets a person's edits, as printed. */
  problem?: string;
  /** Of a redo: whether the transcript was written. */
  written?: boolean;
}

/** What a run was, for the heading of its report. */
export type RunKind = "Import" | "Redo";

/**
 * Writes the report of a run as Markdown and JSON, and says where.
 * @param name As given to `--report`.
 * @param date ISO date of the run.
 */
export async function writeReport(
  name: string,
  entries: readonly RunEntry[],
  date: string,
  kind: RunKind,
): Promise<string> {
  const { markdown, json } = reportPaths(name);
  await writeAtomically(markdown, reportMarkdown(entries, date, kind), ANYTHING);
  await writeAtomically(json, reportJson(entries, date), ANYTHING);
  return `The whole report: ${markdown} and ${json}`;
}

/** The two names for `--report NAME`: the name's own extension is exchanged, or added. */
export function reportPaths(name: string): { markdown: string; json: string } {
  const stem = name.replace(/\.(md|markdown|json)$/i, "");
  return { markdown: `${stem}.md`, json: `${stem}.json` };
}

/** Writes the run as JSON, ending in a newline. */
export function reportJson(entries: readonly RunEntry[], date: string): string {
  return `${JSON.stringify({ date, documents: entries }, null, 2)}\n`;
}

/** Writes the run as Markdown. */
export function reportMarkdown(
  entries: readonly RunEntry[],
  date: string,
  kind: RunKind = "Import",
): string {
  const parts = [`# ${kind} of ${date}`, ...entries.map(documentMarkdown)];
  return `${parts.join("\n\n")}\n`;
}

function documentMarkdown(entry: RunEntry): string {
  const lines = [`## ${inline(entry.source)}`];
  const facts = [`- Result: ${entry.outcome}`];
  if (entry.problem !== undefined) facts.push(`- Problem: ${inline(entry.problem)}`);
  if (entry.transcript) facts.push(`- Transcript: \`transcripts/${entry.transcript}\``);
  if (entry.written !== undefined) facts.push(`- Written: ${entry.written ? "yes" : "no"}`);
  if (entry.original) facts.push(`- Source kept as: \`originals/${entry.original}\``);
  if (entry.missing) facts.push(`- Not stated: ${entry.missing.join(", ")}`);
  const { report } = entry;
  if (report && entry.outcome !== "repeated") lines.push(EVERY_WORD);
  if (!report) return [...lines, facts.join("\n")].join("\n\n");
  facts.push(
    `- Layout: ${report.layout} (${report.encoding})`,
    `- Script: ${report.script}`,
    `- Segments: ${report.segments}, ${report.pairs} of them with both sides; ${report.headings} headings, ${report.turns} turns`,
  );
  lines.push(facts.join("\n"));
  const table = (title: string, head: string[], rows: string[][]) => {
    if (rows.length === 0) return;
    const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
    lines.push(
      `### ${title}`,
      [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"),
    );
  };
  table(
    "Found",
    ["key", "value", "where", "line"],
    report.inferred.map(({ key, value, from, line }) => [
      key,
      cell(value),
      cell(from),
      place(line),
    ]),
  );
  table(
    `Doubtful (${countRules(report.doubtful)})`,
    ["line", "rule", "what"],
    report.doubtful.map(({ line, rule, message }) => [place(line), rule, cell(message)]),
  );
  table(
    `Repaired (${countRules(report.repaired)})`,
    ["line", "rule", "before", "after"],
    report.repaired.map(({ line, rule, before, after }) => [
      place(line),
      rule,
      cell(before),
      cell(after),
    ]),
  );
  table(
    `Removed (${countRules(report.removed)})`,
    ["line", "rule", "text"],
    report.removed.map(({ line, rule, text }) => [place(line), rule, cell(text)]),
  );
  return lines.join("\n\n");
}

/** Source text in a table: as code, so that nothing in it is markup. */
function cell(text: string): string {
  const line = showHidden(text)
    .replace(/[^\S\n]*\n\s*/g, " ⏎ ")
    .trim();
  if (line === "") return "";
  const fence = "`".repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = fence.length > 1 || line.startsWith("`") ? " " : "";
  return `${fence}${pad}${line.replaceAll("|", "\\|")}${pad}${fence}`;
}

function inline(text: string): string {
  return showHidden(text).replace(/([\\`*_[\]<>])/g, "\\$1");
}

function place(line: number): string {
  return line > 0 ? String(line) : "";
}
