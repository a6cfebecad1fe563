/**
 * `duidu check`: every diagnostic of a content folder, names that may be one and what changed since
 * the imports included.
 */

import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { reviewAddresses } from "../src/archive/addresses/review-addresses.ts";
import { loadInThreads } from "../src/archive/load-in-threads.ts";
import { findLeftOriginals, verifyProvenance } from "../src/archive/provenance.ts";
import { reviewNames } from "../src/archive/review-names.ts";
import { reviewImports } from "../src/import/redo/review-imports.ts";
import { keepTranscripts, openTranscripts } from "../src/site/kept-transcripts.ts";
import { CacheFolder } from "../src/site/output/cache-folder.ts";
import { hasErrors, sortDiagnostics, summarizeDiagnostics } from "../src/transcript/diagnostic.ts";
import type { DiagnosticFormat } from "../src/transcript/diagnostic-formats.ts";
import { tell } from "./tell.ts";
import { showProgress } from "./terminal.ts";
import { contentFolder } from "./user-path.ts";

/** What `duidu check` is told; the path is relative to the working directory. */
export interface CheckOptions {
  content: string;
  format: DiagnosticFormat;
}

/** Prints what is wrong with a content folder. Returns the exit code: 1 when anything is an error. */
export async function check(options: CheckOptions): Promise<number> {
  const contentDir = contentFolder(options.content);
  const cache = new CacheFolder();
  const transcripts = openTranscripts(cache, contentDir);
  const archive = await loadInThreads(contentDir, { drafts: true, cache: transcripts });
  transcripts.endLoad();
  keepTranscripts(cache, contentDir, transcripts);
  /** A transcript's path as the other diagnostics of it have it. */
  const pathOf = (name: string) =>
    archive.transcripts.find(({ path }) => basename(path) === name)?.path ??
    join(contentDir, "transcripts", name);
  const diagnostics = sortDiagnostics([
    ...archive.diagnostics,
    ...reviewAddresses(contentDir, archive),
    ...reviewNames(archive, lineOfName),
    ...verifyProvenance(contentDir, archive.transcripts),
    ...findLeftOriginals(contentDir, archive.transcripts),
    ...(await reviewImports(contentDir, pathOf, showProgress)),
  ]);
  tell(diagnostics, options.format);
  console.error(
    `Checked ${archive.transcripts.length} transcripts: ${summarizeDiagnostics(diagnostics)}`,
  );
  return hasErrors(diagnostics) ? 1 : 0;
}

/** The first line of a transcript that holds a name; 1 where the file does not say it so. */
function lineOfName(path: string, name: string): number {
  const text = textOf(path);
  const at = text.indexOf(name);
  return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}

const texts = new Map<string, string>();

/** The text of a file: a large archive has several names to tell of in many of its files. */
function textOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) {
    text = readFileSync(resolve(path), "utf8");
    texts.set(path, text);
  }
  return text;
}
