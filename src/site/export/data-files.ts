/**
 * Everything of the site that is no page: feeds, sitemap, exports, redirects. Written by our own
 * code after the pages, because a template for each of these files would cost more than the file.
 */

import { digestOf } from "../../archive/digest.ts";
import { readingOnly } from "../../archive/loaded-transcript.ts";
import type { Archive } from "../../archive/model.ts";
import { namesPath, writeNames } from "../../shared/name-lines.ts";
import { outsideAddress } from "../../shared/page-address.ts";
import { CARD } from "../../shared/site-files.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { OutputLedger } from "../output/output-ledger.ts";
import type { PageKeys } from "../output/page-keys.ts";
import type { FileContent } from "../output/write-file.ts";
import { drawCard } from "./card.ts";
import {
  archiveJson,
  type DataPiece,
  partCount,
  partPath,
  segmentsCsv,
  transcriptsCsv,
} from "./export-archive.ts";
import { glossaryAnki, glossaryCsv, glossaryData } from "./export-glossary.ts";
import { archiveSchema } from "./export-schema.ts";
import { transcriptFiles } from "./export-transcript.ts";
import { feedsOf, toAtom, toJsonFeed } from "./feeds.ts";
import { listsWithNames } from "./list-names.ts";
import { llmsText } from "./llms.ts";
import { robotsText, sitemapFiles } from "./sitemap.ts";

/** A file for other programs, made when it is asked for. */
export interface DataFile {
  /** Site path. */
  path: string;
  /** Transcripts whose text is in it. */
  transcripts: readonly Transcript[];
  /** What else of the texts it depends on. */
  note?: string;
  content: () => FileContent;
}

/** A file that is joined from pieces. */
export interface JoinedFile {
  path: string;
  pieces: DataPiece[];
}

/** Every data file of an archive; its content is made when asked for. */
export function* dataFiles(archive: Archive): Generator<DataFile | JoinedFile> {
  const { site } = archive;
  for (const transcript of archive.transcripts) {
    for (const { path, content } of transcriptFiles(transcript, archive.layout.textFiles)) {
      yield { path, transcripts: [transcript], content: () => content(archive) };
    }
  }
  if (archive.layout.dumps) yield* dumps(archive);
  yield {
    ...plain("/data/transcripts.csv", () => transcriptsCsv(archive)),
    // It counts paragraphs, which no page does.
    note: archive.transcripts.map((transcript) => digestOf(transcript).paragraphs).join(),
  };
  yield plain("/llms.txt", () => llmsText(archive));
  for (const feed of feedsOf(archive)) {
    const transcripts = feed.full ? feed.transcripts : [];
    yield { path: `${feed.path}.xml`, transcripts, content: () => toAtom(feed, archive) };
    yield { path: `${feed.path}.json`, transcripts, content: () => toJsonFeed(feed, archive) };
  }
  for (const { path, content } of sitemapFiles(archive)) yield plain(path, () => content);
  if (site.url !== undefined) {
    yield { ...plain(CARD.path, () => drawCard(archive)), transcripts: archive.transcripts };
  }
  const robots = robotsText(archive);
  if (robots !== undefined) yield plain("/robots.txt", () => robots);
  for (const list of listsWithNames(archive)) {
    yield plain(namesPath(list.path), () => writeNames(list.path, list.names()));
  }
}

/** The archive and its glossary as data. */
function* dumps(archive: Archive): Generator<DataFile | JoinedFile> {
  for (let part = 0; part < partCount(archive); part++) {
    yield { path: partPath("archive.json", part), pieces: archiveJson(archive, part) };
    yield { path: partPath("segments.csv", part), pieces: segmentsCsv(archive, part) };
  }
  const schema = "/data/archive.schema.json";
  yield plain(schema, () => json(archiveSchema(outsideAddress(archive.site, schema))));
  yield plain("/glossary/glossary.csv", () => glossaryCsv(archive));
  yield plain("/glossary/glossary.json", () => json(glossaryData(archive)));
  yield plain("/glossary/anki.txt", () => glossaryAnki(archive));
}

function plain(path: string, content: () => FileContent): DataFile {
  return { path, transcripts: [], content };
}

/**
 * Writes all data files into the output, or takes them over.
 * @param pause Awaited before each; what it throws ends the work there.
 */
export async function writeDataFiles(
  archive: Archive,
  keys: PageKeys,
  ledger: OutputLedger,
  pause?: () => Promise<void>,
): Promise<void> {
  for (const file of dataFiles(archive)) {
    if (pause) await pause();
    if ("pieces" in file) {
      const pieces = file.pieces.map(({ kind, transcripts, content }) => ({
        key: keys.of(kind, transcripts),
        make: () => readingOnly(transcripts, content),
      }));
      ledger.putJoined(file.path, pieces);
      continue;
    }
    const { path, transcripts, note = "", content } = file;
    ledger.put(path, keys.of(`${path}\n${note}`, transcripts), () =>
      readingOnly(transcripts, content),
    );
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
