/**
 * The report on a terminal: a few aligned lines per document, everything doubtful with its line,
 * removed text shortened. The whole of it is in the report itself.
 */

import { showHidden } from "../text/deceptive.ts";
import type { PlannedDocument } from "./plan.ts";
import { countRules, EVERY_WORD, EVERY_WORD_IN_FILE, type ImportReport } from "./report.ts";

const SHOWN_REMOVALS = 12;
const SHOWN_REPAIRS = 6;
const SHOWN_DOUBTS = 20;
const SHOWN_OF_REPAIR = 48;

const OUTCOMES: Record<PlannedDocument["outcome"], string> = {
  new: "new",
  updated: "updated: import reads the source differently now, nobody had edited the transcript",
  unchanged: "unchanged",
  edited:
    "kept: a person has edited it since the import, so it was not touched. To write it anew: --force",
  overwritten: "overwritten: the edits made since the import are gone (--force)",
  repeated: "the same document again, imported once",
};

/** Prints what was done with one document, without a final newline. */
export function printReport(path: string, plan: PlannedDocument, report: ImportReport): string {
  const lines = [
    `${showHidden(path)} → transcripts/${plan.transcript}`,
    field("result", OUTCOMES[plan.outcome]),
  ];
  if (plan.outcome === "repeated") return lines.join("\n");
  lines.splice(1, 0, `  ${promise(report)}`);
  const encoding = report.encoding === "UTF-8" ? "" : ` (${report.encoding})`;
  lines.push(
    field("layout", `${report.layout}${encoding}`),
    field("script", report.script),
    field("segments", countSegments(report)),
  );
  for (const { key, value, from, line } of report.inferred) {
    lines.push(field("found", `${key}: ${shorten(value, 60)} (${place(line)}${from})`));
  }
  if (plan.outcome === "unchanged") return lines.join("\n");
  lines.push(
    ...section("removed", report.removed, SHOWN_REMOVALS, ({ rule, text }) => `${rule}: ${text}`),
    ...section(
      "repaired",
      report.repaired,
      SHOWN_REPAIRS,
      ({ rule, before, after }) => `${rule}: ${difference(before, after)}`,
    ),
    ...section(
      "doubtful",
      report.doubtful,
      SHOWN_DOUBTS,
      ({ rule, message }) => `${rule}: ${message}`,
    ),
  );
  return lines.join("\n");
}

/**
 * The promise that the account of words keeps (`account/account-for-words.ts`): what it finds
 * nowhere is among what was removed. A terminal shows the first entries of a long list only.
 */
function promise({ removed, repaired }: ImportReport): string {
  const isWhole = removed.length <= SHOWN_REMOVALS && repaired.length <= SHOWN_REPAIRS;
  return isWhole ? EVERY_WORD : EVERY_WORD_IN_FILE;
}

function countSegments(report: ImportReport): string {
  const parts = [`${report.segments} (${report.pairs} with both sides)`];
  if (report.headings > 0) parts.push(`${report.headings} headings`);
  if (report.turns > 0) parts.push(`${report.turns} turns`);
  return parts.join(", ");
}

function section<T extends { rule: string; line: number }>(
  label: string,
  entries: readonly T[],
  shown: number,
  print: (entry: T) => string,
): string[] {
  if (entries.length === 0) return [];
  const lines = [field(label, countRules(entries))];
  for (const entry of entries.slice(0, shown)) {
    lines.push(`      ${place(entry.line)}${shorten(print(entry), 140)}`);
  }
  if (entries.length > shown) lines.push(`      … and ${entries.length - shown} more`);
  return lines;
}

/** The part of a text that a repair changed, with a little around it. */
function difference(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (end < longest && before.at(-1 - end) === after.at(-1 - end)) end++;
  const from = Math.max(0, start - 6);
  const cut = (text: string) => shorten(text.slice(from, text.length - end + 6), SHOWN_OF_REPAIR);
  return `${cut(before)} → ${cut(after)}`;
}

function field(label: string, value: string): string {
  return `  ${label.padEnd(9)} ${value}`;
}

function place(line: number): string {
  return line > 0 ? `line ${line}, ` : "";
}

function shorten(text: string, length: number): string {
  // First, since U+FEFF counts as a blank.
  const line = showHidden(text).replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
