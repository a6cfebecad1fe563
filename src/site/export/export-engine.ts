/**
 * The archive for a search server: a document per paragraph as JSON lines, which Meilisearch,
 * Typesense and OpenSearch's clients load as they stand, and the settings that say which field is
 * what. For archives that outgrow a static host; `docs/scale.md` says when that is.
 */

import type { Archive } from "../../archive/model.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { plainText } from "../../transcript/passage.ts";

/** One paragraph as a search server holds it. Absent fields are left out, never null. */
export interface EngineDocument {
  /**
   * Unique in the archive, of letters, digits, `-` and `_` only: Meilisearch refuses anything else,
   * and Typesense asks for what needs no encoding in an address.
   */
  id: string;
  transcript: string;
  title: string;
  /** Where the paragraph stands in its transcript, from 0. */
  position: number;
  address: string;
  zh?: string;
  original?: string;
  /** `en` or `zh-Hant`. */
  original_lang?: string;
  speaker?: string;
  date?: string;
  /** The date as a number to sort by, `20240626`; 0 where there is none, missing parts 00. */
  day: number;
  year?: number;
  tags: string[];
  people: string[];
  organisations: string[];
  series?: string;
}

/** Makes the documents of an archive, one after another. */
export function* engineDocuments(archive: Archive): Generator<EngineDocument> {
  for (const transcript of archive.transcripts) {
    const shared = sharedFields(archive, transcript);
    const address = outsideAddress(archive.site, transcriptUrl(transcript));
    let position = 0;
    for (const { segment, turn } of eachSegment(transcript)) {
      const { id, zh, original } = segment;
      const speaker =
        archive.speakerOf(turn)?.name ?? turn.speaker?.zh ?? turn.speaker?.original ?? undefined;
      yield {
        id: `${transcript.slug}_${id}`,
        ...shared,
        position: position++,
        address: `${address}#${id}`,
        ...(zh !== undefined && { zh: plainText(zh) }),
        ...(original && { original: plainText(original.text), original_lang: original.lang }),
        ...(speaker !== undefined && { speaker }),
      };
    }
  }
}

function sharedFields(archive: Archive, transcript: Transcript) {
  const { slug, meta } = transcript;
  const names = (kind: "tags" | "people" | "organisations", given: readonly string[]) => [
    ...new Set(given.map((name) => archive.facet(kind, name)?.name ?? name)),
  ];
  const speaking = archive.speakersIn(transcript).map(({ name }) => name);
  return {
    transcript: slug,
    title: meta.title,
    ...(meta.date !== undefined && { date: meta.date, year: Number(meta.date.slice(0, 4)) }),
    day: Number((meta.date ?? "").replaceAll("-", "").padEnd(8, "0")),
    tags: names("tags", meta.tags),
    people: names("people", [...speaking, ...meta.people]),
    organisations: names("organisations", meta.companies_orgs),
    ...(meta.series !== undefined && { series: meta.series }),
  };
}

/** Body of Typesense's `POST /collections` (documented fields of version 0.25 and later). */
export const TYPESENSE_SCHEMA = {
  name: "paragraphs",
  fields: [
    { name: "transcript", type: "string", facet: true },
    { name: "title", type: "string", locale: "zh" },
    { name: "position", type: "int32" },
    { name: "address", type: "string", index: false, optional: true },
    { name: "zh", type: "string", locale: "zh", optional: true },
    { name: "original", type: "string", optional: true },
    { name: "original_lang", type: "string", facet: true, optional: true },
    { name: "speaker", type: "string", facet: true, locale: "zh", optional: true },
    { name: "date", type: "string", optional: true },
    { name: "day", type: "int32" },
    { name: "year", type: "int32", facet: true, optional: true },
    { name: "tags", type: "string[]", facet: true, locale: "zh" },
    { name: "people", type: "string[]", facet: true, locale: "zh" },
    { name: "organisations", type: "string[]", facet: true, locale: "zh" },
    { name: "series", type: "string", facet: true, locale: "zh", optional: true },
  ],
  default_sorting_field: "day",
};

/** Body of Meilisearch's `PATCH /indexes/paragraphs/settings` (version 1.10 and later). */
export const MEILISEARCH_SETTINGS = {
  searchableAttributes: ["zh", "original", "title", "speaker", "tags", "people", "organisations"],
  filterableAttributes: [
    ...["transcript", "speaker", "year", "tags", "people", "organisations", "series"],
    "original_lang",
  ],
  sortableAttributes: ["day", "position"],
  localizedAttributes: [
    { attributePatterns: ["zh", "title", "speaker"], locales: ["cmn"] },
    { attributePatterns: ["original"], locales: ["eng", "cmn"] },
  ],
};
