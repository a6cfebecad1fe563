/**
 * Cuts Markdown into source blocks. markdown-it finds the blocks and their lines; the text stays
 * the Markdown that was written, less images, tags and needless backslashes.
 */

import MarkdownIt from "markdown-it";
import { knownWords } from "../parted-word.ts";
import type { ImportReport } from "../report.ts";
import { isHardWrapped, joinLines, type SourceBlock } from "../source-block.ts";
import { reduceMarkup } from "./markup.ts";

// `[Host]: Welcome` is what somebody says; as a reference it would be gone.
const parser = new MarkdownIt({ html: true }).disable("reference");

/** Tells Markdown from plain text by marks that plain text hardly ever holds. */
export function looksLikeMarkdown(text: string): boolean {
  return MARKS.some(([trace, mark]) => text.includes(trace) && mark.test(text));
}

/** Patterns, each with what a text holds in which it may match: to look for that costs little. */
export const MARKS: readonly [trace: string, mark: RegExp][] = [
  ["# ", /^ {0,3}#{1,6} \S/m],
  // The line above comes last: a search for the rule is the faster one.
  ["\n===", /\n={3,}[ \t]*$(?<=^\S[^\n]*\n=+[ \t]*)/m],
  ["\n---", /\n-{3,}[ \t]*$(?<=^\S[^\n]*\n-+[ \t]*)/m],
  ["**", /\*\*[^*\s][^*\n]*\*\*/],
  ["](", /!?\[[^[\]\n]{0,500}\]\((https?:|\/|\.|#)[^)\n]*\)/],
  ["```", /^```/m],
  ["<", /^<(details|br|p|div)\b[^>]*>/m],
];

/** Cuts Markdown into blocks; `firstLine` is the line of the text's first line in the file. */
export function readMarkdown(text: string, firstLine: number, report: ImportReport): SourceBlock[] {
  const lines = text.split("\n");
  const wrapped = isHardWrapped(lines);
  const isWord = knownWords(text);
  const blocks: SourceBlock[] = [];
  const tokens = parser.parse(text, {});
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token?.map || token.level !== 0) continue;
    const [from, to] = token.map;
    const line = firstLine + from;
    const raw = lines.slice(from, to).join("\n").trimEnd();
    if (token.type === "heading_open") {
      const title = cleanInline(tokens[i + 1]?.content ?? "", line, report)
        .replace(/\s*\n\s*/g, " ")
        .trim();
      const level = Number(token.tag.slice(1));
      if (title !== "") blocks.push({ kind: "heading", level, text: title, line, markdown: true });
    } else if (token.type === "paragraph_open") {
      addParagraph(cleanInline(tokens[i + 1]?.content ?? "", line, report), line);
    } else if (token.type === "html_block") {
      addParagraph(cleanInline(raw, line, report), line);
    } else if (token.type === "code_block") {
      // Clippings indent prose; code worth keeping is fenced.
      addParagraph(cleanInline(raw.replace(/^ +/gm, ""), line, report), line);
    } else if (token.type === "fence") {
      pushWhole(raw, line);
    } else if (/^(bullet_list|ordered_list|blockquote|table)_open$/.test(token.type)) {
      for (const part of cutAtBlankLines(raw)) {
        pushWhole(cleanInline(part.text, line + part.offset, report).trim(), line + part.offset);
      }
    }
  }
  return blocks;

  function pushWhole(content: string, line: number): void {
    if (content.trim() === "") return;
    blocks.push({ kind: "paragraph", text: content, line, markdown: true, whole: true });
  }

  /** One block a line, unless the source breaks lines inside its paragraphs. */
  function addParagraph(content: string, line: number): void {
    const parts = content.split("\n");
    let open = false;
    let spaced = true;
    parts.forEach((part, i) => {
      const hardBreak = /( {2,}|\\)$/.test(part);
      const trimmed = part.replace(/\\$/, "").trim();
      const previous = blocks.at(-1);
      if (trimmed !== "") {
        if (wrapped && open && previous) previous.text = joinLines(previous.text, trimmed, isWord);
        else {
          const block: SourceBlock = { kind: "paragraph", text: trimmed, line: line + i };
          blocks.push({ ...block, markdown: true, ...(spaced && { spaced }) });
        }
        spaced = false;
      }
      open = trimmed !== "" && !hardBreak;
    });
  }
}

// Bounded, or a line of nothing but `![` takes time by the square of its length.
const IMAGE = /!\[([^[\]]{0,500})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)/g;

/** Takes images, tags and needless backslashes out of a piece of Markdown. */
function cleanInline(source: string, line: number, report: ImportReport): string {
  let text = source.replace(IMAGE, (image, alt: string, offset: number) => {
    const at = line + source.slice(0, offset).split("\n").length - 1;
    report.removed.push({ rule: "image", line: at, text: image });
    const caption = alt.trim();
    return isCaption(caption) ? `（图：${caption}）` : "";
  });
  const reduced = reduceMarkup(text);
  for (const dropped of reduced.dropped) {
    report.removed.push({ rule: "markup", line, text: dropped });
  }
  text = reduced.text;
  // `\&` and the like come from converters that escape every mark; only the last of these has to.
  const unescaped = text.replace(/\\([&%$@"',;:/?])/g, "$1");
  if (unescaped !== text) {
    report.repaired.push({ rule: "needless escape", line, before: text, after: unescaped });
  }
  return unescaped;
}

/** An alternative text worth keeping is more than a file name or the word "image". */
function isCaption(alt: string): boolean {
  return alt.length >= 4 && !/^(image|img|图片|圖片|截图|picture|photo)\b|\.\w{3,4}$/i.test(alt);
}

function cutAtBlankLines(raw: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let current: string[] = [];
  raw.split("\n").forEach((line, i, all) => {
    if (line.trim() !== "") current.push(line);
    if ((line.trim() === "" || i === all.length - 1) && current.length > 0) {
      const offset = line.trim() === "" ? i - current.length : i - current.length + 1;
      parts.push({ text: current.join("\n"), offset });
      current = [];
    }
  });
  return parts;
}
