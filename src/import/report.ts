/**
 * What import did to one document. Every change of the text is an entry with its line in the
 * source, so that a keeper can check it; nothing is changed without one.
 */

import type { Diagnostic } from "../transcript/diagnostic.ts";

/** A piece of the source that is not in the transcript. */
export interface Removal {
  rule: string;
  /** 1-based line in the source. */
  line: number;
  /** The removed text, whole. */
  text: string;
  /** How often it stood there, where that is more than once. */
  count?: number;
}

/** A piece of the source that was written differently. */
export interface Repair {
  rule: string;
  line: number;
  before: string;
  after: string;
  /** How often it stood there, where that is more than once. */
  count?: number;
}

/** Something a person should look at: a diagnostic of the source, which the report belongs to. */
export type Doubt = Pick<Diagnostic, "rule" | "line" | "message">;

/** A doubt as a diagnostic of its source. */
export function doubtAt(path: string, doubt: Doubt): Diagnostic {
  const fix = "compare the transcript with its source";
  return { severity: "warning", ...doubt, fix, path, column: doubt.line > 0 ? 1 : 0 };
}

/** A metadata value and where it was found. */
export interface Inference {
  key: string;
  value: string;
  from: string;
  /** 1-based line in the source; 0 when it is not from the text. */
  line: number;
}

/** All that import did to one document, for people to check. */
export interface ImportReport {
  /** What the source looks like, in words. */
  layout: string;
  encoding: string;
  script: string;
  headings: number;
  segments: number;
  /** Segments with both sides. */
  pairs: number;
  turns: number;
  inferred: Inference[];
  removed: Removal[];
  repaired: Repair[];
  doubtful: Doubt[];
}

/** Opens the report of each import; `account/account-for-words.ts` makes it true. */
export const EVERY_WORD = "每个字都在文稿里，或列在下面。Every word is in the transcript or below.";

/** The same where a list is too long for a terminal. */
export const EVERY_WORD_IN_FILE =
  "每个字都在文稿里，或在全文报告里（--report）。Every word is in the transcript or in the whole report (--report FILE).";

/** Makes an empty report. */
export function newReport(): ImportReport {
  return {
    layout: "",
    encoding: "",
    script: "",
    headings: 0,
    segments: 0,
    pairs: 0,
    turns: 0,
    inferred: [],
    removed: [],
    repaired: [],
    doubtful: [],
  };
}

/** Sorts the entries by their line in the source, so that the report reads like the document. */
export function sortReport(report: ImportReport): void {
  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
  report.removed.sort(byLine);
  report.repaired.sort(byLine);
  report.doubtful.sort(byLine);
}

/** Counts entries per rule, most frequent first: `promotion 3, footer 2`. */
export function countRules(entries: readonly { rule: string }[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of entries) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([rule, count]) => `${rule} ${count}`)
    .join(", ");
}

/** Removals that are listed to be complete, and take no word of the author's. */
const NO_WORDS = new Set(["caption name", "label said again"]);

/**
 * What import did to a text, in one line for its readers:
 * `removed 3 (promotion 2, footer 1); repaired 12 (byte shift 12)`. Undefined when it did nothing.
 */
export function summarizeChanges(report: ImportReport): string | undefined {
  const kinds = [
    ["removed", report.removed.filter(({ rule }) => !NO_WORDS.has(rule))],
    ["repaired", report.repaired],
    ["doubtful", report.doubtful],
  ] as const;
  const parts = kinds.flatMap(([kind, entries]) =>
    entries.length === 0 ? [] : [`${kind} ${entries.length} (${countRules(entries)})`],
  );
  return parts.length === 0 ? undefined : parts.join("; ");
}
