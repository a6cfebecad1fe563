/**
 * Finds a query in what stands about a transcript: its titles, its headings, its tags, what it is
 * about. All of the query must stand in one of them, as in one paragraph. These are shown before the
 * paragraphs.
 */

import type { TranscriptHead, TranscriptText } from "./document.ts";
import { matches, passesFilters, tidy } from "./evaluate.ts";
import type { Span } from "./match.ts";
import { type Normalised, normalise } from "./normalise.ts";
import type { Query } from "./query.ts";

/** A title, heading, summary or tag that answers a query. */
export interface HeadHit {
  head: TranscriptHead;
  kind: "title" | "heading" | "summary" | "tag";
  /** As it is shown. */
  text: string;
  /** Places in the normalised text. */
  spans: Span[];
  /** The section's, of a heading. */
  id?: string;
}

/** Titles, headings and tags of a transcript, each alone; a tag by all its spellings. */
export function headTexts({ title, titleEn = "", headings, tags }: TranscriptHead): string[] {
  return [title, titleEn, ...headings.map(([, text]) => text), ...tags.flat()];
}

/**
 * Finds what answers a query: a title, else a heading, a summary, a tag; undefined for none.
 * @param head With its summaries, where the text of the transcript is there.
 */
export function findInHead(
  head: TranscriptHead & Pick<TranscriptText, "summaries">,
  query: Query,
): HeadHit | undefined {
  const { clauses, excluded, filters } = query;
  if (clauses.length === 0 || excluded.length > 0) return undefined;
  // Nobody says a title, and it is in no language of a match.
  if (filters.some(({ field }) => field === "speaker" || field === "lang")) return undefined;
  if (!passesFilters(head, filters)) return undefined;
  for (const text of [head.title, head.titleEn ?? ""]) {
    const spans = spansIn(text, query);
    if (spans) return { head, kind: "title", text, spans };
  }
  for (const [id, text] of head.headings) {
    const spans = spansIn(text, query);
    if (spans) return { head, kind: "heading", text, spans, id };
  }
  for (const text of head.summaries ?? []) {
    const spans = spansIn(text, query);
    if (spans) return { head, kind: "summary", text, spans };
  }
  for (const text of head.tags.flat()) {
    const spans = spansIn(text, query);
    if (spans) return { head, kind: "tag", text, spans };
  }
  return undefined;
}

const KINDS = ["title", "heading", "summary", "tag"] as const;

/** Sorts hits: titles, headings, summaries, tags; those of a kind stay in their order. */
export function sortHeadHits(hits: readonly HeadHit[]): HeadHit[] {
  return [...hits].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function spansIn(shown: string, { clauses }: Query): Span[] | undefined {
  const text: Normalised = normalise(shown);
  const spans: Span[] = [];
  for (const clause of clauses) {
    const found = clause.flatMap((quote) => matches(text, quote, 0, text.text.length));
    if (found.length === 0) return undefined;
    spans.push(...found);
  }
  return tidy(spans);
}
