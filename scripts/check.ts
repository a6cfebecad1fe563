/**
 * `npm run check`: every diagnostic of a content folder, names that may be one and what changed
 * since the imports included.
 */

import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { loadInThreads } from "../src/archive/load-in-threads.ts";
import { findLeftOriginals, verifyProvenance } from "../src/archive/provenance.ts";
import { reviewNames } from "../src/archive/review-names.ts";
import { reviewImports } from "../src/import/redo/review-imports.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import {
  formatDiagnostic,
  hasErrors,
  sortDiagnostics,
  summarizeDiagnostics,
} from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";
import { showProgress } from "./terminal.ts";

const { values } = readArguments(
  { content: { type: "string" } },
  "npm run check -- [--content DIR]",
);
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");

const archive = await loadInThreads(contentDir, { drafts: true });
const diagnostics = sortDiagnostics([
  ...archive.diagnostics,
  ...reviewNames(archive, lineOfName),
  ...verifyProvenance(contentDir, archive.transcripts),
  ...findLeftOriginals(contentDir, archive.transcripts),
  ...(await reviewImports(contentDir, pathOf, showProgress)),
]);
for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
console.error(
  `Checked ${archive.transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`,
);
if (hasErrors(diagnostics)) process.exitCode = 1;

/** A transcript's path as the other diagnostics of it have it. */
function pathOf(name: string): string {
  const known = archive.transcripts.find(({ path }) => basename(path) === name);
  return known?.path ?? join(contentDir, "transcripts", name);
}

/** The first line of a transcript that holds a name; 1 where the file does not say it so. */
function lineOfName(path: string, name: string): number {
  const lines = readFileSync(resolve(path), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(name)) + 1 || 1;
}
