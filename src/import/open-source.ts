/**
 * The first stage: what a reader gave becomes blocks with clean characters. Text and Markdown have
 * front matter and the marks of note apps, which are read here; captions are merged to paragraphs.
 */

import type { Draft } from "./draft.ts";
import { assertBlocks } from "./limits.ts";
import { splitFrontMatter } from "./read/canonical-source.ts";
import { mergeCues } from "./read/merge-cues.ts";
import { readNoteMarks } from "./read/note-marks.ts";
import { looksLikeMarkdown, readMarkdown } from "./read/read-markdown.ts";
import { tidyBlock, tidyText } from "./repair/tidy-text.ts";
import type { ImportReport } from "./report.ts";
import { readPlainText } from "./source-block.ts";

/**
 * Cuts a source into blocks.
 * @throws ImportProblem for front matter that cannot be read, or more blocks than a transcript holds.
 */
export function openSource(draft: Draft, report: ImportReport): Draft {
  const opened = open(draft, report);
  assertBlocks(opened.blocks);
  return opened;
}

function open(draft: Draft, report: ImportReport): Draft {
  const { source, name, found } = draft;
  if (source.kind === "text") {
    const text = tidyText(source.text, report);
    const { meta, body: marked, bodyLine } = splitFrontMatter(text, name);
    const body = readNoteMarks(marked, name, bodyLine, found, report);
    // Line ends stay where they are, whatever else is tidied.
    const raw = source.text
      .split("\n")
      .slice(bodyLine - 1)
      .join("\n");
    const said = [{ text: raw, firstLine: bodyLine }];
    return looksLikeMarkdown(body)
      ? { ...draft, said, meta, blocks: readMarkdown(body, bodyLine, report), syntax: "Markdown" }
      : {
          ...draft,
          said,
          meta,
          blocks: readPlainText(body, bodyLine, report),
          syntax: "plain text",
        };
  }
  if (source.kind === "page") {
    const blocks = source.blocks.map((block) => tidyBlock(block, report));
    const said =
      source.text === undefined
        ? { text: source.blocks.map((block) => block.text).join("\n"), firstLine: 0 }
        : { text: source.text, firstLine: 0, isLiteral: true };
    return { ...draft, said: [said], blocks, syntax: source.layout };
  }
  const { blocks, bilingual } = mergeCues(source.cues, report);
  const languages = bilingual ? ", Chinese and English paired by time" : "";
  const said = source.cues.flatMap(({ lines, others = [], line }) =>
    [{ lines }, ...others].map((voice) => ({
      text: voice.lines.join("\n"),
      firstLine: line,
      isLiteral: true,
    })),
  );
  return {
    ...draft,
    said,
    blocks: blocks.map((block) => tidyBlock(block, report)),
    syntax: `${source.format}, ${source.cues.length} captions${languages}`,
  };
}
