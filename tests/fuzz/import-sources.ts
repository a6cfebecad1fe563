/**
 * Writes passages of documents in the formats that import reads, and damages them: text formats
 * as they stand, with their syntax; Word documents, books and JSON in the text that they hold,
 * since one wrong byte in their syntax only makes a file that no program opens.
 */

import { strToU8, zipSync } from "fflate";
import { detectSubtitles } from "../../src/import/read/read-subtitles.ts";
import { eachSegment } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { plainText } from "../../src/transcript/passage.ts";
import { mutate } from "./mutate.ts";

/** A damaged source, and its text as its format defines text. */
export interface FuzzSource {
  name: string;
  bytes: Uint8Array;
  /** The text that must be found again; see `import-oracle.ts` for what counts. */
  text: string;
}

export type Paragraph = { zh?: string; en?: string; speaker?: string };

const FORMATS = [
  "txt",
  "md",
  "srt",
  "vtt",
  "json",
  "docx",
  "epub",
  "html",
  "ass",
  "sbv",
  "ttml",
  "csv",
  "rtf",
  "odt",
] as const;
/** Out of a hundred: pages cost ten times what the others do. */
const SHARES = [28, 14, 8, 6, 6, 4, 4, 4, 5, 4, 5, 4, 4, 4];

/** The paragraphs of a document, as plain text. */
export function paragraphsOf(document: string): Paragraph[] {
  const { transcript } = parseTranscript(document, "fuzz.md");
  return eachSegment(transcript).map(({ segment, turn }) => ({
    ...(segment.zh !== undefined && { zh: plainText(segment.zh) }),
    ...(segment.original && { en: plainText(segment.original.text) }),
    ...(turn.speaker?.zh !== undefined && { speaker: turn.speaker.zh }),
  }));
}

/** Makes a damaged source out of some of the paragraphs. */
export function makeSource(
  paragraphs: readonly Paragraph[],
  other: string,
  random: () => number,
): FuzzSource {
  const from = Math.floor(random() * Math.max(1, paragraphs.length - 12));
  const some = paragraphs.slice(from, from + 4 + Math.floor(random() * 10));
  const labelled = random() < 0.5;
  const bilingual = random() < 0.5;
  const lines = some
    .flatMap(({ zh, en, speaker }) => {
      const label = labelled && speaker !== undefined ? `${speaker}：` : "";
      return [
        zh === undefined ? [] : `${label}${zh}`,
        bilingual || zh === undefined ? (en ?? []) : [],
      ];
    })
    .flat();
  let share = random() * 100;
  const format = FORMATS[SHARES.findIndex((width) => (share -= width) < 0)] ?? "txt";
  return { name: `fuzz.${format}`, ...write[format](lines, other, random) };
}

type Write = (
  lines: readonly string[],
  other: string,
  random: () => number,
) => Omit<FuzzSource, "name">;

