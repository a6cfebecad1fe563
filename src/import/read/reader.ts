/**
 * What a reader of a format gives to import. Every reader ends in one of three: text, which has
 * front matter and layouts of its own; a page, cut into blocks; captions, which are speech from
 * end to end, so that nothing in them is a menu, a byline or a heading.
 */

import type { SourceBlock } from "../source-block.ts";
import type { Cue } from "./cue.ts";

/** Plain text or Markdown, decoded. */
export interface ReadText {
  kind: "text";
  text: string;
}

/** A source that its reader has cut into blocks. */
export interface ReadPage {
  kind: "page";
  blocks: SourceBlock[];
  /** The format, as the report shows it. */
  layout: string;
  /**
   * All text of the source as its format defines text, a line a paragraph, hidden and drawn parts
   * included: what the blocks leave out is added to the report. Without it nothing is compared.
   */
  text?: string;
}

/** Timed pieces of speech, in the order of the file. */
export interface ReadCaptions {
  kind: "captions";
  /** The format, as the report shows it. */
  format: string;
  cues: Cue[];
}

/** A source as far as its reader goes. */
export type ReadSource = ReadText | ReadPage | ReadCaptions;
