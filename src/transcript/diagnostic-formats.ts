/**
 * Diagnostics as others read them: a person in a terminal, a program (JSON), GitHub, which shows each
 * beside its line of a pull request.
 */

import { type Diagnostic, formatDiagnostic, type Severity, sortDiagnostics } from "./diagnostic.ts";

/** The forms in which diagnostics are printed. */
export const DIAGNOSTIC_FORMATS = ["text", "json", "github"] as const;

/** One of them. */
export type DiagnosticFormat = (typeof DIAGNOSTIC_FORMATS)[number];

/** Docs of GitHub: "Workflow commands for GitHub Actions". */
const COMMANDS: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/**
 * All diagnostics of a run as one text without a final line break: sorted, a line each, or one JSON
 * object `{diagnostics, errors, warnings}`. Empty where there is nothing to say in lines.
 */
export function formatDiagnostics(list: readonly Diagnostic[], format: DiagnosticFormat): string {
  const sorted = sortDiagnostics(list);
  if (format === "text") return sorted.map(formatDiagnostic).join("\n");
  if (format === "github") return sorted.map(annotation).join("\n");
  const count = (wanted: Severity) => list.filter(({ severity }) => severity === wanted).length;
  return JSON.stringify(
    { diagnostics: sorted, errors: count("error"), warnings: count("warning") },
    undefined,
    2,
  );
}

function annotation({ severity, rule, message, fix, path, line, column }: Diagnostic): string {
  const place = line > 0 ? `,line=${line},col=${column}` : "";
  return `::${COMMANDS[severity]} file=${property(path)}${place},title=${property(rule)}::${escaped(`${message}. Fix: ${fix}.`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
