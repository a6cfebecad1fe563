/**
 * What the rest of an archive needs of a transcript's text: few lines, kept by the cache, so that
 * a build need not parse the texts that did not change. A digest depends on its transcript alone.
 */

import { sha256 } from "../system/sha256.ts";
import { excerptOf, withoutMarkup } from "../text/excerpt.ts";
import { findGlossaryTerms, type GlossaryTerm } from "../text/glossary.ts";
import { shortHash } from "../text/hash.ts";
import type { LocaleTag } from "../text/locale.ts";
import { countSpaces } from "../text/traits.ts";
import { type LocalLink, localLinks } from "../transcript/local-links.ts";
import {
  eachSegment,
  eachTurn,
  type SpeakerLabel,
  type Transcript,
  type Turn,
} from "../transcript/model.ts";
import { isQuotable } from "./quotable.ts";

/**
 * What the archive keeps of a transcript when its text is let go: enough for every list and index.
 */
export interface Digest {
  /** Hash of all that other pages may show of the transcript, its metadata included. */
  frame: string;
  /** Labels of turns, each once, in order. */
  labels: string[];
  /** For each turn in order, the place of its label in `labels`, −1 for none, and its length. */
  turns: Int32Array;
  terms: ExplainedTerm[];
  /** Number of paragraphs. */
  paragraphs: number;
  /** Languages that have subtitles. */
  subtitles: LocaleTag[];
  /** The best candidates for a quotation, by rank; `place` is the number of the segment. */
  quotes: { speaker?: SpeakerLabel; place: number; rank: string }[];
  /** Links and pictures within the archive, in order. */
  links: LocalLink[];
}

/** A term where it is explained. */
export interface ExplainedTerm {
  term: GlossaryTerm;
  segmentId: string;
  /** The words around it, in one line. */
  excerpt: string;
}

/** So that one long transcript does not fill the month. */
const QUOTES = 3;

/** Characters of a paragraph shown where a term is explained. */
const EXCERPT = 90;

const digests = new WeakMap<Transcript, Digest>();

/** The digest of a transcript, made when it is first asked for. */
export function digestOf(transcript: Transcript): Digest {
  let digest = digests.get(transcript);
  if (!digest) {
    digest = makeDigest(transcript);
    digests.set(transcript, digest);
  }
  return digest;
}

/** Gives a transcript a digest that was kept. */
export function restoreDigest(transcript: Transcript, digest: Digest): void {
  digests.set(transcript, digest);
}

/**
 * Gives a transcript the digest of what its file holds now. Terms that are as they were stay the
 * same list, so that the glossary need not be made anew.
 */
export function renewDigest(transcript: Transcript, digest: Digest): void {
  const { terms } = digestOf(transcript);
  const isSame = JSON.stringify(terms) === JSON.stringify(digest.terms);
  digests.set(transcript, isSame ? { ...digest, terms } : digest);
}

/** Makes the digest of a transcript anew: its paragraphs have got other addresses. */
export function remakeDigest(transcript: Transcript): void {
  renewDigest(transcript, makeDigest(transcript));
}

function makeDigest(transcript: Transcript): Digest {
  const labels = new Map<string, number>();
  const terms: Digest["terms"] = [];
  const quotes: Digest["quotes"] = [];
  const links: LocalLink[] = [];
  const languages = new Set<LocaleTag>();
  let paragraphs = 0;
  let timed = 0;
  for (const { segment, turn, section } of eachSegment(transcript)) {
    const { id, zh, original, time } = segment;
    const place = paragraphs++;
    if (time !== undefined) timed++;
    if (zh !== undefined) languages.add("zh-Hans");
    if (original) languages.add(original.lang);
    if (zh?.includes("](")) links.push(...localLinks(zh));
    if (original?.text.includes("](")) links.push(...localLinks(original.text));
    if (zh?.includes("**")) terms.push(...explainedTerms(zh, id));
    // A section opens with a greeting or a question.
    if (segment !== section.turns[0]?.segments[0] && isQuotable(segment)) {
      const { speaker } = turn;
      quotes.push({ ...(speaker && { speaker }), place, rank: shortHash(id) });
    }
  }
  const turns: number[] = [];
  for (const turn of eachTurn(transcript)) {
    const label = turn.speaker?.zh ?? turn.speaker?.original;
    if (label !== undefined && !labels.has(label)) labels.set(label, labels.size);
    turns.push(label === undefined ? -1 : (labels.get(label) ?? -1), turnLength(turn));
  }
  quotes.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const subtitles = timed < 2 ? [] : [...languages];
  // What stands around a term is only on its own page, whose key names this transcript.
  const places = terms.map(({ term, segmentId }) => [term, segmentId]);
  // Keys that are not known are on no page, and may hold themselves, by an alias of YAML.
  const { extra: _, ...known } = transcript.meta;
  return {
    frame: sha256(JSON.stringify([transcript.slug, known, [...labels.keys()], places, subtitles])),
    labels: [...labels.keys()],
    turns: Int32Array.from(turns),
    terms,
    paragraphs,
    subtitles,
    quotes: quotes.slice(0, QUOTES),
    links,
  };
}

function explainedTerms(zh: string, segmentId: string): ExplainedTerm[] {
  const found = findGlossaryTerms(zh);
  const text = found.length === 0 ? "" : withoutMarkup(zh);
  return found.map((term) => ({ term, segmentId, excerpt: excerptOf(text, term.zh, EXCERPT) }));
}

/** Characters of the Chinese text, or of the original where there is none; no white space. */
function turnLength({ segments }: Turn): number {
  return segments.reduce((sum, { zh, original }) => {
    const text = zh ?? original?.text ?? "";
    return sum + text.length - countSpaces(text);
  }, 0);
}
