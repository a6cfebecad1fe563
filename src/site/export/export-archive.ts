/**
 * The whole archive as data: JSON that `export-schema.ts` describes, and two tables. Texts come in
 * parts of 100 transcripts: free hosts refuse files of more than 25 MB, and an edit makes one part
 * anew. A part is joined from pieces, one for each transcript, of which an edit makes one.
 */

import { digestOf } from "../../archive/digest.ts";
import { type Archive, FACET_KINDS, type Person } from "../../archive/model.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import { addedOn, changedOn } from "../../transcript/days.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { segmentText } from "../segment-text.ts";
import { csvHeader, csvRows, toCsv } from "./csv.ts";
import { glossaryData } from "./export-glossary.ts";

/** Version of the shape; a new number where readers of the old one would go wrong. */
export const DUMP_VERSION = 1;

/** Transcripts in one part of the dump. */
export const PART_SIZE = 100;

/** Site path of a part of the dump, counted from 0: `/data/archive.json`, `/data/archive-2.json`. */
export function partPath(name: "archive.json" | "segments.csv", part: number): string {
  return part === 0 ? `/data/${name}` : `/data/${name.replace(".", `-${part + 1}.`)}`;
}

/** Number of parts, one at least. */
export function partCount({ transcripts }: Archive): number {
  return Math.max(1, Math.ceil(transcripts.length / PART_SIZE));
}

/** Transcripts of a part. */
export function partOf({ transcripts }: Archive, part: number): Transcript[] {
  return transcripts.slice(part * PART_SIZE, (part + 1) * PART_SIZE);
}

/** A piece of a file. */
export interface DataPiece {
  /** What tells it from other pieces about the same transcripts. */
  kind: string;
  /** Transcripts whose text is in it. */
  transcripts: readonly Transcript[];
  content: () => string;
}

/**
 * A part of the JSON dump, one transcript or entry a line. The first part names the others and has
 * the facets and the glossary of all.
 */
export function archiveJson(archive: Archive, part = 0): DataPiece[] {
  const transcripts = partOf(archive, part);
  const frame = { kind: `archive ${part}`, transcripts: [] };
  return [
    { ...frame, content: () => jsonHead(archive, part) },
    ...transcripts.map((transcript, i) => {
      const end = i < transcripts.length - 1 ? ",\n" : "\n";
      return {
        kind: `archive line${end}`,
        transcripts: [transcript],
        content: () => JSON.stringify(transcriptData(transcript, archive)) + end,
      };
    }),
    {
      ...{ ...frame, kind: `archive end ${part}` },
      content: () => (part > 0 ? "]}\n" : [...jsonTail(archive)].join("")),
    },
  ];
}

function jsonHead(archive: Archive, part: number): string {
  const { site } = archive;
  const parts = Array.from({ length: partCount(archive) - 1 }, (_, i) => i + 1);
  const head = {
    $schema: outsideAddress(site, "/data/archive.schema.json"),
    version: DUMP_VERSION,
    title: site.title,
    title_en: site.title_en,
    description: site.description,
    ...(site.rights !== undefined && { rights: site.rights }),
    address: outsideAddress(site, "/"),
    ...(part === 0 &&
      parts.length > 0 && {
        parts: parts.map((other) => outsideAddress(site, partPath("archive.json", other))),
      }),
  };
  return `${JSON.stringify(head).slice(0, -1)},\n"transcripts": [\n`;
}

