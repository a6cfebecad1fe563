/** `npm run check`: every diagnostic of a content folder. */

import { resolve } from "node:path";
import { loadArchive } from "../src/archive/load.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import { formatDiagnostic, hasErrors, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const { values } = readArguments(
  { content: { type: "string" } },
  "npm run check -- [--content DIR]",
);
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");

const { diagnostics, transcripts } = loadArchive(contentDir, { drafts: true });
for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
console.error(`Checked ${transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`);
if (hasErrors(diagnostics)) process.exitCode = 1;
