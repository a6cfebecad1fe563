/**
 * One document from bytes to a canonical transcript, as named stages over a list of blocks. Each
 * stage notes in the report what it changed; none reads a file or knows a date but those given.
 */

import { proseScript } from "../text/script.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import type { Metadata } from "../transcript/model.ts";
import { parseTranscript } from "../transcript/parse.ts";
import { serializeTranscript } from "../transcript/serialize.ts";
import { readCanonical, splitFrontMatter } from "./canonical-source.ts";
import { composeSections } from "./compose.ts";
import { convertBlocks } from "./convert-blocks.ts";
import { decodeText } from "./decode.ts";
import { Found } from "./found-metadata.ts";
import { splitGluedHeading } from "./glued-heading.ts";
import { joinAttributions, joinLists, markHeadings } from "./headings.ts";
import { inferMetadata } from "./infer-metadata.ts";
import { completeMetadata } from "./metadata.ts";
import { findPairOrder, type PairedBlock, pairBlocks } from "./pair-blocks.ts";
import { ImportProblem } from "./problem.ts";
import { looksLikeMarkdown, readMarkdown } from "./read-markdown.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";
import { repairBlock } from "./repair-words.ts";
import { type ImportReport, newReport, sortReport } from "./report.ts";
import { readPlainText, type SourceBlock } from "./source-block.ts";
import { readSpeakers } from "./speakers.ts";
import { tidyText } from "./tidy-text.ts";
import { undoPinyin } from "./undo-pinyin.ts";

export interface ImportedDocument {
  /** Title, for the file's name. */
  title: string;
  /** The canonical transcript, without provenance keys. */
  text: string;
  report: ImportReport;
}

/**
 * Imports one document.
 * @param name The source's file name, for messages and, when nothing else is stated, the title.
 * @throws ImportProblem when the bytes are no document.
 */
export function importDocument(bytes: Uint8Array, name: string): ImportedDocument {
  const report = newReport();
  const decoded = decodeText(bytes);
  report.encoding = decoded.encoding;
  const canonical = readCanonical(decoded.text, name, report);
  if (canonical) {
    return { title: canonical.transcript.meta.title, text: canonical.text, report };
  }
  refuseUnknown(decoded.text);

  const text = tidyText(decoded.text, report);
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

  const order = findPairOrder(converted);
  const paired = order ? splitHeadings(pairBlocks(converted, order), report) : alone(converted);
  const sections = composeSections(paired, report);
  const complete: Metadata = completeMetadata({
    meta,
    found,
    name,
    speakers: speakers.names,
    blocks: converted,
    sourceLang: order ? "en" : (script ?? "en"),
    convertValue,
    report,
  });
  report.script = describeScript(script, order !== undefined, converted);
  report.layout = describeLayout(markdown, order, speakers.names.length, converted);
  sortReport(report);
  const written = serializeTranscript({ meta: complete, sections });
  verify(written, name);
  return { title: complete.title, text: written, report };
}

function splitHeadings(paired: readonly PairedBlock[], report: ImportReport): PairedBlock[] {
  return paired.flatMap((pair) => {
    const split = splitGluedHeading(pair);
    if (!split || !pair.zh || !pair.en) return [pair];
    report.repaired.push({
      rule: "heading glued to its paragraph",
      line: pair.en.line,
      before: `${pair.en.text.slice(0, split.en.length + 20)}…`,
      after: `## ${split.zh} (${split.en})`,
    });
    const heading = { kind: "heading", level: 2 } as const;
    return [
      {
        zh: { ...heading, text: split.zh, line: pair.zh.line },
        en: { ...heading, text: split.en, line: pair.en.line },
      },
      split.pair,
    ];
  });
}

function alone(blocks: readonly SourceBlock[]): PairedBlock[] {
  return blocks.map((block) =>
    proseScript(block.text) === "latin" && block.kind === "paragraph"
      ? { en: block }
      : { zh: block },
  );
}

function describeScript(
  script: string | undefined,
  bilingual: boolean,
  blocks: readonly SourceBlock[],
): string {
  if (script === undefined) return "English";
  const chinese = script === "zh-Hant" ? "Traditional, converted to zh-Hans" : "zh-Hans";
  if (bilingual) return `${chinese}, with English originals`;
  const some = script !== "zh-Hant" && blocks.some((block) => block.traditional !== undefined);
  return some ? `${chinese}, some paragraphs converted from Traditional` : chinese;
}

function describeLayout(
  markdown: boolean,
  order: string | undefined,
  speakers: number,
  blocks: readonly SourceBlock[],
): string {
  const syntax = markdown ? "Markdown" : "plain text";
  const dialogue = speakers > 0 || blocks.some((block) => block.speaker !== undefined);
  if (order === "English first") return `${syntax}, each English paragraph before its Chinese`;
  if (order === "Chinese first") return `${syntax}, each Chinese paragraph before its English`;
  return dialogue ? `${syntax}, a dialogue` : `${syntax}, an article`;
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

/** What is written must read back; anything else is a fault of import, not of the document. */
function verify(text: string, name: string): void {
  const { diagnostics } = parseTranscript(text, name);
  if (!hasErrors(diagnostics)) return;
  const first = diagnostics.find((d) => d.severity === "error");
  throw new Error(`import wrote a transcript that does not parse: ${first?.message ?? ""}`);
}
