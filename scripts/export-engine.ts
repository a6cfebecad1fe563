/** `npm run export-engine`: the archive as JSON lines for a search server. */

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadArchive } from "../src/archive/load.ts";
import {
  engineDocuments,
  MEILISEARCH_SETTINGS,
  TYPESENSE_SCHEMA,
} from "../src/site/export/export-engine.ts";
import { PROJECT_ROOT } from "../src/site/publish.ts";
import { formatDiagnostic, hasErrors } from "../src/transcript/diagnostic.ts";
import { readArguments, userPath } from "./arguments.ts";

const { values } = readArguments(
  { content: { type: "string" }, output: { type: "string" } },
  "npm run export-engine -- --output DIR [--content DIR]",
);
if (values.output === undefined) {
  console.error("Where to? Give a folder with --output DIR");
  process.exit(2);
}
const contentDir = values.content ? userPath(values.content) : resolve(PROJECT_ROOT, "content");
const folder = userPath(values.output);

const archive = loadArchive(contentDir, { drafts: false });
if (hasErrors(archive.diagnostics)) {
  for (const diagnostic of archive.diagnostics) {
    if (diagnostic.severity === "error") console.error(formatDiagnostic(diagnostic));
  }
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
let count = 0;
const file = openSync(join(folder, "paragraphs.jsonl"), "w");
for (const document of engineDocuments(archive)) {
  writeSync(file, `${JSON.stringify(document)}\n`);
  count++;
}
closeSync(file);
for (const [name, value] of Object.entries({
  "typesense-collection.json": TYPESENSE_SCHEMA,
  "meilisearch-settings.json": MEILISEARCH_SETTINGS,
})) {
  writeFileSync(join(folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
}
console.log(`Wrote ${count} paragraphs of ${archive.transcripts.length} transcripts to ${folder}`);
