/**
 * Hands a source to the reader of its format. Text and Markdown go back as text: they have front
 * matter and layouts of their own, which the stages of `import-document.ts` read.
 */

import type { Cue } from "./cue.ts";
import { decodeText } from "./decode.ts";
import { detectBytes, detectText, unknownFormat } from "./detect-format.ts";
import type { Found } from "./found-metadata.ts";
import { mergeCues } from "./merge-cues.ts";
import { ImportProblem } from "./problem.ts";
import { readHtml } from "./read-html.ts";
import { readSubtitles } from "./read-subtitles.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

/** A source that a reader has cut into blocks. */
export interface ReadDocument {
  /** Captions are speech from end to end: nothing in them is a menu, a byline or a heading. */
  kind: "captions" | "page";
  blocks: SourceBlock[];
  /** As the report shows it. */
  layout: string;
}

/**
 * Reads a source in whichever format its bytes are.
 * @throws ImportProblem when the format is none that is read, or the file is broken.
 */
export function readFormat(
  bytes: Uint8Array,
  found: Found,
  report: ImportReport,
): ReadDocument | { kind: "text"; text: string } {
  const container = detectBytes(bytes);
  if (container !== undefined) throw unknownFormat("a zip archive");
  const { text, encoding } = decodeText(bytes);
  report.encoding = encoding;
  const format = detectText(text);
  if (format === "SubRip" || format === "WebVTT") {
    return openCaptions(format, readSubtitles(text), report);
  }
  if (format === "HTML") return readHtml(text, found, report);
  if (format === "caption JSON") throw unknownFormat("JSON");
  return { kind: "text", text };
}

function openCaptions(format: string, cues: readonly Cue[], report: ImportReport): ReadDocument {
  if (cues.length === 0) {
    throw new ImportProblem(
      "body-empty",
      `The ${format} file holds no captions`,
      "check that the file was saved whole",
    );
  }
  const { blocks, bilingual } = mergeCues(cues, report);
  const languages = bilingual ? ", Chinese and English paired by time" : "";
  return {
    kind: "captions",
    blocks,
    layout: `${format}, ${cues.length} captions${languages}`,
  };
}
