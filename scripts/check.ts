/** `npm run check`: every diagnostic of a content folder, names that may be one included. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadArchive } from "../src/archive/load.ts";
import { verifyProvenance } from "../src/archive/provenance.ts";
import { reviewNames } from "../src/archive/review-names.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import {
  formatDiagnostic,
  hasErrors,
  sortDiagnostics,
  summarizeDiagnostics,
} from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const { values } = readArguments(
  { content: { type: "string" } },
  "npm run check -- [--content DIR]",
);
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");

const archive = loadArchive(contentDir, { drafts: true });
const diagnostics = sortDiagnostics([
  ...archive.diagnostics,
  ...reviewNames(archive, lineOfName),
  ...verifyProvenance(contentDir, archive.transcripts),
]);
for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
console.error(
  `Checked ${archive.transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`,
);
if (hasErrors(diagnostics)) process.exitCode = 1;

/** The first line of a transcript that holds a name; 1 where the file does not say it so. */
function lineOfName(path: string, name: string): number {
  const lines = readFileSync(resolve(path), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(name)) + 1 || 1;
}
