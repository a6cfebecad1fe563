/**
 * What a paragraph and its translation show alike: numbers (万 and 亿 worked out), names and
 * words in Latin letters, code, the speaker's name, a question mark at the end.
 */

import type { SourceBlock } from "./source-block.ts";

export type Anchors = ReadonlySet<string>;

const UNITS: Record<string, number> = {
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  百万: 1e6,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** Reads the anchors of a block, in one spelling for both languages. */
export function readAnchors(block: SourceBlock): Anchors {
  const anchors = new Set<string>();
  const text = block.text.normalize("NFKC");
  const numbers = text.matchAll(
    /(\d[\d,]*(?:\.\d+)?)\s*(百万|[万萬亿億]|thousand|million|billion|trillion)?/giu,
  );
  for (const [, digits = "", unit = ""] of numbers) {
    const value = Number(digits.replaceAll(",", "")) * (UNITS[unit.toLowerCase()] ?? 1);
    if (Number.isFinite(value)) anchors.add(`#${value}`);
  }
  for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9_+.-]*[A-Za-z0-9_+]/g)) {
    anchors.add(word.toLowerCase());
  }
  for (const [, code] of text.matchAll(/`([^`\n]+)`/g)) anchors.add(`code ${code?.trim()}`);
  if (/[?]["'”’」）)\]]*$/.test(text.trim())) anchors.add("a question");
  if (block.speaker !== undefined) anchors.add(`speaker ${block.speaker.toLowerCase()}`);
  return anchors;
}

/** Adds up the weights of the anchors that a paragraph and its supposed translation share. */
export function sharedAnchors(
  en: Anchors,
  zh: Anchors,
  weights: ReadonlyMap<string, number>,
): number {
  let total = 0;
  for (const anchor of zh) if (en.has(anchor)) total += weights.get(anchor) ?? 0;
  return total;
}
