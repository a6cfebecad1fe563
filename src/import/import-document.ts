/**
 * One document from bytes to a canonical transcript, through the stages of `stages.ts`. Knows no
 * file and no date.
 */

import { newDraft, runStages } from "./draft.ts";
import { Found } from "./metadata/found-metadata.ts";
import { readCanonical } from "./read/canonical-source.ts";
import { readFormat } from "./read/read-format.ts";
import { type ImportReport, newReport } from "./report.ts";
import { PAIR, UNDERSTAND, WRITE } from "./stages.ts";

/** What import made of a document. */
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
  const stages = [...UNDERSTAND, ...PAIR, ...WRITE];
  const { meta, text } = runStages(stages, newDraft(name, source, found), report);
  return { title: meta.title, text, report };
}
