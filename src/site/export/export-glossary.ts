/** The glossary for spreadsheets, programs and Anki. */

import type { Archive, GlossaryEntry } from "../../archive/model.ts";
import { outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import { withoutMarkup } from "../../text/excerpt.ts";
import { toCsv } from "./csv.ts";

/** One line a term: `term, english, abbreviation, definitions, count, address`. */
export function glossaryCsv({ glossary, site }: Archive): string {
  return toCsv(
    ["term", "pinyin", "english", "abbreviation", "definitions", "places", "address"],
    glossary.map((entry) => [
      entry.name,
      entry.order.sort,
      entry.en.join("; "),
      entry.abbreviations.join("; "),
      definitionsOf(entry).join("; "),
      entry.occurrences.length,
      outsideAddress(site, entry.url),
    ]),
  );
}

/** Every term with its definitions and places; `export-schema.ts` describes it. */
export function glossaryData({ glossary, site }: Archive): object[] {
  return glossary.map((entry) => ({
    term: entry.name,
    pinyin: entry.order.sort,
    english: entry.en,
    abbreviations: entry.abbreviations,
    definitions: entry.definitions.map(({ text, transcripts }) => ({
      text: withoutMarkup(text),
      transcripts: transcripts.map(({ slug }) => slug),
    })),
    places: entry.occurrences.map(({ transcript, segmentId }) => ({
      transcript: transcript.slug,
      segment: segmentId,
      address: `${outsideAddress(site, transcriptUrl(transcript))}#${segmentId}`,
    })),
    address: outsideAddress(site, entry.url),
  }));
}

/**
 * Cards for Anki's text import: the Chinese term on one side; English, definitions and address on
 * the other. The first lines tell Anki how to read the file (its manual, "Text files").
 */
export function glossaryAnki({ glossary, site }: Archive): string {
  const lines = ["#separator:tab", "#html:true", `#tags:${tag(site.title_en)} glossary`];
  lines.push("#columns:Front\tBack");
  for (const entry of glossary) {
    const english = [...entry.en, ...entry.abbreviations].map(escapeField).join(", ");
    const definitions = definitionsOf(entry).map(escapeField);
    const address = outsideAddress(site, entry.url);
    const link =
      site.url === undefined
        ? []
        : [`<a href="${escapeField(address)}">${escapeField(address)}</a>`];
    lines.push(`${escapeField(entry.name)}\t${[english, ...definitions, ...link].join("<br>")}`);
  }
  return `${lines.join("\n")}\n`;
}

function definitionsOf(entry: GlossaryEntry): string[] {
  return entry.definitions.map(({ text }) => withoutMarkup(text));
}

/** A field is HTML on one line; a quotation mark at its start would make Anki read on. */
function escapeField(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\s+/g, " ");
}

/** Anki's tags have no spaces. */
function tag(text: string): string {
  return text.trim().replace(/\s+/g, "-") || "archive";
}
