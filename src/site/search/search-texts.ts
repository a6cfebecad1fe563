/**
 * Turns transcripts into the texts that search verifies against: what a reader sees, the glossary
 * notes apart, with the names and tags that hits are shown and filtered by.
 */

import type { Archive, Facet } from "../../archive/model.ts";
import type { Name, ParagraphText, TranscriptHead, TranscriptText } from "../../search/document.ts";
import { eachSegment, type Transcript } from "../../transcript/model.ts";
import { glossaryNotesOf, plainText } from "../../transcript/passage.ts";

/** Collects what is known of a transcript beside its text. */
export function transcriptHead(
  archive: Archive,
  transcript: Transcript,
  headings: TranscriptHead["headings"],
): TranscriptHead {
  const { meta } = transcript;
  const speaking = archive.speakersIn(transcript);
  const speakers = new Set(speaking.map((person) => person.name));
  const named = (kind: "people" | "tags" | "organisations", names: readonly string[]) =>
    unique(names.map((name) => archive.facet(kind, name)).filter((facet) => facet !== undefined));
  return {
    slug: transcript.slug,
    title: meta.title,
    ...(meta.title_en !== undefined && { titleEn: meta.title_en }),
    ...(meta.date !== undefined && { date: meta.date }),
    speakers: speaking.map(nameOf),
    people: named("people", meta.people)
      .filter((person) => !speakers.has(person.name))
      .map(nameOf),
    tags: named("tags", meta.tags).map(nameOf),
    organisations: named("organisations", meta.companies_orgs).map(nameOf),
    headings,
  };
}

/** The headings of a transcript, as a reader sees them. */
export function headingsOf({ sections }: Transcript): TranscriptHead["headings"] {
  return sections.flatMap(({ id, heading, headingOriginal }) => [
    ...(heading === undefined ? [] : [[id ?? "", plainText(heading)] as [string, string]]),
    ...(headingOriginal ? [[id ?? "", plainText(headingOriginal.text)] as [string, string]] : []),
  ]);
}

/** Collects the text of one transcript. */
export function transcriptText(archive: Archive, transcript: Transcript): TranscriptText {
  const head = transcriptHead(archive, transcript, headingsOf(transcript));
  const speakers = [...head.speakers];
  const paragraphs: ParagraphText[] = [];
  for (const { segment, turn } of eachSegment(transcript)) {
    const { zh, original } = segment;
    const paragraph: ParagraphText = [
      segment.id,
      turn.speaker === undefined ? -1 : speakerIndex(speakers, speakerName(archive, turn)),
      zh === undefined ? "" : plainText(zh),
      original === undefined ? "" : plainText(original.text),
    ];
    const notes = [zh ?? "", original?.text ?? ""].flatMap(glossaryNotesOf);
    if (original?.lang === "zh-Hant") paragraph[4] = "zh-Hant";
    else if (notes.length > 0) paragraph[4] = "en";
    if (notes.length > 0) paragraph[5] = notes;
    paragraphs.push(paragraph);
  }
  const { summary, summary_en, insight } = transcript.meta;
  const summaries = [summary, summary_en, insight].flatMap((text) => oneLine(text ?? "") || []);
  return { ...head, speakers, paragraphs, ...(summaries.length > 0 && { summaries }) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function speakerName(archive: Archive, turn: Parameters<Archive["speakerOf"]>[0]): Name {
  const person = archive.speakerOf(turn);
  if (person) return nameOf(person);
  return unique([turn.speaker?.zh, turn.speaker?.original].filter((label) => label !== undefined));
}

/** The place of a name among a transcript's speakers; a new one is added. */
function speakerIndex(speakers: Name[], name: Name): number {
  const at = speakers.findIndex(([shown]) => shown === name[0]);
  if (at >= 0) return at;
  speakers.push(name);
  return speakers.length - 1;
}

function nameOf(facet: Facet): Name {
  return unique([facet.name, ...(facet.en === undefined ? [] : [facet.en]), ...facet.aliases]);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
