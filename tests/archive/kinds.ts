/**
 * What stands in the Markdown of a real archive, counted by patterns of its own rather than by the
 * parser's: each kind of thing that a page must show, and how to tell from a model whether it does.
 */

import { readFileSync } from "node:fs";
import type { Program, Shown } from "./program.ts";

/** The kinds that are counted, in the order of the table. */
export const KINDS = [
  "a file that can be read",
  "one turn a line",
  "a name in brackets",
  "a part that is no person",
  "a label once, a speaker by its form",
  "a label without a mark",
  "Latin words in a Chinese talk",
  "one original for several paragraphs",
  "an original in Markdown",
  "lists, tables and lines of an original",
  "an original's label once",
  "a change of voice",
  "a Latin term that is explained",
  "a note at the foot",
  "a formula",
  "a paragraph in another language",
] as const;

export type Kind = (typeof KINDS)[number];

export interface Finding {
  kind: Kind;
  line: number;
  isRight: boolean;
}

const BOLD_LABEL = /^(?:\[[\d:.]+\]\s*)?\*\*([^*\n]{1,60}?)(?:\*\*\s*[:：]|[:：]\s*\*\*)\s*(.*)$/;
const PLAIN_LABEL =
  /^([^\s*#<>|`\-:：，。,!?！？；;“”"‘][^*#<>|`:：，。,!?！？；;“”"\n]{0,24}?)\s*[:：](?!\/\/)\s*(\S.*)$/;
/** A label of either form that an original begins with, and what may stand before its text. */
const FIRST_LABEL =
  /^(?:\*\*[^*\n]{1,60}?(?:\*\*\s*[:：]|[:：]\s*\*\*)|\[?[A-Z][\w.'’ ]{1,30}\]?:)\s*/;
const PART =
  /^(?:(?:unknown )?speaker(?: ?[a-z]{1,2}| ?\d+)?|发言人.?|主讲人|说话人.?|主持人|host|嘉宾.?)$/i;
const BY_FORM =
  /[\p{Script=Han}]·[\p{Script=Han}]|^(?:主持人|嘉宾|记者) ?\/ ?\w+$|[（(](?:录音|片段|clip|audio clip|quoted|引述)[)）]$/iu;
const LEADS_IN =
  /(?:说|道|问|答|想|写|称|是|表示|认为|指出|回答|补充|总结|强调|解释)$|^(?:他|她|我|你|它|这|那|但|而|所以|例如|比如|第)/;

/** Finds all that is counted in one file, and compares it with what a program makes of it. */
export function findKinds(file: string, path: string, program: Program): Finding[] {
  const source = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  const shown = program.read(source, path);
  const found: Finding[] = [];
  const add = (kind: Kind, line: number, isRight: boolean) => found.push({ kind, line, isRight });
  add("a file that can be read", 1, !shown.isRefused);
  const lines = source.split("\n");
  const from = lines.indexOf(lines[0] ?? "---", 1) + 1;
  const isInside = insideDetails(lines);
  const labels = countLabels(lines.slice(from));
  const plain = plainLabels(lines, from, isInside);
  const isChineseOnly = !source.includes("<details") && chineseShare(lines.slice(from)) > 0.9;

  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const before = lines[at - 1] ?? "";
    const opensParagraph = before.trim() === "" || /^(?:#|<)/.test(before);
    const number = at + 1;
    const [, label, rest = ""] = BOLD_LABEL.exec(line) ?? [];
    if (label !== undefined && !isInside[at] && keyOf(rest) !== "") {
      const bare = label.trim().replace(/[[\]【】]/g, "");
      const isRight = shown.beginsTurn(number, rest, bare);
      if (!opensParagraph && (labels.get(label) ?? 0) >= 3) {
        add("one turn a line", number, isRight);
      }
      if (bare !== label.trim()) add("a name in brackets", number, isRight);
      if (PART.test(bare)) {
        add("a part that is no person", number, isRight && program.isRole(bare));
      }
      if ((labels.get(label) ?? 0) === 1 && BY_FORM.test(bare)) {
        add("a label once, a speaker by its form", number, isRight);
      }
    }
    const [, name, said = ""] =
      opensParagraph && !isInside[at] ? (PLAIN_LABEL.exec(line) ?? []) : [];
    if (name !== undefined && plain.has(name)) {
      add("a label without a mark", number, shown.beginsTurn(number, said, name.trim()));
    }
    if (/^>>/.test(line) && !isInside[at] && keyOf(line) !== "") {
      add("a change of voice", number, shown.isNobodys(number));
    }
    if (isChineseOnly && isLatinWords(line) && /\p{Script=Han}/u.test(nextText(lines, at))) {
      add("Latin words in a Chinese talk", number, !shown.isTakenForOriginal(rest || line));
    }
    for (const [, term = ""] of line.matchAll(
      /\*\*([A-Za-z][^*\p{Script=Han}]{0,38})\*\*\s?[（(](?!见|参见|如图)[^（）()]*\p{Script=Han}{2}[^（）()]*[)）]/gu,
    )) {
      if (!isInside[at]) add("a Latin term that is explained", number, program.isTerm(line, term));
    }
    for (const [reference, id = ""] of line.matchAll(/\[\^([^\]\s]+)\](?!:)/g)) {
      add("a note at the foot", number, shown.hasNote(id) && !shown.text(line).includes(reference));
    }
    for (const [formula] of line.matchAll(
      /\$\$[^$]+\$\$|\$(?=\S)[^$\n]*[\\^_{][^$\n]*\S\$(?!\d)/g,
    )) {
      if (!isInside[at]) add("a formula", number, shown.text(line).includes(formula));
    }
    if (opensParagraph && !isInside[at] && isOtherLanguage(line)) {
      add("a paragraph in another language", number, shown.hasOtherLanguage(number));
    }
  }
  countOriginals(lines, from, labels, shown, add);
  return found;
}

/** Blocks of `<details>` that are closed, with the paragraphs before them. */
function countOriginals(
  lines: readonly string[],
  from: number,
  labels: ReadonlyMap<string, number>,
  shown: Shown,
  add: (kind: Kind, line: number, isRight: boolean) => void,
): void {
  let run: string[] = [];
  let runLines: number[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (/^#{1,6}\s/.test(line)) {
      run = [];
      runLines = [];
    } else if (!/^\s*<details\b/i.test(line)) {
      if (line.trim() === "" || /^\s*<|^\s*([-*_]\s*){3,}$/.test(line)) continue;
      const opens = (lines[at - 1] ?? "").trim() === "" || /^\s*<\//.test(lines[at - 1] ?? "");
      if (opens && BOLD_LABEL.test(line)) {
        run = [];
        runLines = [];
      }
      if (opens || run.length === 0) {
        run.push(line);
        runLines.push(at + 1);
      } else run[run.length - 1] += `\n${line}`;
    } else {
      let end = at + 1;
      while (end < lines.length && !/<\/?details\b/i.test(lines[end] ?? "")) end++;
      if (!/<\/details\s*>/i.test(lines[end] ?? "")) continue;
      const inner = lines.slice(at, end + 1).join("\n");
      const isMarkdown = !/<p\b/i.test(inner);
      const text = inner
        .replace(/<summary\b[\s\S]*?<\/summary\s*>/i, "")
        .replace(/<\/?(?:details|p)\b[^<>]*>/gi, "\n\n")
        .trim();
      const label = BOLD_LABEL.exec(text.split("\n")[0] ?? "")?.[1];
      const start = text.replace(FIRST_LABEL, "");
      if (keyOf(start) === "") continue;
      if (isMarkdown) add("an original in Markdown", at + 1, shown.hasOriginal(start));
      if (/\S[ \t]*\n[ \t]*\S/.test(text)) {
        add("lists, tables and lines of an original", at + 1, shown.hasLines(start));
      }
      if (label !== undefined && labels.get(label) === 1 && BOLD_LABEL.test(run.at(-1) ?? "")) {
        add(
          "an original's label once",
          at + 1,
          shown.isOriginalSpeaker(start, label.trim().replace(/^[[【]|[\]】]$/g, "")),
        );
      }
      const last = run.at(-1)?.length ?? 0;
      const all = run.reduce((sum, one) => sum + one.length, 0);
      const turns = text.match(/^\*\*[^*\n]{1,60}(?:\*\*\s*[:：]|[:：]\s*\*\*)/gm)?.length ?? 0;
      const isForSeveral =
        turns < 2 && run.length >= 2 && text.length * 0.31 > last * 1.7 && all > last * 1.3;
      if (isForSeveral) {
        add(
          "one original for several paragraphs",
          at + 1,
          shown.isShared(start, runLines.at(-2) ?? 0),
        );
      }
      run = [];
      runLines = [];
      at = end;
    }
  }
}

/** The first letters of a text, by which it is found again in a model. */
export function keyOf(text: string): string {
  return text
    .replace(/<[^<>]*>/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, 24)
    .toLowerCase();
}

function insideDetails(lines: readonly string[]): boolean[] {
  let inside = false;
  return lines.map((line) => {
    if (/<details\b/i.test(line)) inside = true;
    const here = inside;
    if (/<\/det/i.test(line)) inside = false;
    return here;
  });
}

function countLabels(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = BOLD_LABEL.exec(line.replace(/^\s*<p\b[^<>]*>/, ""))?.[1];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** Names before a colon that come back and alternate: what a person would see as a conversation. */
function plainLabels(lines: readonly string[], from: number, isInside: boolean[]): Set<string> {
  const sequence: string[] = [];
  for (let at = from; at < lines.length; at++) {
    const opens = (lines[at - 1] ?? "").trim() === "" || /^(?:#|<)/.test(lines[at - 1] ?? "");
    const name = opens && !isInside[at] ? PLAIN_LABEL.exec(lines[at] ?? "")?.[1] : undefined;
    if (name !== undefined && !LEADS_IN.test(name)) sequence.push(name);
  }
  const counts = new Map<string, number>();
  for (const name of sequence) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = new Set([...counts].filter(([, count]) => count >= 5).map(([name]) => name));
  const turns = sequence.filter((name) => often.has(name));
  const changes = turns.filter((name, i) => i > 0 && name !== turns[i - 1]).length;
  return often.size >= 2 && changes >= 5 ? often : new Set();
}

function chineseShare(lines: readonly string[]): number {
  const texts = lines.filter((line) => /\p{L}/u.test(line) && !line.startsWith("#"));
  const chinese = texts.filter((line) => /\p{Script=Han}/u.test(line)).length;
  return texts.length === 0 ? 0 : chinese / texts.length;
}

/** A paragraph of few Latin words, with a label in whatever script. */
function isLatinWords(line: string): boolean {
  const text = BOLD_LABEL.exec(line)?.[2] ?? line;
  return /^[A-Za-z]/.test(text) && text.length < 60 && !/\p{Script=Han}/u.test(text);
}

function nextText(lines: readonly string[], at: number): string {
  return lines.slice(at + 1, at + 4).find((line) => line.trim() !== "") ?? "";
}

function isOtherLanguage(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const other = line.match(/[\u3041-\u30fa\uac00-\ud7a3]/g)?.length ?? 0;
  return letters >= 10 && other / letters > 0.25;
}
