/**
 * The stages that every document goes through before its languages are paired, over a list of
 * blocks: read, undo damage, remove page furniture, read metadata, speakers and headings, convert.
 * Each stage notes in the report what it changed.
 */

import type { ChineseScript } from "../text/conversion.ts";
import { emptyMetadata } from "../transcript/metadata.ts";
import type { Metadata } from "../transcript/model.ts";
import { convertBlocks } from "./convert-blocks.ts";
import { joinAttributions, joinLists, markHeadings } from "./headings.ts";
import { assertBlocks } from "./limits.ts";
import type { Found } from "./metadata/found-metadata.ts";
import { inferMetadata } from "./metadata/infer-metadata.ts";
import { ImportProblem } from "./problem.ts";
import { splitFrontMatter } from "./read/canonical-source.ts";
import { mergeCues } from "./read/merge-cues.ts";
import { readNoteMarks } from "./read/note-marks.ts";
import { looksLikeMarkdown, readMarkdown } from "./read/read-markdown.ts";
import type { ReadCaptions, ReadPage, ReadSource } from "./read/reader.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";
import { repairBlock } from "./repair/repair-words.ts";
import { repairStrayMarks } from "./repair/stray-marks.ts";
import { tidyBlock, tidyText } from "./repair/tidy-text.ts";
import { undoPinyin } from "./repair/undo-pinyin.ts";
import type { ImportReport } from "./report.ts";
import { readPlainText, type SourceBlock } from "./source-block.ts";
import { readSpeakers } from "./speakers.ts";

export interface PreparedDocument {
  blocks: SourceBlock[];
  meta: Metadata;
  found: Found;
  /** Names of people who speak. */
  speakers: string[];
  /** Script of the document's Chinese; undefined when it has none. */
  script: ChineseScript | undefined;
  /** How the source is written, as the report says it. */
  syntax: string;
  /** Captions are speech from end to end: nothing in them is a menu, a byline or a heading. */
  isSpeech: boolean;
  convertValue: (value: string) => string;
}

/**
 * Prepares a document that its reader has opened.
 * @param found What the reader found already, such as a page's own metadata.
 * @throws ImportProblem when nothing is left of it.
 */
export function prepareDocument(
  source: ReadSource,
  name: string,
  found: Found,
  report: ImportReport,
): PreparedDocument {
  const isSpeech = source.kind === "captions";
  const { meta, syntax, ...read } =
    source.kind === "text"
      ? openText(source.text, name, found, report)
      : openDocument(source, report);
  let { blocks } = read;
  assertBlocks(blocks);
  blocks = undoPinyin(blocks, report);
  blocks = repairStrayMarks(
    blocks.map((block) => repairBlock(block, report)),
    report,
  );
  if (!isSpeech) {
    blocks = removeBoilerplate(blocks, found, report);
    blocks = joinAttributions(joinLists(inferMetadata(blocks, found, report)));
  }
  const speakers = readSpeakers(blocks, report);
  blocks = speakers.blocks;
  if (!isSpeech) {
    blocks = markHeadings(
      blocks,
      blocks.some((block) => block.speaker),
    );
  }
  const { blocks: converted, script, convertValue } = convertBlocks(blocks, report);
  if (converted.every((block) => block.kind === "heading")) {
    throw new ImportProblem(
      "body-empty",
      "Nothing is left of the document but headings and page furniture",
      "check that the document holds the article itself",
    );
  }
  return {
    blocks: converted,
    meta,
    found,
    speakers: speakers.names,
    script,
    syntax,
    isSpeech,
    convertValue,
  };
}

interface OpenedSource {
  meta: Metadata;
  blocks: SourceBlock[];
  syntax: string;
}

function openText(source: string, name: string, found: Found, report: ImportReport): OpenedSource {
  const text = tidyText(source, report);
  const { meta, body: marked, bodyLine } = splitFrontMatter(text, name);
  const body = readNoteMarks(marked, name, bodyLine, found, report);
  return looksLikeMarkdown(body)
    ? { meta, blocks: readMarkdown(body, bodyLine, report), syntax: "Markdown" }
    : { meta, blocks: readPlainText(body, bodyLine), syntax: "plain text" };
}

function openDocument(source: ReadPage | ReadCaptions, report: ImportReport): OpenedSource {
  const { blocks, layout } = source.kind === "page" ? source : openCaptions(source, report);
  return {
    meta: emptyMetadata(),
    blocks: blocks.map((block) => tidyBlock(block, report)),
    syntax: layout,
  };
}

function openCaptions({ format, cues }: ReadCaptions, report: ImportReport) {
  const { blocks, bilingual } = mergeCues(cues, report);
  const languages = bilingual ? ", Chinese and English paired by time" : "";
  return { blocks, layout: `${format}, ${cues.length} captions${languages}` };
}
