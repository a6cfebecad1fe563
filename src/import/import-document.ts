/**
 * One document from bytes to a canonical transcript: prepared by `prepare-document.ts`, paired
 * when it holds both languages, composed and serialised. Knows no file and no date.
 */

import { isFenced } from "../text/code-fence.ts";
import { proseScript } from "../text/script.ts";
import { hasErrors } from "../transcript/diagnostic.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import { parseTranscript } from "../transcript/parse.ts";
import { serializeTranscript } from "../transcript/serialize.ts";
import { composeSections } from "./compose.ts";
import { splitGluedHeading } from "./glued-heading.ts";
import { Found } from "./metadata/found-metadata.ts";
import { completeMetadata } from "./metadata/metadata.ts";
import { findPairOrder, type PairedBlock, pairBlocks } from "./pair/pair-blocks.ts";
import { isPaired, joinPartners } from "./pair/preset-pairs.ts";
import { prepareDocument } from "./prepare-document.ts";
import { ImportProblem } from "./problem.ts";
import { readCanonical } from "./read/canonical-source.ts";
import { readFormat } from "./read/read-format.ts";
import { type ImportReport, newReport, sortReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

export interface ImportedDocument {
  /** Title, for the file's name. */
  title: string;
  /** The canonical transcript, without provenance keys. */
  text: string;
  report: ImportReport;
  /** For a pair: the files were given in the other order. */
  swapped?: boolean;
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
  const prepared = prepareDocument(source, name, found, report);
  const { blocks, script, syntax, isSpeech } = prepared;

  const order = isSpeech ? undefined : findPairOrder(blocks);
  const paired = isPaired(blocks)
    ? joinPartners(blocks)
    : order
      ? splitHeadings(pairBlocks(blocks, order), report)
      : alone(blocks);
  const bilingual = paired.some(({ zh, en }) => zh && en);
  const sections = composeSections(paired, report);
  const sourceLang = bilingual ? "en" : (script ?? "en");
  const meta = completeMetadata({ ...prepared, name, sourceLang, report });
  report.script = describeScript(script, bilingual, blocks);
  report.layout = isSpeech
    ? syntax
    : describeLayout(syntax, order, prepared.speakers.length, blocks);
  const written = serializeTranscript({ meta, sections });
  verifyTranscript(written, name, report);
  sortReport(report);
  return { title: meta.title, text: written, report };
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
    proseScript(block.text) === "latin" && block.kind === "paragraph" && !isFenced(block.text)
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

/** Limits of a transcript that a document passes. */
const LIMITS = new Set(["transcript-too-long", "front-matter-too-large", "front-matter-names"]);
/** What a keeper should know of a transcript before it is built. */
const SUSPICIONS = /^(speaker-lookalike|text-|paragraph-too-large)/;

/**
 * What is written must read back; anything else is a fault of import, not of the document.
 * @throws ImportProblem when the document is larger than a transcript may be.
 */
export function verifyTranscript(text: string, name: string, report: ImportReport): void {
  // A UTF-16 unit takes at most three bytes: nearly all texts need no counting.
  if (text.length * 3 > MAX_FILE_BYTES && Buffer.byteLength(text) > MAX_FILE_BYTES) {
    throw new ImportProblem(
      "file-too-large",
      `The transcript would be larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`,
      "split the document and import its parts",
    );
  }
  // Nobody asks for the ids of this parse.
  const { diagnostics } = parseTranscript(text, name, () => "");
  for (const { rule, message } of diagnostics) {
    // Its line is one of the transcript, which does not stand on the disk yet.
    if (SUSPICIONS.test(rule)) report.doubtful.push({ rule, line: 0, message });
  }
  if (!hasErrors(diagnostics)) return;
  const first = diagnostics.find((d) => d.severity === "error");
  if (first && LIMITS.has(first.rule)) {
    throw new ImportProblem(first.rule, first.message, "split the document and import its parts");
  }
  throw new Error(`import wrote a transcript that does not parse: ${first?.message ?? ""}`);
}
