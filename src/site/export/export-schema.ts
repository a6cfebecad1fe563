/** JSON Schema (2020-12) of the dump in `data/archive.json`, published beside it. */

import { FACET_KINDS } from "../../archive/model.ts";
import { DUMP_VERSION } from "./export-archive.ts";

const text = { type: "string" };
const texts = { type: "array", items: text };
const locale = { enum: ["zh-Hans", "zh-Hant", "en"] };

const original = {
  type: "object",
  required: ["lang", "text"],
  properties: { lang: { enum: ["zh-Hant", "en"] }, text },
  additionalProperties: false,
};

const segment = {
  type: "object",
  description: "One paragraph: Simplified Chinese, its original, or both, as inline Markdown.",
  required: ["id"],
  anyOf: [{ required: ["zh"] }, { required: ["original"] }],
  properties: {
    id: { type: "string", description: "The paragraph's id in its page's address." },
    zh: text,
    original,
    time: { type: "number", minimum: 0, description: "Seconds from the recording's start." },
  },
  additionalProperties: false,
};

const section = {
  type: "object",
  required: ["level", "turns"],
  properties: {
    id: text,
    heading: text,
    heading_original: original,
    level: { type: "integer", minimum: 0, maximum: 6 },
    turns: {
      type: "array",
      items: {
        type: "object",
        required: ["segments"],
        properties: {
          speaker: {
            type: "object",
            minProperties: 1,
            properties: { zh: text, original: text },
            additionalProperties: false,
          },
          segments: { type: "array", minItems: 1, items: { $ref: "#/$defs/segment" } },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

const transcript = {
  type: "object",
  required: ["slug", "address", "title", "speakers", "sections", "tags", "people"],
  properties: {
    slug: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
    address: text,
    title: { type: "string", minLength: 1 },
    date: { type: "string", pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" },
    draft: { const: true },
    source_lang: locale,
    speakers: { ...texts, description: "Names of the people who speak, identities resolved." },
    sections: { type: "array", items: { $ref: "#/$defs/section" } },
    ...Object.fromEntries(
      [
        ...["speaker", "guest", "host", "tags", "people", "companies_orgs"],
        ...["products_models", "media_books", "project", "aliases"],
      ].map((key) => [key, texts]),
    ),
    ...Object.fromEntries(
      [
        ...["author", "channel", "source", "summary", "insight", "series", "category", "area"],
        ...["title_en", "summary_en", "added", "updated"],
        ...["status", "rights", "original_file", "original_sha256", "imported", "import_changes"],
      ].map((key) => [key, text]),
    ),
  },
  additionalProperties: false,
};

const facet = {
  type: "object",
  required: ["name", "aliases", "links", "address", "transcripts"],
  properties: {
    name: text,
    en: text,
    aliases: texts,
    description: text,
    description_en: text,
    links: texts,
    address: text,
    transcripts: { ...texts, description: "Slugs, newest first." },
    speaks_in: { ...texts, description: "People only: slugs of those in which the person speaks." },
  },
  additionalProperties: false,
};

const term = {
  type: "object",
  required: ["term", "pinyin", "english", "abbreviations", "definitions", "places", "address"],
  properties: {
    term: text,
    pinyin: text,
    english: { ...texts, minItems: 1 },
    abbreviations: texts,
    definitions: {
      type: "array",
      items: {
        type: "object",
        required: ["text", "transcripts"],
        properties: { text, transcripts: { ...texts, minItems: 1 } },
        additionalProperties: false,
      },
    },
    places: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["transcript", "segment", "address"],
        properties: { transcript: text, segment: text, address: text },
        additionalProperties: false,
      },
    },
    address: text,
  },
  additionalProperties: false,
};

/** The schema of the dump. `$id` is the address that it is published at. */
export function archiveSchema(address: string): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: address,
    title: "Duidu archive",
    type: "object",
    required: ["version", "title", "address", "transcripts"],
    dependentRequired: { facets: ["glossary"], glossary: ["facets"], parts: ["facets"] },
    properties: {
      $schema: text,
      version: { const: DUMP_VERSION },
      title: text,
      title_en: text,
      description: text,
      rights: text,
      address: text,
      parts: {
        ...texts,
        minItems: 1,
        description: "Addresses of the other parts; they have transcripts only.",
      },
      transcripts: { type: "array", items: { $ref: "#/$defs/transcript" } },
      facets: {
        type: "object",
        required: [...FACET_KINDS],
        properties: Object.fromEntries(
          FACET_KINDS.map((kind) => [kind, { type: "array", items: { $ref: "#/$defs/facet" } }]),
        ),
        additionalProperties: false,
      },
      glossary: { type: "array", items: { $ref: "#/$defs/term" } },
    },
    additionalProperties: false,
    $defs: { segment, section, transcript, facet, term },
  };
}