function* jsonTail(archive: Archive): Generator<string> {
  const { site } = archive;
  yield `],\n"facets": {\n`;
  for (const [i, kind] of FACET_KINDS.entries()) {
    yield `${i > 0 ? ",\n" : ""}${JSON.stringify(kind)}: [\n`;
    yield* lines(archive.facets[kind], (facet) => ({
      name: facet.name,
      ...(facet.en !== undefined && { en: facet.en }),
      aliases: facet.aliases,
      ...(facet.description !== undefined && { description: facet.description }),
      ...(facet.description_en !== undefined && { description_en: facet.description_en }),
      links: facet.links,
      address: outsideAddress(site, facet.url),
      transcripts: facet.transcripts.map(({ slug }) => slug),
      ...(facet.kind === "people" && {
        speaks_in: (facet as Person).spokenIn.map(({ slug }) => slug),
      }),
    }));
    yield "]";
  }
  yield `},\n"glossary": [\n`;
  yield* lines(glossaryData(archive), (entry) => entry);
  yield "]}\n";
}

function* lines<T>(items: readonly T[], data: (item: T) => object): Generator<string> {
  for (const [i, item] of items.entries()) {
    yield `${JSON.stringify(data(item))}${i < items.length - 1 ? "," : ""}\n`;
  }
}

function transcriptData(transcript: Transcript, archive: Archive): object {
  const { slug, meta, sections } = transcript;
  const { extra: _, exclude: _excluded, draft, ...facts } = meta;
  return {
    slug,
    address: outsideAddress(archive.site, transcriptUrl(transcript)),
    ...facts,
    ...(draft && { draft }),
    speakers: archive.speakersIn(transcript).map(({ name }) => name),
    sections: sections.map(({ id, heading, headingOriginal, level, turns }) => ({
      ...(id !== undefined && { id }),
      ...(heading !== undefined && { heading }),
      ...(headingOriginal && { heading_original: headingOriginal }),
      level,
      turns: turns.map(({ speaker, segments }) => ({
        ...(speaker && { speaker }),
        segments: segments.map(({ line: _line, ...segment }) => segment),
      })),
    })),
  };
}

/** A table of transcripts; lists in a cell are separated by `; `. */
export function transcriptsCsv(archive: Archive): string {
  return toCsv(
    ["slug", "title", "date", "speakers", "channel", "author", "source", "source_lang"].concat(
      ["series", "category", "area", "tags", "people", "organisations", "products", "media"],
      ["paragraphs", "summary", "address", "title_en", "summary_en", "added", "updated", "rights"],
    ),
    archive.transcripts.map((transcript) => {
      const { slug, meta } = transcript;
      const list = (names: readonly string[]) => names.join("; ");
      return [
        slug,
        meta.title,
        meta.date,
        list(archive.speakersIn(transcript).map(({ name }) => name)),
        meta.channel,
        meta.author,
        meta.source,
        meta.source_lang,
        meta.series,
        meta.category,
        meta.area,
        list(meta.tags),
        list(meta.people),
        list(meta.companies_orgs),
        list(meta.products_models),
        list(meta.media_books),
        digestOf(transcript).paragraphs,
        meta.summary,
        outsideAddress(archive.site, transcriptUrl(transcript)),
        meta.title_en,
        meta.summary_en,
        addedOn(transcript),
        changedOn(transcript),
        meta.rights ?? archive.site.rights,
      ];
    }),
  );
}

/** A part of the table of paragraphs: the plain text of both languages, with its address. */
export function segmentsCsv(archive: Archive, part = 0): DataPiece[] {
  const head = () =>
    csvHeader("transcript segment time speaker zh original original_lang address".split(" "));
  return [
    { kind: "segments", transcripts: [], content: head },
    ...partOf(archive, part).map((transcript) => ({
      kind: "segments rows",
      transcripts: [transcript],
      content: () => csvRows(segmentRows(archive, transcript)),
    })),
  ];
}

function* segmentRows({ site }: Archive, transcript: Transcript) {
  const address = outsideAddress(site, transcriptUrl(transcript));
  for (const { segment, turn } of eachSegment(transcript)) {
    const { id, time } = segment;
    const { zh, original } = segmentText(segment);
    yield [
      transcript.slug,
      id,
      time,
      turn.speaker?.zh ?? turn.speaker?.original,
      zh,
      original,
      segment.original?.lang,
      `${address}#${id}`,
    ];
  }
}
