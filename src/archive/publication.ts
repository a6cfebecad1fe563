/**
 * What of a content folder is published: what keeps a build from being made at all, and the short
 * table that a build ends with. A transcript that cannot be read stops nothing but itself.
 */

import type { Diagnostic } from "../transcript/diagnostic.ts";
import type { Archive } from "./model.ts";

/** Files that the table names; `check` names all. */
const NAMED = 20;

type Published = Pick<
  Archive,
  "transcripts" | "unlisted" | "draftsLeftOut" | "leftOut" | "diagnostics"
>;

/**
 * The errors for which nothing is published: in the settings or the files of names, and where no
 * transcript at all can be read. Those of single transcripts are not among them: one that cannot be
 * read is left out, and one with a dead link is published with it.
 */
export function blockingErrors(archive: Published): Diagnostic[] {
  const { transcripts, unlisted, draftsLeftOut, leftOut, diagnostics } = archive;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (transcripts.length + unlisted.length + draftsLeftOut === 0) return errors;
  const single = new Set([...leftOut, ...transcripts.map(pathOf), ...unlisted.map(pathOf)]);
  return errors.filter(({ path }) => !single.has(path));
}

/** The table that a build ends with: published, with warnings by kind, left out and why. */
export function publicationTable(archive: Published): string {
  const { transcripts, unlisted, draftsLeftOut, leftOut, diagnostics } = archive;
  const warnings = new Map<string, Set<string>>();
  const warned = new Set<string>();
  const reasons = new Map<string, Diagnostic>();
  const isLeftOut = new Set(leftOut);
  for (const diagnostic of diagnostics) {
    const { severity, rule, path } = diagnostic;
    if (severity === "error" && !reasons.has(path)) reasons.set(path, diagnostic);
    if (severity !== "warning" || isLeftOut.has(path)) continue;
    warned.add(path);
    const files = warnings.get(rule);
    if (files) files.add(path);
    else warnings.set(rule, new Set([path]));
  }
  const kinds = [...warnings].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  const faulty = [...reasons.keys()].filter((path) => !isLeftOut.has(path)).length;
  const isMostlyDrafts = draftsLeftOut > transcripts.length;
  return [
    row("Published", transcripts.length),
    ...(unlisted.length > 0 ? [row("  in no list (exclude: true)", unlisted.length)] : []),
    ...(faulty > 0 ? [row("  with an error, told above", faulty)] : []),
    row("Files with warnings", warned.size),
    ...kinds.map(([rule, files]) => row(`  ${rule}`, files.size)),
    row("Left out", draftsLeftOut + leftOut.length),
    ...(draftsLeftOut > 0 ? [row("  drafts (draft: true)", draftsLeftOut)] : []),
    ...leftOut.slice(0, NAMED).map((path) => `  ${reasonLine(path, reasons.get(path))}`),
    ...(leftOut.length > NAMED ? [`  and ${leftOut.length - NAMED} more: see \`check\``] : []),
    ...(isMostlyDrafts
      ? [
          "Most transcripts say `draft: true`. If that means “not reviewed” rather than “not to be seen”, write `drafts: true` in site.yaml, or build with --drafts.",
        ]
      : []),
  ].join("\n");
}

function pathOf({ path }: { path: string }): string {
  return path;
}

function reasonLine(path: string, reason: Diagnostic | undefined): string {
  return reason ? `${path}:${reason.line} ${reason.message}` : path;
}

function row(what: string, count: number): string {
  return `${what.padEnd(32)}${String(count).padStart(8)}`;
}
