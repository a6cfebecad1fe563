/**
 * One document from bytes to a canonical transcript, as named stages over a list of blocks. Each
 * stage notes in the report what it changed; none reads a file or knows a date but those given.
 */

import { proseScript } from "../text/script.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import { emptyMetadata } from "../transcript/metadata.ts";
import type { Metadata } from "../transcript/model.ts";
import { parseTranscript } from "../transcript/parse.ts";
import { serializeTranscript } from "../transcript/serialize.ts";
import { readCanonical, splitFrontMatter } from "./canonical-source.ts";
import { composeSections } from "./compose.ts";
import { convertBlocks } from "./convert-blocks.ts";
import { Found } from "./found-metadata.ts";
import { splitGluedHeading } from "./glued-heading.ts";
import { joinAttributions, joinLists, markHeadings } from "./headings.ts";
import { inferMetadata } from "./infer-metadata.ts";
import { completeMetadata } from "./metadata.ts";
import { findPairOrder, type PairedBlock, pairBlocks } from "./pair-blocks.ts";
import { isPaired, joinPartners } from "./preset-pairs.ts";
import { ImportProblem } from "./problem.ts";
import { type ReadDocument, readFormat } from "./read-format.ts";
import { looksLikeMarkdown, readMarkdown } from "./read-markdown.ts";
import { removeBoilerplate } from "./remove-boilerplate.ts";
import { repairBlock } from "./repair-words.ts";
import { type ImportReport, newReport, sortReport } from "./report.ts";
import { readPlainText, type SourceBlock } from "./source-block.ts";
import { readSpeakers } from "./speakers.ts";
import { tidyBlock, tidyText } from "./tidy-text.ts";
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
  const found = new Found();
  const source = readFormat(bytes, found, report);
  if (source.kind === "text") {
    const canonical = readCanonical(source.text, name, report);
    if (canonical) {
      return { title: canonical.transcript.meta.title, text: canonical.text, report };
    }
  }
  const isSpeech = source.kind === "captions";
  const { meta, syntax, ...read } =
    source.kind === "text" ? readText(source.text, name, report) : openDocument(source, report);
  let { blocks } = read;
  blocks = undoPinyin(blocks, report);
  blocks = blocks.map((block) => repairBlock(block, report));
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

  const order = isSpeech ? undefined : findPairOrder(converted);
  const paired = isPaired(converted)
    ? joinPartners(converted)
    : order
      ? splitHeadings(pairBlocks(converted, order), report)
      : alone(converted);
  const bilingual = paired.some(({ zh, en }) => zh && en);
  const sections = composeSections(paired, report);
  const complete: Metadata = completeMetadata({
    meta,
    found,
    name,
    speakers: speakers.names,
    blocks: converted,
    sourceLang: bilingual ? "en" : (script ?? "en"),
    convertValue,
    report,
  });
  report.script = describeScript(script, bilingual, converted);
  report.layout = isSpeech
    ? syntax
    : describeLayout(syntax, order, speakers.names.length, converted);
  sortReport(report);
  const written = serializeTranscript({ meta: complete, sections });
  verify(written, name);
  return { title: complete.title, text: written, report };
}

interface OpenedSource {
  meta: Metadata;
  blocks: SourceBlock[];
  /** How the source is written, as the report says it. */
  syntax: string;
}

function readText(source: string, name: string, report: ImportReport): OpenedSource {
  const text = tidyText(source, report);
  const { meta, body, bodyLine } = splitFrontMatter(text, name);
  return looksLikeMarkdown(body)
    ? { meta, blocks: readMarkdown(body, bodyLine, report), syntax: "Markdown" }
    : { meta, blocks: readPlainText(body, bodyLine), syntax: "plain text" };
}

function openDocument(source: ReadDocument, report: ImportReport): OpenedSource {
  const blocks = source.blocks.map((block) => tidyBlock(block, report));
  return { meta: emptyMetadata(), blocks, syntax: source.layout };
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
    proseScript(block.text) === "latin" &&
    block.kind === "paragraph" &&
    !block.text.startsWith("```")
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
  syntax: string,
  order: string | undefined,
  speakers: number,
  blocks: readonly SourceBlock[],
): string {
  const dialogue = speakers > 0 || blocks.some((block) => block.speaker !== undefined);
  if (order === "English first") return `${syntax}, each English paragraph before its Chinese`;
  if (order === "Chinese first") return `${syntax}, each Chinese paragraph before its English`;
  return dialogue ? `${syntax}, a dialogue` : `${syntax}, an article`;
}

/** What is written must read back; anything else is a fault of import, not of the document. */
function verify(text: string, name: string): void {
  const { diagnostics } = parseTranscript(text, name);
  if (!hasErrors(diagnostics)) return;
  const first = diagnostics.find((d) => d.severity === "error");
  throw new Error(`import wrote a transcript that does not parse: ${first?.message ?? ""}`);
}
