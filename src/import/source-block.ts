/**
 * The pieces that a source is cut into before anything is decided about them, and the cutting of
 * plain text. Some texts hold a paragraph per line, others break lines inside paragraphs: the
 * lines' lengths tell which.
 */

import { takePageMarks } from "./page-marks.ts";
import { knownWords } from "./parted-word.ts";
import type { ImportReport } from "./report.ts";

/** A paragraph or heading of the source. `line` is 1-based. */
export interface SourceBlock {
  kind: "paragraph" | "heading";
  /** 1–6 for a heading. */
  level?: number;
  text: string;
  line: number;
  /** True when `text` is Markdown already; plain text is escaped when it is written. */
  markdown?: boolean;
  /** True for a list, a quotation, a table or code: kept as it is, never read as a label. */
  whole?: boolean;
  /** True for a list whose items opened with a dash in plain text, as two people may. */
  dashed?: boolean;
  /** The speaker whose label stood before the text. */
  speaker?: string;
  /** True when a label was seen here, so that a new turn starts. */
  opensTurn?: boolean;
  /** True when somebody else speaks from here on, and nobody can say who. */
  noSpeaker?: boolean;
  /** True for what stands under the credits of a conversation: nobody says it. */
  afterCredits?: true;
  /** Seconds from the start of the recording. */
  time?: number;
  /** The text as it was before conversion to Simplified Chinese. */
  traditional?: string;
  /** The speaker's label before conversion. */
  speakerTraditional?: string;
  /** True when a blank line stands before the block. */
  spaced?: boolean;
  /** Number of the pair that the block belongs to, where the source itself says so. */
  partner?: number;
  /** Which side of its pair the block is. Always with `partner`. */
  side?: "zh" | "en";
}

/**
 * Cuts plain text into paragraphs; `firstLine` is the line of the text's first line. Where lines
 * are broken inside paragraphs, a label that comes back opens one of its own.
 */
export function readPlainText(
  text: string,
  firstLine: number,
  report: ImportReport,
): SourceBlock[] {
  const written = text.split("\n");
  const wrapped = isHardWrapped(written);
  const lines = wrapped ? takePageMarks(written, firstLine, report) : written;
  const isWord = knownWords(text);
  const opens = wrapped ? labelsAtLineStarts(lines) : new Set<string>();
  const blocks: SourceBlock[] = [];
  let spaced = true;
  let open = false;
  lines.forEach((raw, i) => {
    const line = raw.trim();
    if (line === "") {
      spaced = true;
      open = false;
      return;
    }
    const previous = blocks.at(-1);
    if (wrapped && open && previous && !startsItem(line) && !opens.has(labelOf(line) ?? "")) {
      const joined = joinLines(previous.text, line, isWord);
      noteParted(previous.text, line, joined, firstLine + i, report);
      previous.text = joined;
    } else {
      blocks.push({
        kind: "paragraph",
        text: line,
        line: firstLine + i,
        ...(spaced && { spaced }),
      });
    }
    spaced = false;
    open = true;
  });
  return blocks;
}

/** A word that was whole again is told: the hyphen may have been meant. */
function noteParted(
  before: string,
  line: string,
  joined: string,
  at: number,
  report: ImportReport,
): void {
  if (joined.length !== before.length + line.length - 1 || !before.endsWith("-")) return;
  const first = /\S+$/.exec(before)?.[0] ?? "";
  const second = /^\S+/.exec(line)?.[0] ?? "";
  const after = first.slice(0, -1) + second;
  report.repaired.push({
    rule: "word parted at a line's end",
    line: at,
    before: `${first}\n${second}`,
    after,
  });
}

/** What stands before a colon at a line's start. */
function labelOf(line: string): string | undefined {
  return /^([^\s:：][^:：.。,，]{0,29})[:：](?!\/\/)/.exec(line)?.[1];
}

/** Labels that open at least two lines. */
function labelsAtLineStarts(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = labelOf(line.trim());
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label));
}

/**
 * Tells whether lines are broken inside paragraphs: neighbouring lines are all about as wide as
 * the widest, narrow enough for a mail or a terminal, and mostly end in the middle of a sentence.
 */
export function isHardWrapped(lines: readonly string[]): boolean {
  const inner: string[] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = (lines[i] ?? "").trim();
    const next = (lines[i + 1] ?? "").trim();
    if (line !== "" && next !== "" && !startsItem(line) && !startsItem(next)) inner.push(line);
  }
  if (inner.length < 3) return false;
  const widths = inner.map(displayWidth).sort((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.95)] ?? 0;
  if (widest > 130 || widest < 30) return false;
  const full = widths.filter((width) => width >= widest * 0.75).length;
  const unfinished = inner.filter((line) => !endsSentence(line)).length;
  return full >= inner.length * 0.7 && unfinished >= inner.length * 0.6;
}

/** First parts of words that are written with a hyphen. */
const HYPHENED =
  /(?:^|[^\p{L}])(?:self|non|well|co|re|pre|post|anti|ex|semi|multi|half|mid|all|cross|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$/iu;

/**
 * Joins two lines of one paragraph. A hyphen at the end of the first goes only where the whole is a
 * known word: what is `well-known` stays so, and speech that breaks off keeps its mark.
 * @param isWord Tells known words, where lines are broken inside words; else no word is parted.
 */
export function joinLines(a: string, b: string, isWord?: (word: string) => boolean): string {
  if (/\p{L}-$/u.test(a) && /^\p{L}/u.test(b)) {
    const whole = `${/\p{L}+(?=-$)/u.exec(a)?.[0]}${/^\p{L}+/u.exec(b)?.[0]}`;
    if (isWord?.(whole.toLowerCase())) return a.slice(0, -1) + b;
    // `twenty-` and `five` are one word with its hyphen; `I-` and `we` are two.
    if (isWord || HYPHENED.test(a)) return a + b;
  }
  return needsBlank(a, b) ? `${a} ${b}` : a + b;
}

/** Tells whether a blank belongs between two pieces of a sentence: not between Chinese ones. */
export function needsBlank(a: string, b: string): boolean {
  const chinese = /[\p{Script=Han}，。、；：？！“”（）《》…—]/u;
  return !(chinese.test(a.at(-1) ?? "") && chinese.test(b.charAt(0)));
}

/** Columns that a text takes where a Han character takes two: never fewer than its length. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isWide = (unit >= 0x1100 && unit <= 0x115f) || (unit >= 0x2e80 && unit <= 0xffef);
    width += isWide ? 2 : 1;
    // A pair of surrogates is one character.
    if (unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) as number) > 0xffff) at++;
  }
  return width;
}

const END_MARKS = new Set("。．.!?！？…;；~～");
const CLOSING_MARKS = new Set("\"'”’」』）)]】》*_");

/** Tells whether a text ends as sentences do, closing quotation marks and brackets aside. */
export function endsSentence(text: string): boolean {
  let end = text.trimEnd().length - 1;
  while (CLOSING_MARKS.has(text.charAt(end))) end--;
  return END_MARKS.has(text.charAt(end));
}

function startsItem(line: string): boolean {
  return /^([•·●▪◦*+-]|\d{1,3}[.、)）])\s|^[—―–]{1,2}\s*\S/.test(line);
}
