/** `duidu export-engine`: the archive as JSON lines for a search server. */

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadArchive } from "../src/archive/load.ts";
import {
  engineDocuments,
  MEILISEARCH_SETTINGS,
  TYPESENSE_SCHEMA,
} from "../src/site/export/export-engine.ts";
import { formatDiagnostic, hasErrors } from "../src/transcript/diagnostic.ts";
import { UsageError } from "./command.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu export-engine` is told; paths are relative to the working directory. */
export interface ExportEngineOptions {
  content: string;
  output?: string;
}

/** Writes the files. Returns the exit code. @throws UsageError when no folder is given. */
export async function exportEngine(options: ExportEngineOptions): Promise<number> {
  if (options.output === undefined) {
    throw new UsageError("Where to? Give a folder with --output DIR.");
  }
  const folder = resolve(options.output);
  const archive = loadArchive(contentFolder(options.content), { drafts: false });
  if (hasErrors(archive.diagnostics)) {
    for (const diagnostic of archive.diagnostics) {
      if (diagnostic.severity === "error") console.error(formatDiagnostic(diagnostic));
    }
    return 1;
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
  console.log(
    `Wrote ${count} paragraphs of ${archive.transcripts.length} transcripts to ${folder}`,
  );
  return 0;
}
