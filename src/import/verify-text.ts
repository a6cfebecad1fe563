/**
 * The stages that refuse: a document of which nothing is left, a transcript that is larger than
 * one may be, or does not read back as it was written.
 */

import { hasErrors } from "../transcript/diagnostic.ts";
import { MAX_FILE_BYTES } from "../transcript/limits.ts";
import { parseTranscript } from "../transcript/parse.ts";
import type { Draft, Stage } from "./draft.ts";
import { ImportProblem } from "./problem.ts";

/** Limits of a transcript that a document passes. */
const LIMITS = new Set(["transcript-too-long", "front-matter-too-large", "front-matter-names"]);
/** What a keeper should know of a transcript before it is built. */
const SUSPICIONS = /^(speaker-lookalike|text-|paragraph-too-large)/;

/** Refuses a document of which nothing but headings is left. */
export const refuseEmptyText: Stage = (draft: Draft) => {
  if (draft.blocks.some((block) => block.kind !== "heading")) return draft;
  throw new ImportProblem(
    "body-empty",
    "Nothing is left of the document but headings and page furniture",
    "check that the document holds the article itself",
  );
};

/**
 * Reads back what was written; anything wrong in it is a fault of import, not of the document.
 * @throws ImportProblem when the document is larger than a transcript may be.
 */
export const verifyText: Stage = (draft, report) => {
  const { text, name } = draft;
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
  if (!hasErrors(diagnostics)) return draft;
  const first = diagnostics.find((d) => d.severity === "error");
  if (first && LIMITS.has(first.rule)) {
    throw new ImportProblem(first.rule, first.message, "split the document and import its parts");
  }
  throw new Error(`import wrote a transcript that does not parse: ${first?.message ?? ""}`);
};
