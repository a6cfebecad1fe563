/**
 * What must hold of every document, however damaged: it is parsed or refused with a diagnostic,
 * nothing runs in what is rendered, and no Chinese character of the text is lost on the way.
 */

import { eachSegment, type Segment, type Transcript } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { plainText, renderInline, renderPassage } from "../../src/transcript/passage.ts";

const HAN = /\p{Script=Han}/gu;
const FORBIDDEN =
  /<(?!\/?(a|b|blockquote|br|code|dd|dfn|dl|dt|em|h[1-6]|hr|i|kbd|li|mark|ol|p|pre|rp|rt|ruby|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|ul)\b)|<[^<>]*\s(on\w+|style|id)=|href="(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i;

/** Returns what is wrong, or undefined. Throws whatever the parser throws. */
export function findFault(source: string): string | undefined {
  const { transcript, diagnostics } = parseTranscript(source, "fuzz.md");
  for (const html of renderAll(transcript)) {
    const found = FORBIDDEN.exec(html);
    if (found) return `rendered ${html.slice(found.index, found.index + 80)}`;
  }
  // What stops a build is said with its line: nothing is published without it.
  if (diagnostics.some((d) => d.severity === "error")) return undefined;
  const written = countHan(textOf(source));
  const kept = countHan(textsOf(transcript).join("\n"));
  return kept < written ? `lost ${written - kept} of ${written} Chinese characters` : undefined;
}

function* renderAll(transcript: Transcript): Generator<string> {
  for (const { heading, headingOriginal } of transcript.sections) {
    if (heading !== undefined) yield renderInline(heading);
    if (headingOriginal) yield renderInline(headingOriginal.text);
  }
  for (const { segment } of eachSegment(transcript)) {
    for (const text of sidesOf(segment)) {
      yield renderPassage(text);
      plainText(text);
    }
  }
}

function textsOf(transcript: Transcript): string[] {
  const texts: string[] = [];
  for (const { heading, headingOriginal, turns } of transcript.sections) {
    texts.push(heading ?? "", headingOriginal?.text ?? "");
    for (const { speaker, segments } of turns) {
      texts.push(speaker?.zh ?? "", speaker?.original ?? "", ...segments.flatMap(sidesOf));
    }
  }
  return texts;
}

function sidesOf({ zh, original }: Segment): string[] {
  return [zh, original?.text].filter((text) => text !== undefined);
}

/**
 * The body without comments, tags and the lines of summaries, none of which is text. Halves of a
 * character on both sides of a tag must not become one when the tag is taken out.
 */
function textOf(source: string): string {
  const text = source
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  const end = /\n---[ \t]*(?=\n|$)/.exec(text.slice(3));
  return text
    .slice(end ? 3 + end.index + end[0].length : 0)
    .replace(/<!--[\s\S]*?(-->|$)/g, "")
    .replace(/<summary\b[^<>]*>[^<\n]*<\/summary\s*>/gi, "")
    .replace(/<p\b[^<>]*>/gi, "")
    .replace(/^.*sum[a-z]{0,10}\s?>.*$/gim, "")
    .replace(/<[^<>]*>/g, "");
}

function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}
