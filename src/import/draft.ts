/**
 * A document on its way through import, and what a stage is. A stage takes a draft and gives the
 * next one; it never changes the one it was given, and it notes in the report what it changed of
 * the text.
 */

import type { ChineseScript } from "../text/conversion.ts";
import { emptyMetadata } from "../transcript/metadata.ts";
import type { Metadata, Section } from "../transcript/model.ts";
import { Found } from "./metadata/found-metadata.ts";
import type { PairedBlock } from "./pair/pair-blocks.ts";
import type { ReadSource } from "./read/reader.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

/** A stretch of the source's own text, before any stage has touched it. */
export interface SaidText {
  text: string;
  /** 1-based line of its first line in the source; 0 where that has no lines. */
  firstLine: number;
  /** True where a sign that Markdown would read stands for itself, as in a word processor's text. */
  isLiteral?: boolean;
}

/** What is known of a document so far; what no stage has found yet is empty. */
export interface Draft {
  /** The source's file name, for messages and, when nothing else is stated, the title. */
  name: string;
  source: ReadSource;
  /** All that the source says, to be accounted for at the end. */
  said: SaidText[];
  /** Captions are speech from end to end: nothing in them is a menu, a byline or a heading. */
  isSpeech: boolean;
  /** How the source is written, as the report says it. */
  syntax: string;
  /** What its front matter states. */
  meta: Metadata;
  /** What else in the document states metadata, with the place. */
  found: Found;
  blocks: SourceBlock[];
  /** Names of people who speak. */
  speakers: string[];
  /** Script of the document's Chinese; undefined when it has none. */
  script: ChineseScript | undefined;
  /** Converts a metadata value of the same document to Simplified Chinese. */
  convertValue: (value: string) => string;
  paired: PairedBlock[];
  sections: Section[];
  /** The canonical transcript, once it is written. */
  text: string;
}

/** One step of import. */
export type Stage = (draft: Draft, report: ImportReport) => Draft;

/** Starts a draft from what a reader gave. */
export function newDraft(name: string, source: ReadSource, found = new Found()): Draft {
  return {
    name,
    source,
    said: [],
    isSpeech: source.kind === "captions",
    syntax: "",
    meta: emptyMetadata(),
    found,
    blocks: [],
    speakers: [],
    script: undefined,
    convertValue: (value) => value,
    paired: [],
    sections: [],
    text: "",
  };
}

/** Sends a draft through stages, one after the other. */
export function runStages(stages: readonly Stage[], draft: Draft, report: ImportReport): Draft {
  return stages.reduce((current, stage) => stage(current, report), draft);
}
