/**
 * Finds who speaks: labels at line starts, bold names on lines of their own, timestamps beside
 * them. A wrong claim about who spoke is worse than a label left in the text, so a label needs
 * to come back, or to be a word for a part (主持人, Host).
 */

import { parseTimestamp } from "../text/time.ts";
import { isRole } from "../transcript/speaker-label.ts";
import { findGluedHeading } from "./glued-label.ts";
import { correctLabels, isPersonName } from "./label-spelling.ts";
import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

const TIME = String.raw`[[(（]?(?<time>(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])）]?`;
// A name: no sentence marks, no address. The colon may have a blank before it.
const NAME = String.raw`(?<name>[^\s:：。，,！!？?；;"“”「」<>|/\\=\[\]*#(（][^:：。！!？?；;"“”「」<>|/\\=\[\]*#\n]{0,39}?)`;
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:${TIME}\s*)?\*\*${NAME}\s*(?:\*\*\s*[:：]|[:：]\s*\*\*)\s*(?<rest>[\s\S]*)$`,
  ),
  new RegExp(String.raw`^(?:${TIME}\s*)?${NAME}\s*[:：](?!\/\/)\s*(?<rest>[\s\S]*)$`),
];
const TIMED_LINE: readonly RegExp[] = [
  new RegExp(String.raw`^\*{0,2}${NAME}\*{0,2}\s+${TIME}\s*[:：]?\s*(?<rest>)$`),
  new RegExp(String.raw`^${TIME}\s+\*{0,2}${NAME}\*{0,2}\s*[:：]?\s*(?<rest>)$`),
];
const BOLD_LINE = new RegExp(String.raw`^\*\*${NAME}\s*\*\*(?<rest>)$`);
const ONLY_TIME = new RegExp(String.raw`^${TIME}\s*(?<rest>[\s\S]*)$`);

/** Characters before the colon of a label, blanks in its midst not counted: wider than any form. */
const [LONGEST_NAME, LONGEST_AFTER] = [50, 8] as const;

/** Words before a colon that introduce something else than speech. */
const NOT_SPEAKERS =
  /^(注|注意|备注|附注|链接|论文链接|项目链接|论文地址|项目地址|代码|来源|图|图片|表|例如|比如|例|总结|结论|标题|摘要|关键词|时间|地点|日期|地址|参考|参考资料|原文|其中|此外|因此|另外|第.{1,3}|note|notes|tip|warning|example|examples|source|sources|link|links|figure|table|title|date|summary|tl;?dr|ps|p\.s\.|update|edit|disclaimer|https?|www.*)$/i;

interface Candidate {
  block: SourceBlock;
  name: string;
  rest: string;
  time?: number;
  form: "colon" | "line";
}

/** Names found, in order of first appearance, without words for a part. */
export interface SpeakerResult {
  blocks: SourceBlock[];
  names: string[];
}

/** Takes labels off the blocks and notes the speaker on the block that they open. */
export function readSpeakers(blocks: readonly SourceBlock[], report: ImportReport): SpeakerResult {
  const candidates = new Map<SourceBlock, Candidate>();
  for (const block of blocks) {
    const candidate = block.kind === "paragraph" && !block.whole ? readLabel(block) : undefined;
    if (candidate) candidates.set(block, candidate);
  }
  const accepted = acceptLabels([...candidates.values()]);
  const corrections = correctLabels(
    [...candidates.values()].map(({ name }) => name),
    accepted,
  );

  // A label that another follows: nobody says anything under it.
  const noteEmpty = (label: Partial<SourceBlock> | undefined) => {
    if (label?.speaker === undefined) return;
    const { speaker: text, line = 0 } = label;
    report.removed.push({ rule: "label without words", line, text });
  };

  const result: SourceBlock[] = [];
  const names = new Set<string>();
  let pending: Partial<SourceBlock> | undefined;
  for (const original of blocks) {
    if (original.speaker !== undefined) {
      // The source has a place of its own for who speaks: nothing to find out.
      if (!isRole(original.speaker)) names.add(original.speaker);
      result.push(original);
      continue;
    }
    const split = findGluedHeading(original, accepted);
    if (split) {
      report.repaired.push({
        rule: "heading glued to a label",
        line: original.line,
        before: original.text.slice(0, split.heading.length + 20),
        after: `${split.heading} / ${split.rest.slice(0, 16)}`,
      });
      const { text: _, ...place } = original;
      result.push({ ...place, kind: "heading", level: 2, text: split.heading });
    }
    const block: SourceBlock = split ? { ...original, text: split.rest } : original;
    const candidate = split ? readLabel(block) : candidates.get(original);
    const corrected = candidate && corrections.get(candidate.name);
    const speaker = corrected ?? candidate?.name;
    if (candidate && speaker !== undefined && accepted.has(speaker)) {
      if (corrected !== undefined) {
        const rule = "speaker's name spelled as elsewhere";
        const after = corrected;
        report.repaired.push({ rule, line: block.line, before: candidate.name, after });
      }
      if (!isRole(speaker)) names.add(speaker);
      const opening = {
        speaker,
        opensTurn: true,
        ...(candidate.time !== undefined && { time: candidate.time }),
      };
      if (candidate.rest === "") {
        noteEmpty(pending);
        pending = { ...opening, line: block.line };
      } else result.push({ ...block, text: candidate.rest, ...opening });
      continue;
    }
    if (candidate && corrected === undefined && isPersonName(candidate.name) && accepted.size > 0) {
      const message = `\`${candidate.name}:\` may be a speaker, but stands before a colon only once`;
      report.doubtful.push({ rule: "label once", line: block.line, message });
    }
    const opening = pending;
    pending = undefined;
    if (block.kind === "heading" || !opening) {
      noteEmpty(opening);
      result.push(withTime(block));
    } else result.push({ ...withTime(block), ...opening, line: block.line });
  }
  noteEmpty(pending);
  return { blocks: result, names: [...names] };
}

