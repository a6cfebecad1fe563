/**
 * Decides which paragraphs of a transcript are hits, and where. Exact: what this says is what
 * the reader is told, whatever index proposed the transcript.
 */

import {
  type Name,
  ownerOf,
  pieceAt,
  type SearchDocument,
  type TranscriptHead,
} from "./document.ts";
import { findMatches, isWholeWord, type Span } from "./match.ts";
import { normalise } from "./normalise.ts";
import { type Filter, makeQuote, type Query, type Quote } from "./query.ts";

/** A paragraph that answers a query. Spans are places in the normalised piece, not in the body. */
export interface Hit {
  document: SearchDocument;
  paragraph: number;
  zh: Span[];
  original: Span[];
  /** Its glossary notes that hold what was asked. */
  notes: { text: string; spans: Span[] }[];
  /** Higher is closer to what was asked; comparable within one query only. */
  score: number;
}

/** Finds the hits of a query in one transcript, in reading order. */
export function findHits(document: SearchDocument, query: Query): Hit[] {
  if (query.clauses.length === 0) return [];
  if (!passesFilters(document.source, query.filters)) return [];
  let found: Map<number, Span[]> | undefined;
  let paragraphs: Set<number> | undefined;
  for (const clause of query.clauses) {
    const pieces = matchesByPiece(document, clause, query.filters);
    const here = new Set([...pieces.keys()].map((piece) => ownerOf(document, piece)));
    if (here.size === 0) return [];
    paragraphs = paragraphs === undefined ? here : intersect(paragraphs, here);
    found = found === undefined ? pieces : merge(found, pieces);
  }
  if (found === undefined || paragraphs === undefined) return [];
  for (const quote of query.excluded) {
    for (const piece of matchesByPiece(document, [quote], []).keys()) {
      paragraphs.delete(ownerOf(document, piece));
    }
  }
  const asked = (field: Filter["field"]) => query.filters.filter((one) => one.field === field);
  const [speakers, persons] = [asked("speaker"), asked("person")];
  const isAsked = (paragraph: number) =>
    (speakers.length === 0 || speakers.some((one) => speakerPasses(document, paragraph, one))) &&
    (persons.length === 0 || persons.some((one) => personPasses(document, paragraph, one)));
  const title = normalise(document.source.title);
  const inTitle = query.clauses.some((clause) =>
    clause.some((quote) => findMatches(title, quote.normalised).length > 0),
  );
  const notes = notesFound(document, found);
  const hits: Hit[] = [];
  for (const paragraph of [...paragraphs].sort((a, b) => a - b)) {
    if (!isAsked(paragraph)) continue;
    const zh = found.get(paragraph * 2) ?? [];
    const original = found.get(paragraph * 2 + 1) ?? [];
    const itsNotes = notes.get(paragraph) ?? [];
    const score = scoreOf(document, paragraph, [...zh, ...original]) + (inTitle ? 2 : 0);
    hits.push({
      document,
      paragraph,
      zh: local(document, paragraph * 2, zh),
      original: local(document, paragraph * 2 + 1, original),
      notes: itsNotes,
      score,
    });
  }
  return hits;
}

/** The notes in which something was found, by their paragraphs. */
function notesFound(
  document: SearchDocument,
  found: ReadonlyMap<number, Span[]>,
): Map<number, Hit["notes"]> {
  const notes = new Map<number, Hit["notes"]>();
  const first = document.source.paragraphs.length * 2;
  for (const [piece, spans] of found) {
    if (piece < first) continue;
    const paragraph = ownerOf(document, piece);
    const place = piece - first - document.noteOwners.indexOf(paragraph);
    const text = document.source.paragraphs[paragraph]?.[5]?.[place] ?? "";
    const there = notes.get(paragraph) ?? [];
    notes.set(paragraph, [...there, { text, spans: local(document, piece, spans) }]);
  }
  return notes;
}

/** Paragraphs that name a person, by the name; kept, since each hit of a transcript asks for them. */
const naming = new WeakMap<SearchDocument, Map<string, Set<number>>>();

/** Tells whether a paragraph names a person, by any spelling. */
export function isNamed(document: SearchDocument, paragraph: number, name: Name): boolean {
  let known = naming.get(document);
  if (!known) {
    known = new Map();
    naming.set(document, known);
  }
  const [shown = ""] = name;
  let paragraphs = known.get(shown);
  if (!paragraphs) {
    const quotes = name.map((spelling) => makeQuote(spelling, true));
    paragraphs = new Set();
    for (const piece of matchesByPiece(document, quotes, []).keys()) {
      paragraphs.add(ownerOf(document, piece));
    }
    known.set(shown, paragraphs);
  }
  return paragraphs.has(paragraph);
}

