/**
 * Turns that a document writes as something else than paragraphs: items of lists, quotations, rows
 * of a table, names as headings. They become paragraphs here, so that one grammar reads them all,
 * but only where their labels make a dialogue: a list inside what somebody says stays a list.
 */

import { isRole } from "../../transcript/speaker-label.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { looksLikeLabel, mayBeName } from "./names.ts";
import { type Opening, readOpenings } from "./opening.ts";
import { learnPattern } from "./pattern.ts";

const ITEM = /^\s{0,3}(?:[-*+•·]\s+|(\d{1,3})[.)、]\s+)(?=\S)/;
/** Share of items that open with a label. */
const MOSTLY = 0.6;
const FEWEST = 4;

const COLUMNS = {
  speaker:
    /^(?:speakers?|speaker name|name|who|说话人|說話人|发言人|發言人|讲者|講者|姓名|人物|角色)$/i,
  time: /^(?:times?|timestamps?|start|timecode|时间|時間|时间戳|时间码)$/i,
  text: /^(?:texts?|words?|content|transcript|transcription|speech|内容|內容|文字|文本|发言|發言|发言内容)$/i,
};

/** Opens what is written as lists, quotations, tables or headings and is a dialogue. */
export function openTurns(blocks: readonly SourceBlock[], report: ImportReport): SourceBlock[] {
  const opened = openHeadings(blocks.flatMap((block) => openTable(block, report)));
  const parts = new Map(opened.map((block) => [block, partsOf(block)] as const));
  const items = [...parts.values()].flatMap((part) => part ?? []);
  if (!isDialogue(items.map(({ text }) => text))) return opened;
  const numbers = items.flatMap(({ number }) => number ?? []);
  if (numbers.length > 0) {
    const line = items[0]?.line ?? 0;
    report.removed.push({ rule: "number of an item", line, text: numbers.join(" ") });
  }
  return opened.flatMap((block): SourceBlock[] => {
    const { whole: _, ...open } = block;
    const own = parts.get(block);
    return own ? own.map(({ text, line }) => ({ ...open, text, line, spaced: true })) : [block];
  });
}

interface Part {
  text: string;
  line: number;
  number?: string;
}

/** The items of a list, or the paragraphs of a quotation; undefined for everything else. */
function partsOf({ kind, text, line, whole }: SourceBlock): Part[] | undefined {
  if (kind !== "paragraph") return undefined;
  const lines = text.split("\n");
  if (whole && lines.every((one) => /^>\s?/.test(one))) {
    return lines.flatMap((one, i) => {
      // `>> words` tells a change of voice, which Markdown takes for a quotation in one.
      const inner = one.replace(/^>\s?(?!>)/, "").trim();
      return /^[>\s]*$/.test(inner) ? [] : [{ text: inner, line: line > 0 ? line + i : 0 }];
    });
  }
  if (!ITEM.test(text)) return undefined;
  if (whole && !lines.every((one) => ITEM.test(one))) return undefined;
  return lines.map((one, i) => {
    const number = ITEM.exec(one)?.[1];
    const at = line > 0 ? line + i : 0;
    return { text: one.replace(ITEM, ""), line: at, ...(number !== undefined && { number }) };
  });
}

/** Tells whether most items open with labels that make a dialogue of them alone. */
function isDialogue(texts: readonly string[]): boolean {
  if (texts.length < FEWEST) return false;
  const lines = texts.map((text) => ({ openings: readOpenings(text) }));
  const { names } = learnPattern(lines, new Set());
  const labelled = lines.filter(({ openings }) => openings.some(({ name }) => names.has(name)));
  return labelled.length >= texts.length * MOSTLY;
}

/** Headings that are names, each again and again, are labels. */
function openHeadings(blocks: readonly SourceBlock[]): SourceBlock[] {
  const labels = new Map<SourceBlock, Opening>();
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== "heading" || block.level === 1) continue;
    const opening = readOpenings(block.text).find(
      ({ name, rest }) => rest === "" && mayBeName(name) && (isRole(name) || looksLikeLabel(name)),
    );
    if (!opening) continue;
    labels.set(block, opening);
    counts.set(opening.name, (counts.get(opening.name) ?? 0) + 1);
  }
  const again = new Set([...counts].filter(([, count]) => count >= 2).map(([name]) => name));
  if (again.size < 2) return [...blocks];
  return blocks.map((block) => {
    const opening = labels.get(block);
    if (!opening) return block;
    const { level: _, ...place } = block;
    const text = block.text.replace(opening.name, `**${opening.name}**`);
    return { ...place, kind: "paragraph", text, markdown: true };
  });
}

/** A table with columns for who speaks and what is said becomes a paragraph a row. */
function openTable(block: SourceBlock, report: ImportReport): SourceBlock[] {
  if (!block.whole || !block.text.startsWith("|")) return [block];
  const [head, rule, ...rows] = block.text.split("\n").map(cellsOf);
  if (!head || !rule?.every((cell) => /^:?-+:?$/.test(cell))) return [block];
  const at = (column: keyof typeof COLUMNS) => head.findIndex((cell) => COLUMNS[column].test(cell));
  const [speaker, time, text] = [at("speaker"), at("time"), at("text")];
  if (speaker < 0 || text < 0) return [block];
  report.removed.push({ rule: "head of a table", line: block.line, text: head.join(" | ") });
  const { whole: _, ...open } = block;
  let before = "";
  return rows.flatMap((cells, i) => {
    const [name = "", words = "", clock = ""] = [cells[speaker], cells[text], cells[time]];
    const others = cells.filter((cell, k) => cell !== "" && ![speaker, time, text].includes(k));
    const line = block.line > 0 ? block.line + i + 2 : 0;
    if (others.length > 0) {
      report.removed.push({ rule: "column of the table", line, text: others.join(" | ") });
    }
    const who = name.replace(/\*\*/g, "").trim();
    const label = who === "" || who === before ? "" : `**${who}**：`;
    if (who !== "") before = who;
    const written = `${clock === "" ? "" : `[${clock.replace(/[[\]()（）`]/g, "")}] `}${label}${words}`;
    return written.trim() === "" ? [] : [{ ...open, text: written.trim(), line, spaced: true }];
  });
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|\s*$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
