/**
 * Joins what the document's front matter says with what was found in its text. Front matter wins;
 * what neither states is left out, but for the title, without which there is no page.
 */

import type { LocaleTag } from "../../text/locale.ts";
import type { Metadata } from "../../transcript/model.ts";
import { NOTION_HASH } from "../read/note-marks.ts";
import { plainLine } from "../remove-boilerplate.ts";
import { tidyText } from "../repair/tidy-text.ts";
import type { ImportReport } from "../report.ts";
import { displayWidth, type SourceBlock } from "../source-block.ts";
import type { Found } from "./found-metadata.ts";

/** All that a transcript's metadata is inferred from. */
export interface MetadataInput {
  meta: Metadata;
  found: Found;
  /** The source's file name. */
  name: string;
  speakers: readonly string[];
  blocks: readonly SourceBlock[];
  sourceLang: LocaleTag;
  convertValue: (value: string) => string;
  report: ImportReport;
}

/** A made-up title takes at most this many columns of the first sentence. */
const TITLE_WIDTH = 80;

/** Fills the metadata of a transcript and notes each inferred value in the report. */
export function completeMetadata(input: MetadataInput): Metadata {
  const { found, report, convertValue } = input;
  const meta: Metadata = { ...input.meta, extra: { ...input.meta.extra } };
  const extras: Record<string, unknown> = meta.extra;
  for (const entry of found.list) {
    // A page's own metadata, or a file's properties, come as they were written.
    const stated = tidyText(entry.value, report, entry.line).trim();
    if (stated === "") continue;
    const value = openComments(entry.key === "source" ? stated : convertValue(stated));
    const { key } = entry;
    if (
      key === "title" ||
      key === "title_en" ||
      key === "summary_en" ||
      key === "date" ||
      key === "author" ||
      key === "channel" ||
      key === "source"
    ) {
      if (meta[key] !== undefined && meta[key] !== "") continue;
      meta[key] = value;
    } else if (key === "tags") {
      meta.tags = [...new Set([...meta.tags, ...value.split(", ")])];
    } else if (key === "guest" || key === "host" || key === "speaker") {
      if (meta[key].length > 0) continue;
      meta[key] = value.split(", ");
    } else {
      if (extras[key] !== undefined) continue;
      extras[key] = value;
    }
    report.inferred.push({ ...entry, value });
  }
  if (meta.speaker.length === 0 && input.speakers.length > 0) {
    meta.speaker = input.speakers.map(convertValue);
    const value = meta.speaker.join(", ");
    report.inferred.push({ key: "speaker", value, from: "the labels in the text", line: 0 });
  }
  if (meta.title === "") {
    const { title: made, from, line } = makeTitle(input.blocks, input.name);
    const title = openComments(made);
    meta.title = title;
    report.inferred.push({ key: "title", value: title, from, line });
    const message = `the document states no title; “${title}” is ${from}`;
    report.doubtful.push({ rule: "title", line, message });
  }
  meta.source_lang ??= input.sourceLang;
  return meta;
}

/** Parts the sign that opens a comment: a talk about HTML says it, and in front matter it hides what follows. */
function openComments(value: string): string {
  return value.replaceAll("<!--", "< !--");
}

/** The first sentence of the first Chinese paragraph, else of the first one, else the file's name. */
function makeTitle(
  blocks: readonly SourceBlock[],
  name: string,
): { title: string; from: string; line: number } {
  const prose = blocks.filter((block) => block.kind === "paragraph" && !block.whole);
  const block = prose[0];
  const text = block ? plainLine(block.text) : "";
  const stem = name
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(NOTION_HASH, "")
    .replace(/[_\s]+|-+/g, " ")
    .trim();
  // What somebody says first is seldom what the talk is about.
  if (block?.speaker !== undefined && isReadable(stem)) {
    return { title: stem, from: "the file's name", line: 0 };
  }
  const sentence = /^[^。！？!?；;\n]*?(?=[。！？!?；;]|\.(\s|$)|$)/.exec(text)?.[0].trim() ?? "";
  if (block && displayWidth(sentence) >= 6) {
    return {
      title: shorten(sentence).replace(/\.+$/, ""),
      from: "the first sentence",
      line: block.line,
    };
  }
  return { title: stem === "" ? name : stem, from: "the file's name", line: 0 };
}

/** A name that a person gave, not a program: words, no hash or bare number. */
function isReadable(stem: string): boolean {
  const letters = stem.match(/\p{L}/gu)?.length ?? 0;
  if (/[0-9a-f]{8,}/i.test(stem) || letters < 5) return false;
  return !/^(untitled|document|transcript|source|output|export|new file|未命名|无标题)\b/i.test(
    stem,
  );
}

/** Cuts at a comma or a blank where a title would get too long. */
function shorten(sentence: string): string {
  if (displayWidth(sentence) <= TITLE_WIDTH) return sentence;
  let width = 0;
  let cut = 0;
  let end = 0;
  for (const character of sentence) {
    width += displayWidth(character);
    if (width > TITLE_WIDTH - 2) break;
    if (/[，,、：:\s]/.test(character)) cut = end;
    end += character.length;
  }
  return `${sentence.slice(0, cut > end / 2 ? cut : end).trim()}…`;
}
