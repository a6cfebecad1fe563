/**
 * Imports every original again in memory, for `npm run check`: says what a person has changed
 * since the import, and what today's rules would write differently. Both are notices: neither is
 * wrong. Sources that are gone or changed are reported by the archive's own check.
 */

import type { Diagnostic } from "../../transcript/diagnostic.ts";
import { readContent } from "../content-folder.ts";
import { ImportProblem } from "../problem.ts";
import { readProvenance } from "../provenance.ts";
import { describeChanges } from "./compare-transcripts.ts";
import { planTranscript } from "./plan-transcript.ts";

/**
 * Reviews the imported transcripts of a content folder.
 * @param pathOf Path of a transcript by its file name, as diagnostics show it.
 */
export async function reviewImports(
  contentDir: string,
  pathOf: (name: string) => string,
  progress?: (done: number, total: number, what: string) => void,
): Promise<Diagnostic[]> {
  const state = await readContent(contentDir);
  const found: Diagnostic[] = [];
  const entries = [...state.transcripts];
  for (const [i, [name, text]] of entries.entries()) {
    const provenance = readProvenance(text);
    if (!provenance) continue;
    progress?.(i, entries.length, name);
    const report = (rule: string, message: string, fix: string, severity: "info" | "error") =>
      found.push({ severity, rule, message, fix, path: pathOf(name), line: 1, column: 1 });
    try {
      const { base, imported } = await planTranscript(contentDir, state, text, provenance);
      const edits = base === undefined ? "" : describeChanges(base, text);
      if (edits !== "") {
        const fix = "nothing to do; a later import keeps it";
        report("import-edited", `Changed since the import: ${edits}`, fix, "info");
      }
      const rules = describeChanges(base ?? text, imported);
      if (rules === "") continue;
      if (base === undefined) {
        const message = `It is not known what import wrote; today's import differs from what stands here: ${rules}`;
        report("import-differs", message, "look at it with `npm run import -- --redo`", "info");
      } else {
        const message = `Today's rules read the source differently: ${rules}`;
        report("import-outdated", message, "look at it with `npm run import -- --redo`", "info");
      }
    } catch (error) {
      // A source that is missing has been reported with its name already.
      if (error instanceof ImportProblem && error.rule === "original-missing") continue;
      const message = `The source cannot be imported any more: ${(error as Error).message.replace(/\.$/, "")}`;
      report("import-fails", message, "report this with the source", "error");
    }
  }
  progress?.(entries.length, entries.length, "");
  return found;
}
