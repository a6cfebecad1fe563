/** What a keeper puts beside the transcripts: `static/`, `pages/*.md`, `extra.css`. */

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { explainProblem, readContentFile } from "../system/read-file.ts";
import { shownPath } from "../system/shown-path.ts";
import type { Diagnostic } from "../transcript/diagnostic.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import type { OwnPage, StaticFile } from "./model.ts";
import { loadOwnPages } from "./own-pages.ts";
import { listStaticFiles } from "./static-files.ts";

/** All that a keeper puts beside the transcripts. */
export interface OwnFiles {
  statics: StaticFile[];
  pages: OwnPage[];
  /** Text of `extra.css`; empty where there is none. */
  css: string;
}

/** Nothing of one's own. */
export const NO_OWN_FILES: OwnFiles = { statics: [], pages: [], css: "" };

/** Reads them; what cannot be read is told and left out. */
export function readOwnFiles(contentDir: string, diagnostics: Diagnostic[]): OwnFiles {
  const { pages, diagnostics: ofPages } = loadOwnPages(contentDir);
  const { files: statics, diagnostics: ofFiles } = listStaticFiles(contentDir);
  diagnostics.push(...ofPages, ...ofFiles);
  return { statics, pages, css: readStyles(join(contentDir, "extra.css"), diagnostics) };
}

function readStyles(file: string, diagnostics: Diagnostic[]): string {
  if (!lstatSync(file, { throwIfNoEntry: false })) return "";
  const read = readContentFile(file, MAX_FILE_BYTES);
  if ("bytes" in read) return read.bytes.toString("utf8");
  const [message, fix] = explainProblem(read.problem, MAX_FILE_BYTES);
  diagnostics.push({
    ...{ severity: "error" as const, rule: `file-${read.problem}`, message, fix },
    ...{ path: shownPath(file), line: 1, column: 1 },
  });
  return "";
}
