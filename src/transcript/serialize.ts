/**
 * Writes a transcript as canonical Markdown, the inverse of `parse.ts`: parsing what this writes
 * gives the same transcript (but for line numbers), and what it writes is its own normal form.
 */

import { stringify } from "yaml";
import type { OriginalLocale } from "../text/locale.ts";
import { formatTimestamp } from "../text/time.ts";
import { guessOriginalLocale } from "./details.ts";
import { PUBLISHED_EXTRAS } from "./front-matter-schema.ts";
import type { Metadata, Original, Section, Segment, SpeakerLabel, Transcript } from "./model.ts";

const SUMMARY: Record<OriginalLocale, string> = {
  en: "View/Hide Original English",
  "zh-Hant": "View/Hide Original Traditional Chinese",
  ja: "View/Hide Original Japanese",
  ko: "View/Hide Original Korean",
  fr: "View/Hide Original French",
};

const UNCERTAIN = "<!-- alignment uncertain: compare the two sides -->";

/** Keys in the order in which they are written; the rest follows as it came. */
const KEY_ORDER = [
  "title",
  "title_en",
  "date",
  "added",
  "updated",
  "author",
  "speaker",
  "guest",
  "host",
  "channel",
  "source",
  "source_lang",
  "summary",
  "summary_en",
  "insight",
  "tags",
  "people",
  "companies_orgs",
  "products_models",
  "media_books",
  "series",
  "category",
  "area",
  "project",
  "status",
  "rights",
  "aliases",
] as const satisfies readonly (keyof Metadata)[];

const PROVENANCE_KEYS = ["original_file", "original_sha256", "imported", "import_changes"] as const;

/** Writes front matter and body, ending in one newline. */
export function serializeTranscript(transcript: Pick<Transcript, "meta" | "sections">): string {
  const body = serializeBody(transcript.sections);
  return `---\n${serializeMetadata(transcript.meta)}---\n\n${body}`;
}

/** Writes a transcript as readers may have it: what its keeper keeps private is left out. */
export function serializePublished({ meta, sections }: Transcript): string {
  const extra = Object.fromEntries(
    PUBLISHED_EXTRAS.flatMap((key) => (key in meta.extra ? [[key, meta.extra[key]]] : [])),
  );
  return serializeTranscript({ meta: { ...meta, extra }, sections });
}

/** Writes the keys that have a value, as YAML lines. */
export function serializeMetadata(meta: Metadata): string {
  // A map, since a document may have a key `__proto__`.
  const data = new Map<string, unknown>();
  for (const key of KEY_ORDER) {
    const value = meta[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    // One speaker is written as one line of text, as archives in the wild do.
    const one = Array.isArray(value) && value.length === 1 && isPersonKey(key);
    data.set(key, one ? value[0] : value);
  }
  if (meta.draft) data.set("draft", true);
  if (meta.exclude) data.set("exclude", true);
  for (const [key, value] of Object.entries(meta.extra)) data.set(key, value);
  for (const key of PROVENANCE_KEYS) if (meta[key] !== undefined) data.set(key, meta[key]);
  return stringify(Object.fromEntries(data), { lineWidth: 0, schema: "yaml-1.1" });
}

function isPersonKey(key: string): boolean {
  return key === "speaker" || key === "guest" || key === "host";
}

/** Writes sections as Markdown blocks with one blank line between them. */
export function serializeBody(sections: readonly Section[]): string {
  const blocks: string[] = [];
  for (const section of sections) {
    if (section.heading !== undefined) {
      if (section.uncertain) blocks.push(UNCERTAIN);
      blocks.push(`${"#".repeat(section.level)} ${section.heading}`);
      if (section.headingOriginal) blocks.push(serializeOriginal(section.headingOriginal));
    }
    let named = false;
    for (const turn of section.turns) {
      if (named && !turn.speaker) blocks.push("<!-- no speaker -->");
      named = turn.speaker !== undefined;
      turn.segments.forEach((segment, i) => {
        const opens = i === 0 ? turn.speaker : undefined;
        // The original of a whole group begins with the label that opens the group.
        const opensOriginal = segment.covers === i + 1 ? turn.speaker : opens;
        blocks.push(...serializeSegment(segment, opens, opensOriginal));
      });
    }
    for (const { id, text } of section.notes ?? []) blocks.push(`[^${id}]: ${text}`);
  }
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

function serializeSegment(
  segment: Segment,
  speaker: SpeakerLabel | undefined,
  originalSpeaker: SpeakerLabel | undefined,
): string[] {
  const time = segment.time === undefined ? "" : `[${formatTimestamp(segment.time)}] `;
  const zhLabel = speaker?.zh === undefined ? "" : `**${speaker.zh}**：`;
  const { zh, original } = segment;
  const blocks: string[] = [];
  if (segment.uncertain) blocks.push(UNCERTAIN);
  if (zh !== undefined) blocks.push(`${time}${zhLabel}${zh}`);
  else blocks.push("<!-- untranslated -->");
  if (original) {
    const ownTime = zh === undefined ? time : "";
    if (segment.covers) blocks.push(`<!-- original of ${segment.covers} paragraphs -->`);
    const text = `${ownTime}${originalLabel(originalSpeaker, original.lang)}${original.text}`;
    blocks.push(serializeOriginal({ lang: original.lang, text }));
  }
  return blocks;
}

function originalLabel(speaker: SpeakerLabel | undefined, lang: Original["lang"]): string {
  return speaker?.original === undefined
    ? ""
    : `**${speaker.original}**${lang === "en" ? ": " : "："}`;
}

function serializeOriginal({ lang, text }: Original): string {
  const isPlain = lang === "en" && guessOriginalLocale(text) === "en";
  const attribute = isPlain ? "" : ` lang="${lang}"`;
  if (text.includes("\n")) {
    // Lists, tables and lines of their own are Markdown, which needs blank lines around it.
    return [`<details${attribute}>\n<summary>${SUMMARY[lang]}</summary>`, text, "</details>"].join(
      "\n\n",
    );
  }
  return [
    "<details>",
    `<summary>${SUMMARY[lang]}</summary>`,
    `<p class="english-text"${attribute}>${text}</p>`,
    "</details>",
  ].join("\n");
}
