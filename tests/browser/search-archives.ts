/**
 * Content folders for the search tests, made at run time from the seeds and the corpus beside the
 * project. Nothing is imported or cleaned: what matters here is much text of every kind.
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sitePath } from "./build-site.ts";

/** Writes a content folder with each document as a transcript, given front matter if it has none. */
export function makeContent(folder: string, documents: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "transcripts"), { recursive: true });
  for (const path of documents) {
    const name = basename(path).replace(/\.(md|txt)$/, "");
    let text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    if (!text.startsWith("---\n")) text = `---\ntitle: ${JSON.stringify(name)}\n---\n\n${text}`;
    writeFileSync(join(folder, "transcripts", `${name.replaceAll(".", "-")}.md`), text);
  }
}

/** The files of a folder whose names end in `ending`, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Copies the search page and its scripts of our own built site, without its search data. */
export function copySearchPage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(sitePath("own"), "assets"), join(folder, "assets"), { recursive: true });
  // The page knows the version of its own data; here it gets other data.
  const page = readFileSync(join(sitePath("own"), "search/index.html"), "utf8");
  mkdirSync(join(folder, "search"));
  writeFileSync(
    join(folder, "search/index.html"),
    page.replace(/data-search-version="[^"]*"/, 'data-search-version=""'),
  );
}

/** Copies the pages of the transcripts of our own built site. */
export function copyTranscriptPages(folder: string): void {
  cpSync(join(sitePath("own"), "transcripts"), join(folder, "transcripts"), { recursive: true });
}
