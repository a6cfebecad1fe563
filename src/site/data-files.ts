/**
 * Everything of the site that is no page: feeds, sitemap, exports, redirects. Written by our own
 * code after the pages, because a template for each of these files would cost more than the file.
 */

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Archive } from "../archive/model.ts";
import { outsideAddress } from "./address.ts";
import { CARD, drawCard } from "./card.ts";
import { archiveJson, partCount, partPath, segmentsCsv, transcriptsCsv } from "./export-archive.ts";
import { glossaryAnki, glossaryCsv, glossaryData } from "./export-glossary.ts";
import { archiveSchema } from "./export-schema.ts";
import { transcriptFiles } from "./export-transcript.ts";
import { feedsOf, toAtom, toJsonFeed } from "./feeds.ts";
import { llmsText } from "./llms.ts";
import { redirectPage } from "./redirects.ts";
import { robotsText, sitemapFiles } from "./sitemap.ts";

export interface DataFile {
  /** Site path. */
  path: string;
  content: string | Uint8Array | Iterable<string>;
}

/** Every data file of an archive, made one after another. */
export function* dataFiles(archive: Archive): Generator<DataFile> {
  const { site } = archive;
  for (const transcript of archive.transcripts) {
    for (const { path, content } of transcriptFiles(transcript)) {
      yield { path, content: content(archive) };
    }
  }
  for (let part = 0; part < partCount(archive); part++) {
    yield { path: partPath("archive.json", part), content: archiveJson(archive, part) };
    yield { path: partPath("segments.csv", part), content: segmentsCsv(archive, part) };
  }
  yield {
    path: "/data/archive.schema.json",
    content: json(archiveSchema(outsideAddress(site, "/data/archive.schema.json"))),
  };
  yield { path: "/data/transcripts.csv", content: transcriptsCsv(archive) };
  yield { path: "/glossary/glossary.csv", content: glossaryCsv(archive) };
  yield { path: "/glossary/glossary.json", content: json(glossaryData(archive)) };
  yield { path: "/glossary/anki.txt", content: glossaryAnki(archive) };
  yield { path: "/llms.txt", content: llmsText(archive) };
  for (const feed of feedsOf(archive)) {
    yield { path: `${feed.path}.xml`, content: toAtom(feed, archive) };
    yield { path: `${feed.path}.json`, content: toJsonFeed(feed, archive) };
  }
  yield* sitemapFiles(archive);
  if (site.url !== undefined) yield { path: CARD.path, content: drawCard(archive) };
  const robots = robotsText(archive);
  if (robots !== undefined) yield { path: "/robots.txt", content: robots };
  for (const redirect of archive.redirects) {
    yield {
      path: `${redirect.from}index.html`,
      content: redirectPage(redirect, archive),
    };
  }
}

/** Writes all data files below `outputDir`. */
export function writeDataFiles(archive: Archive, outputDir: string): void {
  const made = new Set<string>();
  for (const { path, content } of dataFiles(archive)) {
    const file = join(outputDir, path);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(file, content);
    else writePieces(file, content);
  }
}

function writePieces(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, "w");
  try {
    for (const piece of pieces) writeSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
