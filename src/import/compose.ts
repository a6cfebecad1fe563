/**
 * From paired blocks to the sections of a transcript. Plain text is escaped here, last of all, so
 * that every stage before reads what the source says.
 */

import type { Section, Segment, SpeakerLabel, Turn } from "../transcript/model.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import type { PairedBlock } from "./pair/pair-blocks.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

/** Headings of a transcript start at this level: the title is the page's own. */
const TOP_LEVEL = 2;

/** Builds the sections and counts them in the report. */
export function composeSections(paired: readonly PairedBlock[], report: ImportReport): Section[] {
  const levels = paired.flatMap(({ zh, en }) => {
    const block = zh ?? en;
    return block?.kind === "heading" ? [block.level ?? TOP_LEVEL] : [];
  });
  const shift = levels.length === 0 ? 0 : TOP_LEVEL - Math.min(...levels);
  const sections: Section[] = [{ level: 0, line: 1, turns: [] }];
  let turn: Turn | undefined;
  for (const { zh, en, uncertain } of paired) {
    const block = (zh ?? en) as SourceBlock;
    if (block.kind === "heading") {
      sections.push({ ...composeHeading(zh, en, shift), ...(uncertain && { uncertain }) });
      turn = undefined;
      report.headings++;
      continue;
    }
    const speaker = composeLabel(zh, en);
    const isUnknown = zh?.noSpeaker === true || en?.noSpeaker === true;
    if (speaker || !turn || (isUnknown && turn.speaker)) {
      turn = { segments: [], ...(speaker && { speaker }) };
      (sections.at(-1) as Section).turns.push(turn);
      if (speaker) report.turns++;
    }
    const segment = composeSegment(zh, en);
    if (uncertain) segment.uncertain = uncertain;
    // Ids are not written: who reads the transcript gives them.
    turn.segments.push({ id: "", ...segment });
    report.segments++;
    if (segment.zh !== undefined && segment.original) report.pairs++;
  }
  return sections.filter((section) => section.level > 0 || section.turns.length > 0);
}

function composeHeading(
  zh: SourceBlock | undefined,
  en: SourceBlock | undefined,
  shift: number,
): Section {
  const block = (zh ?? en) as SourceBlock;
  const level = Math.min(6, Math.max(TOP_LEVEL, (block.level ?? TOP_LEVEL) + shift));
  const section: Section = {
    heading: headingText(block, block.text),
    level,
    line: block.line,
    turns: [],
  };
  if (zh && en) section.headingOriginal = { lang: "en", text: headingText(en, en.text) };
  else if (zh?.traditional !== undefined && zh.traditional !== zh.text) {
    section.headingOriginal = { lang: "zh-Hant", text: headingText(zh, zh.traditional) };
  }
  return section;
}

/** After `## ` a leading mark is harmless, so only what is inside a line needs escaping. */
function headingText(block: SourceBlock, text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ").trim();
  return block.markdown ? line : escapeMarkdown(line);
}

function composeLabel(
  zh: SourceBlock | undefined,
  en: SourceBlock | undefined,
): SpeakerLabel | undefined {
  const label: SpeakerLabel = {};
  if (zh?.speaker !== undefined) label.zh = zh.speaker;
  if (en?.speaker !== undefined) label.original = en.speaker;
  else if (zh?.speaker !== undefined && zh.traditional !== undefined) {
    label.original = zh.speakerTraditional ?? zh.speaker;
  }
  return Object.keys(label).length > 0 ? label : undefined;
}

function composeSegment(
  zh: SourceBlock | undefined,
  en: SourceBlock | undefined,
): Omit<Segment, "id"> {
  const segment: Omit<Segment, "id"> = { line: (zh ?? en)?.line ?? 1 };
  if (zh) segment.zh = passage(zh, zh.text);
  if (en) segment.original = { lang: "en", text: oneLine(passage(en, en.text)) };
  else if (zh?.traditional !== undefined) {
    segment.original = { lang: "zh-Hant", text: oneLine(passage(zh, zh.traditional)) };
  }
  const time = zh?.time ?? en?.time;
  if (time !== undefined) segment.time = time;
  return segment;
}

/** A block as Markdown. */
export function passage(block: SourceBlock, text: string): string {
  return block.markdown ? text : escapeMarkdown(text);
}

/** An original is one line in its `<p>`; a line break inside it is `<br>`. */
function oneLine(text: string): string {
  if (!text.includes("\n") && !text.startsWith(">")) return text;
  return text
    .replace(/^> ?/gm, "")
    .replace(/^\n+|\n+$/g, "")
    .replace(/\n+/g, "<br>");
}
