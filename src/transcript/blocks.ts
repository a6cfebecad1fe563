/**
 * Cuts the body of a transcript into blocks: headings, `<details>` originals, markers and
 * paragraphs, each with its line. Knows lines and tags only; what pairs with what is decided by
 * `parse.ts`.
 */

import { closesFence, openingFence } from "../text/code-fence.ts";
import type { OriginalLocale } from "../text/locale.ts";
import { proseScript } from "../text/script.ts";
import { MAX_BLOCKS } from "./limits.ts";

export type Block =
  | { kind: "heading"; level: number; text: string; line: number }
  | { kind: "original"; lang: OriginalLocale; text: string; line: number }
  | { kind: "marker"; marker: Marker; line: number }
  | { kind: "prose"; text: string; script: "han" | "latin" | "none"; line: number };

/**
 * Comments with a meaning: the next `<details>` stands alone, the next turn has no known speaker,
 * the two sides of the next paragraph or heading may not belong together (what it says after a
 * colon is for its reader). Every other comment is dropped.
 */
export type Marker = "untranslated" | "no speaker" | "alignment uncertain";

const MARKER =
  /^\s*<!--\s*(untranslated(?=\s*-->)|no speaker(?=\s*-->)|alignment uncertain(?=\s*(?:-->|:)))/;

export interface BlockProblem {
  severity: "error" | "warning";
  rule: string;
  line: number;
  message: string;
  fix: string;
}

export interface BlockResult {
  blocks: Block[];
  problems: BlockProblem[];
}

