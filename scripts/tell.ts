/**
 * Prints what a command found in the form that was asked for. A program that reads JSON or annotations
 * reads standard output alone, so that everything else goes to the other stream then.
 */

import type { Diagnostic } from "../src/transcript/diagnostic.ts";
import { type DiagnosticFormat, formatDiagnostics } from "../src/transcript/diagnostic-formats.ts";

/** Prints a line for people. */
export function say(line: string, format: DiagnosticFormat): void {
  if (format === "text") console.log(line);
  else console.error(line);
}

/**
 * Prints diagnostics.
 * @param print Where a person's lines go; other forms go to standard output.
 */
export function tell(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  print: (text: string) => void = console.log,
): void {
  const text = formatDiagnostics(diagnostics, format);
  if (text === "") return;
  if (format === "text") print(text);
  else console.log(text);
}
