/**
 * The stages that every document goes through before its languages are paired, over a list of
 * blocks: read, undo damage, remove page furniture, read metadata, speakers and headings, convert.
 * Each stage notes in the report what it changed.
 */

import type { ChineseScript } from "../text/conversion.ts";
import type { Metadata } from "../transcript/model.ts";
import { splitFrontMatter } from "./canonical-source.ts";
import { convertBlocks } from "./convert-blocks.ts";
import { Found } from "./found-metadata.ts";
import { joinAttributions, joinLists, markHeadings } from "./headings.ts";
import { inferMetadata } from "./infer-metadata.ts";
import { ImportProblem } from "./problem.ts";
import { looksLikeMarkdown, readMarkdown } from "./read-markdown.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";
import { repairBlock } from "./repair-words.ts";
import type { ImportReport } from "./report.ts";
import { readPlainText, type SourceBlock } from "./source-block.ts";
import { readSpeakers } from "./speakers.ts";
import { tidyText } from "./tidy-text.ts";
import { undoPinyin } from "./undo-pinyin.ts";

export interface PreparedDocument {
  blocks: SourceBlock[];
  meta: Metadata;
  found: Found;
  /** Names of people who speak. */
  speakers: string[];
  /** Script of the document's Chinese; undefined when it has none. */
  script: ChineseScript | undefined;
  markdown: boolean;
  convertValue: (value: string) => string;
}

/** Prepares the text of a document. Throws an `ImportProblem` when it is none. */
export function prepareDocument(
  source: string,
  name: string,
  report: ImportReport,
): PreparedDocument {
  refuseUnknown(source);
  const text = tidyText(source, report);
  const { meta, body, bodyLine } = splitFrontMatter(text, name);
  const markdown = looksLikeMarkdown(body);
  const found = new Found();
  let blocks = markdown ? readMarkdown(body, bodyLine, report) : readPlainText(body, bodyLine);
  blocks = undoPinyin(blocks, report);
  blocks = blocks.map((block) => repairBlock(block, report));
  blocks = removeBoilerplate(blocks, found, report);
  blocks = inferMetadata(blocks, found, report);
  const speakers = readSpeakers(joinAttributions(joinLists(blocks)), report);
  blocks = markHeadings(
    speakers.blocks,
    speakers.blocks.some((block) => block.speaker),
  );
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
    markdown,
    convertValue,
  };
}

function refuseUnknown(text: string): void {
  if (/^\s*(<!doctype html|<html\b)/i.test(text)) {
    throw new ImportProblem(
      "format-unknown",
      "The file is an HTML page, which is not read yet",
      "copy the article into a text or Markdown file and import that",
      1,
    );
  }
  const start = text.trimStart();
  if (/^[[{]/.test(start) && isJson(start)) {
    throw new ImportProblem(
      "format-unknown",
      "The file is JSON, which is not read yet",
      "import plain text or Markdown",
      1,
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
