/**
 * The concordance (KWIC, keyword in context): each match on a line of its own, the text before and
 * after it beside it, in an order that shows how a word is used.
 */

import { sideText } from "./document.ts";
import type { Hit } from "./evaluate.ts";
import { sourceSpans } from "./marked-excerpt.ts";
import { normalise } from "./normalise.ts";

/** One place of a match, with the words to its left and right. */
export interface ConcordanceLine {
  hit: Hit;
  /** Segment id. */
  id: string;
  lang: string;
  left: string;
  match: string;
  right: string;
  speaker: string;
  date: string;
}

/** By what the lines of a concordance are sorted: words to the right or left, person, or year. */
export type ConcordanceOrder = "right" | "left" | "person" | "year";

/** Letters kept on each side. */
const CONTEXT = 60;

/** Lists every match of the hits as a line. */
export function concordance(hits: readonly Hit[], order: ConcordanceOrder): ConcordanceLine[] {
  const lines: ConcordanceLine[] = [];
  for (const hit of hits) {
    const { source } = hit.document;
    const [id = "", speaker = -1] = source.paragraphs[hit.paragraph] ?? [];
    const sides = (["zh", "original"] as const).map((side) => ({
      ...sideText(hit.document, hit.paragraph, side),
      spans: hit[side],
    }));
    const notes = hit.notes.map((note) => ({ ...note, lang: "zh-Hans" }));
    for (const { text, lang, spans } of [...sides, ...notes]) {
      if (spans.length === 0) continue;
      for (const [start, end] of sourceSpans(text, spans)) {
        lines.push({
          hit,
          id,
          lang,
          left: text.slice(Math.max(0, start - CONTEXT), start),
          match: text.slice(start, end),
          right: text.slice(end, end + CONTEXT),
          speaker: source.speakers[speaker]?.[0] ?? "",
          date: source.date ?? "",
        });
      }
    }
  }
  return sortLines(lines, order);
}

/** Writes lines as CSV (RFC 4180), with a head line and what is needed to cite each. */
export function concordanceCsv(
  lines: readonly ConcordanceLine[],
  address: (line: ConcordanceLine) => string,
): string {
  const rows = lines.map((line) => [
    line.left,
    line.match,
    line.right,
    line.lang,
    line.speaker,
    line.date,
    line.hit.document.source.title,
    address(line),
  ]);
  const head = ["left", "match", "right", "lang", "speaker", "date", "title", "url"];
  return [head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n");
}

function csvField(text: string): string {
  // A leading sign would be run as a formula by a spreadsheet.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function sortLines(lines: ConcordanceLine[], order: ConcordanceOrder): ConcordanceLine[] {
  const keys: Record<ConcordanceOrder, (line: ConcordanceLine) => string> = {
    right: (line) => normalise(line.right).text,
    left: (line) => [...normalise(line.left).text].reverse().join(""),
    person: (line) => line.speaker,
    year: (line) => line.date,
  };
  const decorated = lines.map((line) => ({ line, key: keys[order](line) }));
  const compare = new Intl.Collator("zh-Hans").compare;
  decorated.sort((a, b) => compare(a.key, b.key));
  return decorated.map(({ line }) => line);
}
