/**
 * Reads a `<details>` block: its summary, and the original that it holds, as `<p>` elements or as
 * Markdown. A block that is not closed ends where a person would see its end; nothing of it is lost.
 */

import { proseLanguage } from "../text/language.ts";
import type { OriginalLocale } from "../text/locale.ts";
import { countHan } from "../text/script.ts";
import { type BlockProblem, joinParagraphs } from "./original-text.ts";

/** What a `<details>` block holds, and where it ends. */
export interface DetailsReading {
  /** Absent where the block holds no text. */
  original?: { lang: OriginalLocale; text: string };
  /** Index of the first line that is not part of the block. */
  end: number;
  /** What stands on the line before `end`, after the closing tag. */
  rest: string;
  problems: BlockProblem[];
}

const OPENS = /^\s*<details\b/i;
const CLOSES = /<\/details\s*>/i;
/** A line that is a closing tag of some other name: `</detais>`, `</text>`, `</details]`. */
const CLOSES_MISTYPED = /^\s*<\/(?!p\s*>|summary\s*>)[a-z]{1,20}\s*[>\]]?\s*$/i;
/** The same where it can only be meant for `</details>`. */
const CLOSES_NEARLY = /^\s*<\/s?det[a-z]{0,8}\s*[>\]]?\s*$/i;
const HEADING = /^ {0,3}#{1,6}\s/;

/** Tells a line that opens a block. */
export function opensDetails(line: string): boolean {
  return OPENS.test(line);
}

/** Tells a line that holds nothing but closing tags of a block that has ended already. */
export function isStrayClosing(line: string): boolean {
  return (
    /^\s*(?:<\/(?:details|summary|p)\s*>\s*)+$/i.test(line) ||
    /^\s*<\/det\w*\s*[>\]]?\s*$/i.test(line)
  );
}

/**
 * Reads the block that begins at a line.
 * @param isSpeaker Tells a line that opens with a speaker's label.
 * @param lineNumber Of the first line, in the file.
 */
export function readDetails(
  lines: readonly string[],
  start: number,
  isSpeaker: (line: string) => boolean,
  lineNumber: number,
): DetailsReading {
  const plain = readPlain(lines, start);
  if (plain) return { original: plain, end: start + 4, rest: "", problems: [] };
  const problems: BlockProblem[] = [];
  let close = start;
  while (close < lines.length && !CLOSES.test(lines[close] ?? "")) {
    const line = lines[close] ?? "";
    if (close > start && (OPENS.test(line) || CLOSES_NEARLY.test(line))) break;
    close++;
  }
  const isClosed =
    CLOSES.test(lines[close] ?? "") && !(close > start && OPENS.test(lines[close] ?? ""));
  const end = isClosed ? close : unclosedEnd(lines, start, close, isSpeaker);
  if (!isClosed) {
    problems.push({
      severity: "warning",
      rule: "details-unclosed",
      line: lineNumber,
      message: "A `<details>` block is never closed, so it is read up to what cannot belong to it",
      fix: "add a line `</details>` after its text",
    });
  }
  const inner = lines
    .slice(start, isClosed ? end + 1 : end)
    .join("\n")
    .replace(/^\s*<details\b[^<>]*>/i, "");
  const closeAt = isClosed ? inner.search(CLOSES) : -1;
  const declared = /^\s*<details\b[^<>]*?\blang\s?=\s?["']?([a-z]{2}(?:-[a-z]{4})?)\b/i.exec(
    lines[start] ?? "",
  )?.[1];
  const original = readInner(
    closeAt < 0 ? inner : inner.slice(0, closeAt),
    declared,
    lineNumber,
    problems,
  );
  const isMistyped = !isClosed && CLOSES_MISTYPED.test(lines[end] ?? "");
  return {
    ...(original && { original }),
    end: isClosed || isMistyped ? end + 1 : end,
    rest: isClosed ? (lines[end] ?? "").replace(/^[\s\S]*?<\/details\s*>/i, "") : "",
    problems,
  };
}

