/** Imports a text in a test and parses the result back. */

import { importDocument } from "../../../src/import/import-document.ts";
import type { ImportReport } from "../../../src/import/report.ts";
import type { Diagnostic } from "../../../src/transcript/diagnostic.ts";
import { eachSegment, type Segment, type Transcript } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";

export interface Imported {
  text: string;
  report: ImportReport;
  transcript: Transcript;
  diagnostics: Diagnostic[];
  segments: Segment[];
  /** Speaker's Chinese label, or else the original one, per turn. */
  speakers: (string | undefined)[];
  headings: string[];
}

/** Imports `source` as a file called `name`. */
export function importText(source: string | Uint8Array, name = "source.txt"): Imported {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const { text, report } = importDocument(bytes, name);
  const { transcript, diagnostics } = parseTranscript(text, "imported.md");
  const turns = transcript.sections.flatMap((section) => section.turns);
  return {
    text,
    report,
    transcript,
    diagnostics,
    segments: eachSegment(transcript).map(({ segment }) => segment),
    speakers: turns.map(({ speaker }) => speaker?.zh ?? speaker?.original),
    headings: transcript.sections.flatMap(({ heading }) => heading ?? []),
  };
}

/** The rules of report entries, each once, sorted. */
export function rules(entries: readonly { rule: string }[]): string[] {
  return [...new Set(entries.map(({ rule }) => rule))].sort();
}
