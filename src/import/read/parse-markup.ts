/**
 * Parses HTML and XML into nodes, within limits. The depth is measured on the way by a parser
 * that builds nothing: what reads the nodes calls itself for each level.
 */

import type { ChildNode } from "domhandler";
import { Parser, parseDocument } from "htmlparser2";
import { assertLength, MAX_DEPTH, MAX_MARKUP } from "../limits.ts";
import { ImportProblem } from "../problem.ts";

const PIECE = 65_536;

/**
 * Parses markup; entities of its own making are never expanded.
 * @throws ImportProblem when it is too large or nested too deep.
 */
export function parseMarkup(source: string, xmlMode = false): ChildNode[] {
  assertLength(source, MAX_MARKUP, "page");
  assertDepth(source, xmlMode);
  return parseDocument(source, { xmlMode, decodeEntities: true }).children;
}

/** Refuses markup nested too deep: a document tree takes time by the square of its depth. */
export function assertDepth(source: string, xmlMode = false): void {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentag: () => {
        depth++;
        if (depth > deepest) deepest = depth;
        if (deepest > MAX_DEPTH) parser.reset();
      },
      onclosetag: () => depth--,
    },
    { xmlMode },
  );
  for (let i = 0; i < source.length && deepest <= MAX_DEPTH; i += PIECE) {
    parser.write(source.slice(i, i + PIECE));
  }
  if (deepest <= MAX_DEPTH) return;
  throw new ImportProblem(
    "page-too-deep",
    `The page's elements are nested deeper than ${MAX_DEPTH}`,
    "copy the article into a text file and import that",
  );
}