/** Where a block without a closing tag ends: before a heading, the next speaker, Chinese text. */
function unclosedEnd(
  lines: readonly string[],
  start: number,
  limit: number,
  isSpeaker: (line: string) => boolean,
): number {
  let texts = 0;
  for (let at = start + 1; at < limit; at++) {
    const line = lines[at] ?? "";
    if (HEADING.test(line) || CLOSES_MISTYPED.test(line)) return at;
    const isText = line.trim() !== "" && !/^\s*<?\/?summary\b/i.test(line);
    if (!isText) continue;
    const opensParagraph = (lines[at - 1] ?? "").trim() === "" || texts === 0;
    const isElement = /^\s*<p\b/i.test(line);
    if (opensParagraph && !isElement) {
      if (proseLanguage(line) === "zh") return at;
      if (texts > 0 && isSpeaker(line)) return at;
    }
    texts++;
  }
  return limit;
}

/** Reads what stands between the tags of a block, its summary included. */
function readInner(
  inner: string,
  declared: string | undefined,
  line: number,
  problems: BlockProblem[],
): DetailsReading["original"] {
  let content = inner.replace(/<summary\b[^<>]*>[^<\n]*<\/summary\s*>/i, "");
  if (content === inner) {
    // What is left of a summary line was mistyped: `summary>…`, `<summary>…<summary>`.
    const head = /^(?:\s*\n)*[^\n]*\n?/.exec(content)?.[0] ?? "";
    const cleaned = head.replace(/^.*sum[a-z]{0,10}\s?>(.*)$/im, keepLongRest);
    if (cleaned !== head) {
      content = cleaned + content.slice(head.length);
      problems.push({
        severity: "warning",
        rule: "summary-mistyped",
        line,
        message: "The summary line of a `<details>` block is mistyped",
        fix: "write it as `<summary>View/Hide Original English</summary>`",
      });
    }
  }
  const lang =
    /<p\b[^<>]*?\blang\s?=\s?["']?([a-z]{2}(?:-[a-z]{4})?)\b/i.exec(content)?.[1] ?? declared;
  const paragraphs = content
    .replace(/<p\b[^<>]*>/gi, "\n\n")
    .replace(/<\/p\s*>/gi, "\n\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.replace(/^[\s]*\n|\s+$/g, ""))
    .filter((paragraph) => paragraph.trim() !== "");
  const text = joinParagraphs(paragraphs);
  if (text === "") {
    problems.push({
      severity: "warning",
      rule: "original-empty",
      line,
      message: "A `<details>` block holds no text",
      fix: "write the original into it, or remove the block",
    });
    return undefined;
  }
  return { lang: knownLocale(lang) ?? guessOriginalLocale(text), text };
}

/**
 * An original exactly as `serialize.ts` writes it, in four lines and without tags in its text but
 * for `<br>`; undefined where it is anything else. Most are so, and the patterns that also read
 * what people make of it cost more than all the rest of a file.
 */
function readPlain(
  lines: readonly string[],
  start: number,
): { lang: OriginalLocale; text: string } | undefined {
  if (lines[start] !== "<details>" || lines[start + 3] !== "</details>") return undefined;
  const summary = lines[start + 1] ?? "";
  const passage = lines[start + 2] ?? "";
  const form = PLAIN_ORIGINALS.find(
    ({ opening }) => passage.startsWith(opening) && passage.endsWith("</p>"),
  );
  if (!form || !/^<summary>[^<]*<\/summary>$/.test(summary)) return undefined;
  const text = passage.slice(form.opening.length, -"</p>".length).trim();
  if (text === "" || (text.includes("<") && /<(?!br>)/.test(text))) return undefined;
  return { lang: form.lang ?? guessOriginalLocale(text), text };
}

const PLAIN_ORIGINALS: readonly { opening: string; lang?: OriginalLocale }[] = [
  { opening: '<p class="english-text">' },
  { opening: '<p class="english-text" lang="zh-Hant">', lang: "zh-Hant" },
];

/** A summary is a few words; what is longer is text that stands on its line. */
function keepLongRest(_line: string, rest: string): string {
  return rest.trim().length > 60 ? rest : "";
}

function knownLocale(tag: string | undefined): OriginalLocale | undefined {
  return ORIGINAL_LOCALES.find((known) => known.toLowerCase() === tag?.toLowerCase());
}

/** Languages that an original may be in. */
export const ORIGINAL_LOCALES: readonly OriginalLocale[] = ["en", "zh-Hant", "ja", "ko", "fr"];

/** An original that says nothing of its language is Traditional Chinese when it is Chinese at all. */
export function guessOriginalLocale(text: string): OriginalLocale {
  if (text.length < 12 && countHan(text) === 0) return "en";
  const language = proseLanguage(text);
  return language === "zh" ? "zh-Hant" : language === "none" ? "en" : language;
}
