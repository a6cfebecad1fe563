/**
 * Problems with what an author wrote, collected rather than thrown, so that one run shows all.
 * The printed form is a contract: `path:line:column severity rule: message. Fix: …`.
 */

import { showHidden } from "../text/deceptive.ts";
import { MAX_DIAGNOSTICS_PER_RULE } from "./limits.ts";

/** An error keeps a transcript from being published; a warning and a hint do not. */
export type Severity = "error" | "warning" | "info";

/** Something that an author should know of: what, where, and what to do about it. */
export interface Diagnostic {
  severity: Severity;
  /** Short kebab-case name of the check, stable across releases. */
  rule: string;
  message: string;
  /** What to do about it, as one sentence without its full stop. */
  fix: string;
  path: string;
  /** 1-based, counted in the whole file; 0 where it is about the file as a whole. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
}

/** Prints one diagnostic on one line. */
export function formatDiagnostic(d: Diagnostic): string {
  const place = d.line > 0 ? `${d.path}:${d.line}:${d.column}` : d.path;
  return showHidden(`${place} ${d.severity} ${d.rule}: ${d.message}. Fix: ${d.fix}.`);
}

/** Sorts by path, then place, then rule. Returns a new list. */
export function sortDiagnostics(list: readonly Diagnostic[]): Diagnostic[] {
  return [...list].sort(
    (a, b) =>
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/**
 * Shortens the diagnostics of one file to the first of each rule, with one more that counts the
 * rest: a broken file must not bury what is said of the others.
 */
export function capDiagnostics(
  list: readonly Diagnostic[],
  most = MAX_DIAGNOSTICS_PER_RULE,
): Diagnostic[] {
  const seen = new Map<string, { count: number; last: Diagnostic }>();
  const kept = list.filter((diagnostic) => {
    const count = (seen.get(diagnostic.rule)?.count ?? 0) + 1;
    seen.set(diagnostic.rule, { count, last: diagnostic });
    return count <= most;
  });
  for (const { count, last } of seen.values()) {
    if (count > most) kept.push({ ...last, message: `${count - most} more like these` });
  }
  return kept;
}

/**
 * Tells the diagnostics of some rules once for all files, with the number of the others: what a
 * pipeline does in one file it does in thousands.
 */
export function tellOnce(list: readonly Diagnostic[], rules: ReadonlySet<string>): Diagnostic[] {
  const files = new Map<string, Set<string>>();
  const keyOf = ({ rule, message }: Diagnostic) => `${rule} ${message}`;
  for (const diagnostic of list) {
    if (!rules.has(diagnostic.rule)) continue;
    const paths = files.get(keyOf(diagnostic)) ?? new Set();
    files.set(keyOf(diagnostic), paths.add(diagnostic.path));
  }
  const told = new Set<string>();
  return sortDiagnostics(list).flatMap((diagnostic) => {
    if (!rules.has(diagnostic.rule)) return diagnostic;
    const key = keyOf(diagnostic);
    if (told.has(key)) return [];
    told.add(key);
    const others = (files.get(key)?.size ?? 1) - 1;
    if (others === 0) return diagnostic;
    const where = `and in ${others} more ${others === 1 ? "file" : "files"}`;
    return { ...diagnostic, message: `${diagnostic.message} (here ${where})` };
  });
}

/** Tells whether anything is an error. */
export function hasErrors(list: readonly Diagnostic[]): boolean {
  return list.some((d) => d.severity === "error");
}

/** Counts for a closing line, such as `2 errors, 1 warning`. */
export function summarizeDiagnostics(list: readonly Diagnostic[]): string {
  const count = (severity: Severity) => list.filter((d) => d.severity === severity).length;
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  return `${plural(count("error"), "error")}, ${plural(count("warning"), "warning")}`;
}

// Code-unit order, not localeCompare: the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