const utf8 = (text: string) => new TextEncoder().encode(text);
const clock = (seconds: number, mark: string) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}${mark}000`;

const write: Record<(typeof FORMATS)[number], Write> = {
  txt: (lines, other, random) => {
    const text = mutate(lines.join(random() < 0.5 ? "\n\n" : "\n"), other, random);
    return { bytes: utf8(text), text: writtenText(text) };
  },
  md: (lines, other, random) => {
    const marked = lines.map((line, i) =>
      i % 5 === 0 ? `## ${line.slice(0, 12)}\n\n**${line}**` : line,
    );
    const text = mutate(marked.join("\n\n"), other, random);
    return { bytes: utf8(text), text: writtenText(text) };
  },
  srt: (lines, other, random) => {
    const cues = lines.map(
      (line, i) => `${i + 1}\n${clock(i * 4, ",")} --> ${clock(i * 4 + 3, ",")}\n${line}\n`,
    );
    const text = mutate(cues.join("\n"), other, random);
    return { bytes: utf8(text), text: subtitleText(text) };
  },
  vtt: (lines, other, random) => {
    const cues = lines.map(
      (line, i) => `${clock(i * 4, ".")} --> ${clock(i * 4 + 3, ".")}\n${line}\n`,
    );
    const text = `WEBVTT\n\n${mutate(cues.join("\n"), other, random)}`;
    return { bytes: utf8(text), text: subtitleText(text) };
  },
  json: (lines, other, random) => {
    const texts = lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
    const events = texts.map((text, i) => ({
      tStartMs: i * 4000,
      dDurationMs: 3000,
      segs: [{ utf8: text }],
    }));
    return { bytes: utf8(JSON.stringify({ events })), text: captionText(texts.join("\n")) };
  },
  docx: (lines, other, random) => {
    const texts = lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
    const body = texts.map((text) => `<w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p>`).join("");
    const document = `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
    return { bytes: zipSync({ "word/document.xml": strToU8(document) }), text: texts.join("\n") };
  },
  epub: (lines, other, random) => {
    const texts = lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
    const body = texts.map((text) => `<p>${xml(text)}</p>`).join("");
    const bytes = zipSync({
      "META-INF/container.xml": strToU8('<container><rootfile full-path="b.opf"/></container>'),
      "b.opf": strToU8(
        '<package><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
      ),
      "c.xhtml": strToU8(`<html><body>${body}</body></html>`),
    });
    return { bytes, text: texts.join("\n") };
  },
  ass: (lines, other, random) => {
    const texts = damaged(lines, other, random).map((text) => text.replaceAll("\n", " "));
    const events = texts.map(
      (text, i) => `Dialogue: 0,${assClock(i * 4)},${assClock(i * 4 + 3)},Default,,0,0,0,,${text}`,
    );
    const source = `[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n${events.join("\n")}\n`;
    // What stands in braces with a backslash is a code, and so are line breaks and blanks.
    const text = captionText(texts.join("\n").replace(/\{[^{}]*\\[^{}]*\}|\\[Nnh]/g, ""));
    return { bytes: utf8(source), text };
  },
  sbv: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const cues = texts.map(
      (text, i) => `${clock(i * 4, ".")},${clock(i * 4 + 3, ".")}\n${text.replace(/\n+/g, "\n")}\n`,
    );
    return { bytes: utf8(cues.join("\n")), text: captionText(texts.join("\n")) };
  },
  ttml: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map(
      (text, i) => `<p begin="${i * 4}s" end="${i * 4 + 3}s">${xml(text)}</p>`,
    );
    const source = `<?xml version="1.0"?><tt xmlns="x"><body><div>${body.join("")}</div></body></tt>`;
    return { bytes: utf8(source), text: captionText(texts.join("\n")) };
  },
  csv: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const rows = texts.map((text, i) => `${i * 4},"${text.replaceAll('"', '""')}"`);
    return { bytes: utf8(`start,text\n${rows.join("\n")}\n`), text: captionText(texts.join("\n")) };
  },
  rtf: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const units = (text: string) =>
      Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i)} ?`).join("");
    const body = texts.map((text) => `${text.split("\n").map(units).join("\\line ")}\\par `);
    return { bytes: utf8(`{\\rtf1\\ansi ${body.join("")}}`), text: wellFormed(texts.join("\n")) };
  },
  odt: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map((text) => `<text:p>${xml(text)}</text:p>`).join("");
    const content = `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
    return { bytes: zipSync({ "content.xml": strToU8(content) }), text: texts.join("\n") };
  },
  html: (lines, other, random) => {
    const texts = lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
    const body = texts.map((text) => `<p>${xml(text)}</p>`).join("\n");
    const page = `<!doctype html><html><head><title>页</title></head><body><nav>首页 关于</nav><article><h1>题目</h1>${body}</article></body></html>`;
    return { bytes: utf8(page), text: texts.join("\n") };
  },
};

/** Paragraphs, about a third of them damaged. */
function damaged(lines: readonly string[], other: string, random: () => number): string[] {
  return lines.map((line) => (random() < 0.3 ? mutate(line, other, random) : line));
}

/** A time as SubStation Alpha writes it. */
function assClock(seconds: number): string {
  return clock(seconds, ".").slice(1, -1);
}

function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/**
 * A tag that is nothing but one: a name that HTML has, attributes with a value. What else stands
 * in angle brackets may be somebody's words, as all that follows half a tag up to the next `>`.
 */
const TAG =
  /<\/?(?:[abipqsu]|br|details|div|em|span|strong|summary)(?:\s+[\w:-]+=\s*(?:"[^"<>]*"|[^\s"'<>]+))*\s*\/?>/gi;

/** Marks of note apps, which import takes out: what they part may be a tag. */
const NOTE_MARKS = /%%\P{L}*?%%|==|\[\[|\]\]/gu;

/**
 * What is text in a text or in Markdown: everything but comments, tags, the addresses of links and
 * names of entities.
 */
function writtenText(source: string): string {
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
function wellFormed(source: string): string {
  return source.replace(/\p{Surrogate}/gu, "\uFFFD").replaceAll("\u200B", "");
}

/** Tags of captions. Other words in angle brackets are what somebody says unseen. */
const CAPTION_TAG = /<(?:\/?[bciusv]|[bciusv](?:\s+[\w:-]+=\s*(?:"[^"<>]*"|[^\s"'<>]+))+)\s*>/g;
const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.:]\d{1,3})?`;
const TIMES = new RegExp(String.raw`^\s*${CLOCK}\s*--?>\s*${CLOCK}(?=\s|$)`, "gm");

/** What is text in captions: no tags, codes and names of entities. */
function captionText(source: string): string {
  return wellFormed(source)
    .replace(/<br\s*\/?>/g, "\n")
    .replace(CAPTION_TAG, "")
    .replace(/\{\\[^{}]*\}/g, "")
    .replace(/&#?\w+;/g, "");
}

/** What is text in a file of captions; one without times at its start is read as a text. */
function subtitleText(source: string): string {
  if (detectSubtitles(source) === undefined) return writtenText(source);
  return captionText(source.replace(TIMES, "").replace(/^WEBVTT\n/, ""));
}