function readLabel(block: SourceBlock): Candidate | undefined {
  const text = block.text;
  if (!mayBeLabel(text)) return undefined;
  const read = (pattern: RegExp, form: Candidate["form"]): Candidate | undefined => {
    const groups = pattern.exec(text)?.groups;
    const name = groups?.name?.trim();
    if (!groups || name === undefined || !mayBeName(name)) return undefined;
    const time =
      groups.time === undefined ? undefined : parseTimestamp(groups.time.replace(",", "."));
    const rest = (groups.rest ?? "").trim();
    return { block, name, rest, form, ...(time !== undefined && { time }) };
  };
  if (block.markdown) {
    const bold = read(BOLD_LINE, "line");
    if (bold) return bold;
  }
  for (const pattern of TIMED_LINE) {
    const timed = read(pattern, "line");
    if (timed) return timed;
  }
  for (const pattern of FORMS) {
    const labelled = read(pattern, "colon");
    if (labelled) return labelled;
  }
  return undefined;
}

/** Tells most paragraphs apart at little cost: what may be a label opens with its colon or in bold. */
export function mayBeLabel(text: string): boolean {
  if (text.startsWith("**")) return true;
  const [half, full] = [text.indexOf(":"), text.indexOf("：")];
  const colon = half < 0 || full < 0 ? Math.max(half, full) : Math.min(half, full);
  return colon >= 0 && text.slice(LONGEST_NAME, Math.max(0, colon - LONGEST_AFTER)).trim() === "";
}

function mayBeName(name: string): boolean {
  const han = name.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = name.split(/\s+/).length;
  if (NOT_SPEAKERS.test(name) || !/\p{L}/u.test(name)) return false;
  return han > 0 ? han <= 10 && name.length <= 24 : words <= 5;
}

/** Counts the candidates and keeps those with evidence. */
function acceptLabels(candidates: readonly Candidate[]): Set<string> {
  const counts = new Map<string, number>();
  const onOwnLine = new Set<string>();
  for (const { name, form } of candidates) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (form === "line") onOwnLine.add(name);
  }
  const frequent = [...counts].filter(
    ([name, count]) =>
      count >= 3 || (count === 2 && (isRole(name) || isPersonName(name) || onOwnLine.has(name))),
  );
  const turns = frequent.reduce((total, [, count]) => total + count, 0);
  // One label alone, however often, is more likely a form's field than half a conversation.
  const isDialogue = frequent.length >= 2 || frequent.some(([name]) => isRole(name));
  if (!isDialogue || turns < 3) return new Set();
  const accepted = new Set(frequent.map(([name]) => name));
  for (const name of counts.keys()) if (isRole(name)) accepted.add(name);
  return accepted;
}

/** A timestamp without a name: `[12:34] text`. */
function withTime(block: SourceBlock): SourceBlock {
  if (block.kind === "heading" || block.whole) return block;
  const groups = /^[[(（]/.test(block.text) ? ONLY_TIME.exec(block.text)?.groups : undefined;
  if (!groups?.time || !groups.rest) return block;
  return { ...block, text: groups.rest, time: parseTimestamp(groups.time.replace(",", ".")) };
}
