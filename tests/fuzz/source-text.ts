/**
 * What is text in a source, as its format defines text: everything but tags, comments, addresses,
 * codes and names of entities. The fuzz holds import to it.
 */

import { detectSubtitles } from "../../src/import/read/read-subtitles.ts";

/**
 * A tag that is nothing but one: a name that HTML has, attributes with a value. What else stands
 * in angle brackets may be somebody's words, as all that follows half a tag up to the next `>`.
 */
const TAG =
  /<\/?(?:[abipqsu]|br|details|div|em|span|strong|summary)(?:\s+[\w:-]+=\s*(?:"[^"<>]*"|[^\s"'<>]+))*\s*\/?>/gi;

/** Marks of note apps, which import takes out: what they part may be a tag. */
const NOTE_MARKS =
  /%%\P{L}*?%%|==|\[\[|\]\]|(?:^|[ \t]+)\^(?=[\w-]*[a-z])[A-Za-z0-9-]{4,}[ \t]*$/gmu;

/**
 * What is text in a text or in Markdown: everything but comments, tags, the addresses of links and
 * names of entities.
 */
export function writtenText(source: string): string {
  return wellFormed(source)
    .replace(NOTE_MARKS, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(TAG, "")
    .replace(/\]\([^()\s]*\)/g, "]")
    .replace(/&#?\w+;/g, "");
}

/**
 * Halves of a character count as none, as in the bytes of a file: else two of them would become a
 * character when what stood between them is taken out. Zero-width marks, which import takes out
 * and tells, part no tag.
 */
export function wellFormed(source: string): string {
  return source.replace(/\p{Surrogate}/gu, "\uFFFD").replaceAll("\u200B", "");
}

/** Tags of captions. Other words in angle brackets are what somebody says unseen. */
const CAPTION_TAG =
  /<(?:\/?[bciusv]|[bciusv](?:\.[^\s<>]*)?(?:\s+[\w:-]+=\s*(?:"[^"<>]*"|[^\s"'<>]+))*)\s*>/g;
const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.:]\d{1,3})?`;
const TIMES = new RegExp(String.raw`^\s*${CLOCK}\s*--?>\s*${CLOCK}(?=\s|$)`, "gm");

/** What is text in captions: no tags, codes and names of entities. */
export function captionText(source: string): string {
  return wellFormed(source)
    .replace(/<br\s*\/?>/g, "\n")
    .replace(CAPTION_TAG, "")
    .replace(/\{\\[^{}]*\}/g, "")
    .replace(/&#?\w+;/g, "");
}

/** What is text in a file of captions; one without times at its start is read as a text. */
export function subtitleText(source: string): string {
  if (detectSubtitles(source) === undefined) return writtenText(source);
  return captionText(source.replace(TIMES, "").replace(/^WEBVTT\n/, ""));
}