/** Tells whether a name is the one that a filter asks for, by any of its spellings. */
export function nameMatches(name: Name, { value, exact }: Filter): boolean {
  if (exact) return name.includes(value);
  const wanted = normalise(value).text;
  return wanted !== "" && name.some((spelling) => normalise(spelling).text.includes(wanted));
}

/** Whether a transcript passes: filters of one field are alternatives, all fields must hold. */
export function passesFilters(head: TranscriptHead, filters: readonly Filter[]): boolean {
  return groupByField(filters).every((group) => group.some((one) => headPasses(head, one)));
}

function groupByField(filters: readonly Filter[]): Filter[][] {
  const groups = new Map<string, Filter[]>();
  for (const filter of filters) {
    groups.set(filter.field, [...(groups.get(filter.field) ?? []), filter]);
  }
  return [...groups.values()];
}

function matchesByPiece(
  document: SearchDocument,
  clause: readonly Quote[],
  filters: readonly Filter[],
): Map<number, Span[]> {
  const languages = filters.filter((filter) => filter.field === "lang");
  const byPiece = new Map<number, Span[]>();
  for (const quote of clause) {
    for (const span of matches(document.body, quote, 0, document.body.text.length)) {
      const piece = pieceAt(document, span[0]);
      const language = languageOf(document, piece);
      if (languages.length > 0 && !languages.some(({ value }) => value === language)) continue;
      const there = byPiece.get(piece);
      if (there) there.push(span);
      else byPiece.set(piece, [span]);
    }
  }
  return byPiece;
}

/** Where a quote stands in a stretch of normalised text; whole words alone where it asks for them. */
export function matches(
  text: SearchDocument["body"],
  quote: Quote,
  from: number,
  to: number,
): Span[] {
  const spans = findMatches(text, quote.normalised, from, to);
  return quote.whole ? spans.filter((span) => isWholeWord(text, span)) : spans;
}

function headPasses(head: TranscriptHead, filter: Filter): boolean {
  const { field, value } = filter;
  if (field === "year") {
    const year = Number(head.date?.slice(0, 4));
    const [from = 0, to = from] = value.split("-").map(Number);
    return year >= from && year <= to;
  }
  if (field === "tag") return head.tags.some((name) => nameMatches(name, filter));
  if (field === "person") return head.people.some((name) => nameMatches(name, filter));
  if (field === "org") return head.organisations.some((name) => nameMatches(name, filter));
  if (field === "speaker") return head.speakers.some((name) => nameMatches(name, filter));
  return true;
}

function speakerPasses(document: SearchDocument, paragraph: number, filter: Filter): boolean {
  const name = document.source.speakers[document.source.paragraphs[paragraph]?.[1] ?? -1];
  return name !== undefined && nameMatches(name, filter);
}

function personPasses(document: SearchDocument, paragraph: number, filter: Filter): boolean {
  return document.source.people.some(
    (name) => nameMatches(name, filter) && isNamed(document, paragraph, name),
  );
}

/** Notes are written in Chinese, whatever they explain. */
function languageOf({ source }: SearchDocument, piece: number): string {
  const paragraph = source.paragraphs[piece >> 1];
  return piece % 2 === 0 || !paragraph ? "zh" : (paragraph[4] ?? "en");
}

function scoreOf(document: SearchDocument, paragraph: number, spans: readonly Span[]): number {
  const whole = spans.some((span) => isWholeWord(document.body, span));
  const length = (document.starts[paragraph * 2 + 2] ?? 0) - (document.starts[paragraph * 2] ?? 0);
  const covered = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return (
    (whole ? 4 : 0) + Math.min(2, Math.log2(1 + spans.length)) + covered / Math.max(40, length)
  );
}

function local(document: SearchDocument, piece: number, spans: readonly Span[]): Span[] {
  const base = document.starts[piece] ?? 0;
  return tidy(spans.map(([start, end]) => [start - base, end - base]));
}

/** Sorts spans and joins those that overlap, as the matches of two quotes may. */
export function tidy(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function intersect(a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> {
  return new Set([...a].filter((item) => b.has(item)));
}

function merge(a: Map<number, Span[]>, b: Map<number, Span[]>): Map<number, Span[]> {
  for (const [side, spans] of b) a.set(side, [...(a.get(side) ?? []), ...spans]);
  return a;
}