/** Cuts a body whose first line is line `firstLine` of the file. */
export function readBlocks(body: string, firstLine: number): BlockResult {
  const lines = body.split("\n");
  const blocks: Block[] = [];
  const problems: BlockProblem[] = [];
  let i = 0;
  const lineNumber = (index: number) => firstLine + index;
  const lineAt = (index: number) => lines[index] ?? "";

  // The last line that closes a comment, so that none after it is looked for a second time.
  const lastCommentEnd = lines.findLastIndex((line) => line.includes("-->"));

  while (i < lines.length) {
    const line = lineAt(i);
    if (blocks.length >= MAX_BLOCKS) {
      problems.push({
        severity: "error",
        rule: "transcript-too-long",
        line: lineNumber(i),
        message: `The transcript has more than ${MAX_BLOCKS} paragraphs; what follows is not read`,
        fix: "split it into several transcripts",
      });
      break;
    }
    if (line.trim() === "" || /^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      i++;
    } else if (/^\s*<!--/.test(line)) {
      i = readComment(i);
    } else if (/^ {0,3}#{1,6}(\s|$)/.test(line)) {
      const marks = /^ {0,3}(#{1,6})/.exec(line);
      const text = headingText(line.slice(marks?.[0].length));
      if (text !== "") {
        const level = (marks?.[1] ?? "#").length;
        blocks.push({ kind: "heading", level, text, line: lineNumber(i) });
      }
      i++;
    } else if (/^\s*<details\b/i.test(line)) {
      i = readDetails(i);
    } else {
      i = readProse(i);
    }
  }
  return { blocks, problems };

  /** Returns the index of the line after the comment. */
  function readComment(start: number): number {
    let end = start;
    // Text after a comment is put back as a line, and may open the next one.
    const limit = Math.max(lastCommentEnd, start);
    while (end <= limit && !lineAt(end).includes("-->")) end++;
    if (end > limit) {
      problems.push({
        severity: "error",
        rule: "comment-unclosed",
        line: lineNumber(start),
        message: "A comment `<!--` is never closed, so nothing after it would be read",
        fix: "close it with `-->`",
      });
      return start + 1;
    }
    const comment = lines.slice(start, end + 1).join("\n");
    const marker = MARKER.exec(comment)?.[1];
    if (marker) blocks.push({ kind: "marker", marker: marker as Marker, line: lineNumber(start) });
    const rest = lineAt(end).slice(lineAt(end).indexOf("-->") + 3);
    if (rest.trim() === "") return end + 1;
    lines[end] = rest;
    return end;
  }

  function readDetails(start: number): number {
    const plain = readPlainDetails(lines, start);
    if (plain) {
      blocks.push({ kind: "original", ...plain, line: lineNumber(start) });
      return start + 4;
    }
    let end = start;
    while (end < lines.length && !/<\/details\s*>/i.test(lineAt(end))) {
      const next = lineAt(end);
      const opensAnother = end > start && (/^\s*<details\b/i.test(next) || /^#{1,6}\s/.test(next));
      if (opensAnother) break;
      end++;
    }
    const closed = /<\/details\s*>/i.test(lineAt(end)) && end < lines.length;
    if (!closed) {
      problems.push({
        severity: "error",
        rule: "details-unclosed",
        line: lineNumber(start),
        message: "A `<details>` block is never closed",
        fix: "add a line `</details>` after its `</p>`",
      });
    }
    const inner = lines
      .slice(start, closed ? end + 1 : end)
      .join("\n")
      .replace(/^\s*<details\b[^<>]*>/i, "");
    const closeAt = inner.search(/<\/details\s*>/i);
    readOriginal(closeAt < 0 ? inner : inner.slice(0, closeAt), start);
    if (!closed) return end;
    const rest = lineAt(end).replace(/^[\s\S]*?<\/details\s*>/i, "");
    if (rest.trim() === "") return end + 1;
    lines[end] = rest;
    return end;
  }

  function readOriginal(inner: string, start: number): void {
    let content = inner.replace(/<summary\b[^<>]*>[^<\n]*<\/summary\s*>/i, "");
    const beforeText = content.search(/<p\b/i);
    const head = beforeText < 0 ? content : content.slice(0, beforeText);
    // What is left of a summary line here was mistyped: `summary>…`, `<summary>…<summary>`.
    const cleaned = head
      .split("\n")
      .map((line) => line.replace(/^.*sum[a-z]{0,10}\s?>(.*)$/i, keepLongRest))
      .join("\n");
    if (cleaned !== head) {
      content = cleaned + content.slice(head.length);
      problems.push({
        severity: "warning",
        rule: "summary-mistyped",
        line: lineNumber(start),
        message: "The summary line of a `<details>` block is mistyped",
        fix: "write it as `<summary>View/Hide Original English</summary>`",
      });
    }
    const lang = /<p\b[^<>]*?\blang\s?=\s?["']?(zh-Hant|en)\b/i.exec(content)?.[1];
    const text = content
      .replace(/<p\b[^<>]*>/gi, "\n\n")
      .replace(/<\/p\s*>/gi, "\n\n")
      .split("\n")
      .map((line) => line.trim())
      .join("\n")
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.replaceAll("\n", " ").trim())
      .filter((paragraph) => paragraph !== "")
      .join("<br><br>");
    if (text === "") {
      problems.push({
        severity: "warning",
        rule: "original-empty",
        line: lineNumber(start),
        message: "A `<details>` block holds no text",
        fix: "write the original into it, or remove the block",
      });
      return;
    }
    blocks.push({
      kind: "original",
      lang: lang ? (lang.toLowerCase() === "en" ? "en" : "zh-Hant") : guessOriginalLocale(text),
      text,
      line: lineNumber(start),
    });
  }

  function readProse(start: number): number {
    let end = start;
    const fence = openingFence(lineAt(start));
    if (fence !== undefined) {
      end++;
      while (end < lines.length && !closesFence(lineAt(end), fence)) end++;
      end = Math.min(end + 1, lines.length);
    } else {
      while (end < lines.length && lineAt(end).trim() !== "") {
        const next = lineAt(end);
        const opensBlock = /^\s*<(details\b|!--)/i.test(next) || /^ {0,3}#{1,6}\s/.test(next);
        if (end > start && opensBlock) break;
        end++;
      }
    }
    const text = lines.slice(start, end).join("\n").trimEnd();
    blocks.push({
      kind: "prose",
      text: fence ? text : text.trimStart(),
      // Code is nobody's translation, whatever letters it is written in.
      script: fence ? "none" : proseScript(text),
      line: lineNumber(start),
    });
    return end;
  }
}

/**
 * An original exactly as `serialize.ts` writes it, in four lines and without tags in its text but
 * for `<br>`; undefined where it is anything else. Nearly all are so, and the patterns that also
 * read what people make of it cost more than all the rest of a file.
 */
function readPlainDetails(
  lines: readonly string[],
  start: number,
): { lang: OriginalLocale; text: string } | undefined {
  const [opening, summary = "", passage = "", closing] = lines.slice(start, start + 4);
  if (opening !== "<details>" || closing !== "</details>") return undefined;
  const lang = PLAIN_ORIGINALS.find(
    (form) => passage.startsWith(form.opening) && passage.endsWith("</p>"),
  );
  if (!lang || !/^<summary>[^<]*<\/summary>$/.test(summary)) return undefined;
  const text = passage.slice(lang.opening.length, -"</p>".length).trim();
  if (text === "" || (text.includes("<") && /<(?!br>)/.test(text))) return undefined;
  return { lang: lang.lang ?? guessOriginalLocale(text), text };
}

const PLAIN_ORIGINALS: readonly { opening: string; lang?: OriginalLocale }[] = [
  { opening: '<p class="english-text">' },
  { opening: '<p class="english-text" lang="zh-Hant">', lang: "zh-Hant" },
];

/** A summary is a few words; what is longer is text that stands on its line. */
function keepLongRest(_line: string, rest: string): string {
  return rest.trim().length > 60 ? rest : "";
}

/** A heading without the `#` that may close it. */
function headingText(afterMarks: string): string {
  const text = afterMarks.trim();
  const open = text.replace(/(?<!#)#+$/, "");
  return open === "" || /\s$/.test(open) ? open.trim() : text;
}

/** An original that says nothing of its language is Traditional Chinese when it is Chinese at all. */
export function guessOriginalLocale(text: string): OriginalLocale {
  return proseScript(text) === "han" ? "zh-Hant" : "en";
}
