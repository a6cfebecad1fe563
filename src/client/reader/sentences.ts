/**
 * The sentences of a pair with their counterparts in the other language, as ranges of the page.
 * Aligned in the browser, and only for a paragraph that a reader points at or selects from: at
 * build this cost two fifths of the time, for paragraphs that mostly nobody compares. Only what
 * the aligner is sure of is given.
 */

import { findGlossaryTerms } from "../../text/glossary.ts";
import type { OriginalLocale } from "../../text/locale.ts";
import { pairSentences, SURE } from "../../text/sentence-pairs.ts";
import type { TextRange } from "../../text/sentences.ts";
import { NOT_TEXT, pageRange, type ReadableText, readableText } from "../page/readable-text.ts";

/** A sentence, or a few, with what translates it. */
export interface SentenceMatch {
  zh: Range;
  original: Range;
}

interface Known {
  matches: SentenceMatch[];
  /** The words that were matched: another script or a mark of search makes them anew. */
  words: string;
}

const known = new WeakMap<Element, Known>();

/** The matches of a segment, in order; none where the paragraph is a single match. */
export function sentenceMatches(segment: Element): readonly SentenceMatch[] {
  const zh = segment.querySelector(".zh");
  const original = segment.querySelector(".original");
  // The original of several paragraphs has no sentence that is known to be this one's.
  if (segment.hasAttribute("data-covers")) return [];
  if (!zh || !original || !isParagraph(zh) || !isParagraph(original)) return [];
  const before = known.get(segment);
  if (before && before.words === wordsOf(before.matches)) return before.matches;
  const matches = align(zh, original);
  known.set(segment, { matches, words: wordsOf(matches) });
  return matches;
}

function align(zh: Element, original: Element): SentenceMatch[] {
  const left = readSide(zh);
  const right = readSide(original);
  const pairs = pairSentences(left, right, original.getAttribute("lang") as OriginalLocale, [
    ...termsOf(zh),
  ]);
  // One sentence on each side is the paragraph itself, which is lit anyway.
  if (pairs.length < 2) return [];
  return pairs
    .filter(({ sureness }) => sureness >= SURE)
    .flatMap((pair) => {
      const inZh = pageRange(left, ...pair.zh);
      const inOriginal = pageRange(right, ...pair.original);
      return inZh && inOriginal ? [{ zh: inZh, original: inOriginal }] : [];
    });
}

/** Lists, tables and quotations are matched as a whole. */
function isParagraph(side: Element): boolean {
  return side.childElementCount === 1 && side.firstElementChild?.tagName === "P";
}

function readSide(side: Element) {
  const readable = readableText(side);
  const links = [...side.querySelectorAll<HTMLAnchorElement>("a[href]")]
    .filter((link) => !link.closest(NOT_TEXT))
    .flatMap((link) => {
      const range = textRange(readable, link);
      return range ? [{ range, href: link.href }] : [];
    });
  return { ...readable, links };
}

/** Which part of the text an element holds. */
function textRange({ parts }: ReadableText, element: Element): TextRange | undefined {
  const inside = parts.filter(({ node }) => element.contains(node));
  const first = inside[0];
  const last = inside.at(-1);
  return first && last && [first.from, last.from + last.node.length];
}

function* termsOf(zh: Element) {
  for (const gloss of zh.querySelectorAll(".gloss")) {
    const note = gloss.querySelector(".gloss-note")?.cloneNode(true) as Element | undefined;
    note?.querySelector(".gloss-link")?.remove();
    const term = gloss.querySelector("dfn")?.textContent ?? "";
    yield* findGlossaryTerms(`**${term}**${note?.textContent?.trim() ?? ""}`);
  }
}

function wordsOf(matches: readonly SentenceMatch[]): string {
  return matches.map(({ zh, original }) => `${zh}\n${original}`).join("\n");
}
