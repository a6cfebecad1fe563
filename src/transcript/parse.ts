/**
 * Parses one canonical transcript. Strict about what it reports, lenient about what it keeps:
 * no text of the body is ever dropped, whatever the diagnostics say.
 *
 * Blocks are cut by their lines, their paragraphs into pieces by what the whole document shows of
 * its labels, and the pieces put together to sections, turns and segments.
 */

import { slugify } from "../text/slug.ts";
import { assemble, type ReadBlock } from "./assemble.ts";
import { type Block, readBlocks } from "./blocks.ts";
import { withoutInlineComments } from "./comments.ts";
import { capDiagnostics, type Diagnostic } from "./diagnostic.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { gatherEvidence } from "./label-evidence.ts";
import type { Metadata, Transcript } from "./model.ts";
import { paragraphsOf } from "./original-text.ts";
import { plainText, unsafeMarkup } from "./passage.ts";
import { cutCandidates, type Piece, piecesOf } from "./pieces.ts";
import { segmentIds } from "./segment-id.ts";
import {
  inspectConflicts,
  inspectLabels,
  inspectMetadata,
  inspectNotes,
  inspectPassage,
  inspectSpeakers,
} from "./suspicions.ts";

/** A parsed transcript, with what was found wrong in its file. */
export interface ParseResult {
  transcript: Transcript;
  diagnostics: Diagnostic[];
}

/**
 * Parses the text of a transcript file.
 * @param path The file's path, for diagnostics; its last part without `.md` gives the slug.
 * @param newSegmentId Gives the segments their ids, which cost a pass over all letters.
 */
export function parseTranscript(
  source: string,
  path: string,
  newSegmentId = segmentIds(),
): ParseResult {
  const text = source
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n");
  const { meta, body, bodyLine, diagnostics } = parseFrontMatter(text, path);
  diagnostics.push(...inspectConflicts(text, path));
  const { blocks, problems } = readBlocks(withoutInlineComments(body), bodyLine);
  for (const problem of problems) diagnostics.push({ ...problem, path, column: 1 });
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "marker") {
      if (block.marker === "alignment uncertain") {
        const what = blocks[i + 1]?.kind === "heading" ? "heading" : "paragraph";
        diagnostics.push({
          severity: "info",
          rule: "alignment-uncertain",
          message: `Import was not sure that the two sides of this ${what} belong together`,
          fix: "compare them, mend what is wrong, and delete the comment",
          path,
          line: block.line,
          column: 1,
        });
      }
      continue;
    }
    diagnostics.push(...inspectPassage(block.text, block.line, path));
    for (const markup of unsafeMarkup(block.text)) {
      diagnostics.push({
        severity: "warning",
        rule: "raw-html",
        message: `\`${markup}\` is not part of the format, so it is left out of the page`,
        fix: "remove it, or put it between backticks to show it as code",
        path,
        line: block.line,
        column: 1,
      });
    }
  }

  const { read, unsure, evidence } = readPieces(blocks, meta);
  const sections = assemble(read, newSegmentId);
  diagnostics.push(...inspectMetadata(meta, path), ...inspectSpeakers(sections, path));
  const slug = transcriptSlug(path);
  if (meta.title === "") {
    const heading = sections.find((section) => section.heading !== undefined)?.heading;
    meta.title = plainText(heading ?? "") || path.replace(/^.*[\\/]|\.\w+$/g, "");
  }
  // Front matter that cannot be told from the body leaves no body to complain about.
  const hasBody = bodyLine > 1 || body !== "";
  if (hasBody && !sections.some((section) => section.turns.length > 0)) {
    diagnostics.push({
      severity: "warning",
      rule: "body-empty",
      message: "The transcript has no text, and its page says so",
      fix: "write at least one paragraph after the front matter",
      path,
      line: bodyLine,
      column: 1,
    });
  }
  diagnostics.push(
    ...inspectLabels(unsure, evidence.doubtful, path),
    ...inspectNotes(blocks, path),
  );
  return { transcript: { slug, path, meta, sections }, diagnostics: capDiagnostics(diagnostics) };
}

/** Cuts the text of blocks into pieces, by what the whole document shows of its labels. */
function readPieces(blocks: readonly Block[], meta: Metadata) {
  const cut = blocks.map((block) =>
    block.kind === "prose"
      ? cutCandidates(block.text, block.line)
      : block.kind === "original"
        ? paragraphsOf(block.text).flatMap((text) => cutCandidates(text, block.line))
        : [],
  );
  const openings = (kind: Block["kind"]) =>
    blocks.flatMap((block, i) =>
      block.kind === kind ? (cut[i] ?? []).map(({ opening }) => opening) : [],
    );
  const named = new Set([...meta.speaker, ...meta.guest, ...meta.host, ...meta.people]);
  const paragraphs = blocks.filter(({ kind }) => kind === "prose").length;
  const evidence = gatherEvidence(openings("prose"), openings("original"), paragraphs, named);
  const unsure: Piece[] = [];
  const read = blocks.flatMap((block, i): ReadBlock[] => {
    if (block.kind !== "prose" && block.kind !== "original") return [block];
    const pieces = piecesOf(cut[i] ?? [], evidence, block.kind === "original");
    if (block.kind === "original") return [{ ...block, pieces }];
    for (const piece of pieces) {
      const isMarked = piece.label !== undefined && piece.style !== "plain";
      if (piece.verdict === "unsure" ? !piece.changesVoice : isMarked && piece.verdict === "text") {
        unsure.push(piece);
      }
    }
    return [{ kind: "prose", pieces }];
  });
  return { read, unsure, evidence };
}

/** The last part of a transcript's address: its file's name, spelled in ASCII. */
export function transcriptSlug(path: string): string {
  return slugify(path.replace(/^.*[\\/]/, "").replace(/\.md$/i, ""));
}
