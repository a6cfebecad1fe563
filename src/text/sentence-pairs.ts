/**
 * The aligned sentences of one segment, from the HTML of its two sides. Works on what a reader
 * sees: notes on terms are passed over, while links and code give anchors, since a translation
 * keeps their addresses.
 */

import { alignSentences, type Bead, type SentenceFacts } from "./align-sentences.ts";
import { englishAnchors, hanAnchors } from "./anchors.ts";
import type { GlossaryTerm } from "./glossary.ts";
import type { OriginalLocale } from "./locale.ts";
import { splitSentences, type TextRange } from "./sentences.ts";

/** From this sureness on, two groups of sentences are shown as each other's counterpart. */
export const SURE = 0.8;

/** Han characters to a Latin letter or digit, measured on our handbook; Traditional keeps length. */
const HAN_TO_LATIN = 0.3;

/** Visible text of one side, and where in it its links lead. */
export interface SideText {
  text: string;
  /** Addresses of links by the range of text that they cover. */
  links: { range: TextRange; href: string }[];
}

/** Sentences of both sides that say the same, and how sure that is, from 0 to 1. */
export interface SentencePair {
  /** Range of visible text on each side. */
  zh: TextRange;
  original: TextRange;
  sureness: number;
}

/** Aligns the sentences of a pair; groups that lack one side are left out. */
export function pairSentences(
  zh: SideText,
  original: SideText,
  lang: OriginalLocale,
  terms: readonly GlossaryTerm[] = [],
): SentencePair[] {
  const zhRanges = splitSentences(zh.text, "zh-Hans");
  const originalRanges = splitSentences(original.text, lang);
  const quoted = new Set(original.text.match(/\p{Script=Han}+/gu) ?? []);
  const left = zhRanges.map((range) => {
    const text = zh.text.slice(...range);
    const anchors = lang === "en" ? hanAnchors(text) : new Set<string>();
    if (lang === "en") for (const run of quoted) if (text.includes(run)) anchors.add(run);
    for (const term of terms) if (text.includes(term.zh)) anchors.add(`term ${term.zh}`);
    return facts(text, range, zh, anchors, "han");
  });
  const right = originalRanges.map((range) => {
    const text = original.text.slice(...range);
    const anchors = lang === "en" ? englishAnchors(text) : new Set<string>();
    for (const term of terms) if (hasTerm(text, term)) anchors.add(`term ${term.zh}`);
    return facts(text, range, original, anchors, lang === "en" ? "latin" : "han");
  });
  return alignSentences(left, right, lang === "en" ? HAN_TO_LATIN : 1).flatMap((bead) => {
    const pair = rangesOf(bead, zhRanges, originalRanges);
    return pair ? [pair] : [];
  });
}

function facts(
  text: string,
  range: TextRange,
  side: SideText,
  anchors: Set<string>,
  script: "han" | "latin",
): SentenceFacts {
  for (const link of side.links) {
    if (link.range[0] < range[1] && link.range[1] > range[0]) anchors.add(link.href);
  }
  const { han, latin } = countUnits(text);
  // About three Latin letters carry what one Han character does.
  const length = script === "han" ? han + latin / 3 : latin + han * 3;
  return { length: Math.max(length, 1), anchors, question: /[?？]/.test(text.slice(-3)) };
}

/** Counts by code unit: script properties in a pattern cost ten times as much, over every text. */
function countUnits(text: string): { han: number; latin: number } {
  let han = 0;
  let latin = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // CJK Extension A to the end of the unified block, and the lead half of rarer characters.
    if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xd888)) han++;
    else if (unit < 0x250) {
      const letter = unit | 32;
      if ((unit >= 48 && unit <= 57) || (letter >= 97 && letter <= 122) || unit >= 0xc0) latin++;
    }
  }
  return { han, latin };
}

function hasTerm(text: string, { en, abbreviation }: GlossaryTerm): boolean {
  const words = text.toLowerCase();
  // Plural and case vary: the first words of a term are enough within one paragraph.
  const stem = en.toLowerCase().replace(/(ies|es|s|y)$/, "");
  return words.includes(stem) || (abbreviation !== undefined && text.includes(abbreviation));
}

function rangesOf(
  bead: Bead,
  zh: readonly TextRange[],
  original: readonly TextRange[],
): SentencePair | undefined {
  const span = (ranges: readonly TextRange[], [start, end]: [number, number]) => {
    const first = ranges[start];
    const last = ranges[end - 1];
    return first && last && end > start ? ([first[0], last[1]] as TextRange) : undefined;
  };
  const zhSpan = span(zh, bead.left);
  const originalSpan = span(original, bead.right);
  if (!zhSpan || !originalSpan) return undefined;
  return { zh: zhSpan, original: originalSpan, sureness: bead.sureness };
}
