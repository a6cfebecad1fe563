/**
 * Plans a redo: each original of a content folder is imported again with today's rules, and what
 * a person has changed since is merged with what the rules change. Only plans: whoever runs it
 * shows the difference first.
 */

import { importDocument } from "../import-document.ts";
import { importPair } from "../import-pair.ts";
import { carryNames } from "../metadata/known-names.ts";
import type { SourceFile } from "../plan.ts";
import { ImportProblem } from "../problem.ts";
import { addProvenance, isUntouched, type Provenance, readSeal } from "../provenance.ts";
import { type ImportReport, summarizeChanges } from "../report.ts";
import { type Conflict, mergeTexts } from "./merge-texts.ts";

/** What a new import of an original comes to. */
export type RedoOutcome =
  /** Today's rules write what import wrote then; edits, where there are any, stay. */
  | "unchanged"
  /** Nobody had edited it: it is written anew. */
  | "updated"
  /** Edits and today's rules go together. */
  | "merged"
  /** Some of them meet in one place. */
  | "conflict"
  /** A person has edited it, and what import wrote then is not known. */
  | "left";

/** What a redo would write, before anything is written. */
export interface RedoPlan {
  outcome: RedoOutcome;
  /** The transcript after the redo; as it stands where nothing is to be written. */
  text: string;
  /** What import writes today, without anybody's edits: the base of the next merge. */
  imported: string;
  /** What import wrote then, where it is known. */
  base: string | undefined;
  conflicts: Conflict[];
  report: ImportReport;
}

/**
 * Plans one transcript.
 * @param current The transcript as it stands.
 * @param base What import wrote at the time, as it was kept; undefined when it was not.
 * @param sources The original, and for a pair its translation.
 * @throws ImportProblem when a source cannot be imported any more.
 */
export function planRedo(
  current: string,
  base: string | undefined,
  provenance: Provenance,
  sources: readonly [SourceFile, SourceFile?],
): RedoPlan {
  const [first, second] = sources;
  const document = second ? importPair(first, second) : importDocument(first.bytes, first.name);
  const then = isUntouched(current) ? current : base;
  const { import_changes: _, ...stated } = provenance;
  const changes = summarizeChanges(document.report);
  const imported = addProvenance(
    then === undefined ? document.text : carryNames(document.text, then),
    { ...stated, ...(changes !== undefined && { import_changes: changes }) },
  );
  const plan = { imported, conflicts: [], report: document.report };
  const known = findBase(current, base, imported);
  if (known === undefined) return { ...plan, outcome: "left", text: current, base: undefined };
  if (known === imported) return { ...plan, outcome: "unchanged", text: current, base: known };
  if (known === current) return { ...plan, outcome: "updated", text: imported, base: known };
  // The seal is import's own line, which nobody edits.
  const seal = readSeal(imported) ?? "";
  const sealed = (text: string) => text.replace(readSeal(text) ?? seal, seal);
  const { text, conflicts } = mergeTexts(sealed(current), sealed(known), imported);
  const outcome = conflicts.length > 0 ? "conflict" : "merged";
  return { ...plan, outcome, text, base: known, conflicts };
}

/** What import wrote then: the file itself, the copy that was kept, or what it writes today. */
function findBase(current: string, kept: string | undefined, imported: string): string | undefined {
  if (isUntouched(current)) return current;
  const seal = readSeal(current);
  if (seal === undefined) return undefined;
  if (kept !== undefined && isUntouched(kept) && readSeal(kept) === seal) return kept;
  return readSeal(imported) === seal ? imported : undefined;
}

/** Finds the sources of a transcript among the originals, by their hashes. */
export function findSources(
  provenance: Provenance,
  originals: ReadonlyMap<string, string>,
): string[] {
  const wanted = [
    [provenance.original_sha256, provenance.original_file],
    [provenance.translation_sha256, provenance.translation_file],
  ] as const;
  return wanted.flatMap(([digest, name]) => {
    if (digest === undefined) return [];
    if (name !== undefined && originals.get(name) === digest) return [name];
    const found = [...originals].find(([, sha]) => sha === digest)?.[0];
    if (found !== undefined) return [found];
    throw new ImportProblem(
      "original-missing",
      `originals/ holds no file with the SHA-256 of \`${name ?? digest}\``,
      "put the source back as it was; the transcript stays as it is",
    );
  });
}
