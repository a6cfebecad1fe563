/**
 * Cuts HTML into source blocks: paragraphs, headings, lists, quotations, tables, code. Used for
 * web pages, for the chapters of books and for Word documents, which are turned into HTML first.
 *
 * A table with headings is kept as a table; one without is a way of placing things (a bilingual
 * page in two columns), and each of its cells is prose.
 */

import type { ChildNode, Element } from "domhandler";
import { proseScript } from "../../text/script.ts";
import { assertBlocks, cutBlanks } from "../limits.ts";
import type { ImportReport } from "../report.ts";
import { joinLines, type SourceBlock } from "../source-block.ts";
import { DROPPED, isElement, isHidden, readInline, textOf } from "./html-inline.ts";
import { parseMarkup } from "./parse-markup.ts";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** Blocks whose words are not in the source as they are; from then on no line is told. */
const MAX_LOST = 2000;

/** Cuts a piece of HTML. Lines are 0: see `locateBlocks`. */
export function readHtmlBlocks(html: string, report: ImportReport): SourceBlock[] {
  const blocks = readNodes(parseMarkup(cutBlanks(html)), report);
  assertBlocks(blocks);
  return blocks;
}

function readNodes(nodes: readonly ChildNode[], report: ImportReport): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let inline: ChildNode[] = [];
  const flush = () => {
    if (inline.length > 0) blocks.push(...readParagraph(inline, report));
    inline = [];
  };
  for (const node of nodes) {
    if (isElement(node) && (DROPPED.has(node.name) || isHidden(node))) continue;
    if (isElement(node) && holdsBlock(node)) {
      flush();
      blocks.push(...readBlock(node, report));
    } else if (node.type === "text" || isElement(node)) inline.push(node);
  }
  flush();
  return blocks;
}

/** A block, or an inline element that wraps one, as pages' editors make them. */
function holdsBlock(node: Element): boolean {
  return (
    BLOCKS.has(node.name) || node.children.some((child) => isElement(child) && holdsBlock(child))
  );
}

function readBlock(node: Element, report: ImportReport): SourceBlock[] {
  const { name, children } = node;
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) {
    const { text, marked } = readInline(children, report);
    const line = text.replace(/\n/g, " ").replace(/\*\*/g, "").trim();
    if (line === "") return [];
    const block: SourceBlock = { kind: "heading", level: Number(heading), text: line, line: 0 };
    return [marked ? { ...block, markdown: true } : block];
  }
  if (name === "ul" || name === "ol" || name === "menu") return readList(node, report);
  if (name === "blockquote") return readQuotation(node, report);
  if (name === "pre") return whole(`\`\`\`\n${codeOf(node).replace(/^\n|\s+$/g, "")}\n\`\`\``);
  if (name === "table") return readTable(node, report);
  const blocks = readNodes(children, report);
  return isNote(node) ? asNote(blocks) : blocks;
}

/** Lines of code: pages that number or colour them put each in an element of its own. */
function codeOf(pre: Element): string {
  const lines = pre.children.filter(isElement);
  const isLined = lines.length > 1 && lines.every(({ name }) => /^(code|div|p|li)$/.test(name));
  const line = (node: ChildNode): string => {
    if (!isElement(node)) return textOf(node);
    return node.name === "br" ? "\n" : node.children.map(line).join("");
  };
  const text = pre.children.map(line);
  const isBroken = text.join("").trim().includes("\n");
  return text.join(isLined && !isBroken ? "\n" : "");
}

/** Tells the notes under a text by what they call themselves, not by where they stand. */
function isNote({ name, attribs }: Element): boolean {
  if (/^doc-(foot|end)notes?$/.test(attribs.role ?? "")) return true;
  const names = `${attribs.class ?? ""} ${attribs.id ?? ""}`;
  return name !== "body" && /(?:^|[\s_-])(?:foot|end)-?notes?(?:[\s_-]?\d+)?(?:\s|$)/i.test(names);
}

/** A note is nobody's speech; its number stands before it, in the page on a line of its own. */
function asNote(blocks: readonly SourceBlock[]): SourceBlock[] {
  const [mark, words, ...rest] = blocks;
  const isMark = mark && words && /^\\?\[(\d{1,3}|[*†‡])\\?\]$/.test(mark.text);
  const joined =
    isMark && words.kind === "paragraph" && !words.whole
      ? [
          {
            ...words,
            text: `${words.markdown ? mark.text : mark.text.replaceAll("\\", "")} ${words.text}`,
          },
          ...rest,
        ]
      : blocks;
  return joined.map((block) =>
    block.kind === "paragraph" ? { ...block, noSpeaker: true } : block,
  );
}

/** One block a line: `<br>` parts paragraphs on many pages. */
function readParagraph(nodes: readonly ChildNode[], report: ImportReport): SourceBlock[] {
  const { text, marked } = readInline(nodes, report);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, i) => ({
      kind: "paragraph",
      text: marked ? line.replace(/^(#{1,6} |>)/, "\\$1") : line,
      line: 0,
      ...(marked && { markdown: true }),
      ...(i === 0 && { spaced: true }),
    }));
}

function readList(list: Element, report: ImportReport): SourceBlock[] {
  if (list.children.some(isToggle)) return readNodes(list.children, report);
  const lines = listLines(list, "", report);
  return lines.length === 0 ? [] : whole(lines.join("\n"));
}

/** Notion's toggle: a list of one item that opens and closes. What is in it is prose. */
function isToggle(item: ChildNode): boolean {
  return (
    isElement(item) && item.children.some((child) => isElement(child) && child.name === "details")
  );
}

function listLines(list: Element, indent: string, report: ImportReport): string[] {
  const lines: string[] = [];
  let number = Number(list.attribs.start ?? 1) || 1;
  for (const item of list.children) {
    if (!isElement(item)) continue;
    const isSublist = (node: ChildNode) => isElement(node) && /^(ul|ol|menu)$/.test(node.name);
    if (isSublist(item)) lines.push(...listLines(item, `${indent}  `, report));
    if (item.name !== "li" || isHidden(item)) continue;
    const own = item.children.filter((node) => !isSublist(node));
    const text = readNodes(own, report).map(asMarkdown).reduce(joinText, "");
    const mark = list.name === "ol" ? `${number++}. ` : "- ";
    if (text !== "") lines.push(`${indent}${mark}${text}`);
    for (const node of item.children) {
      if (isElement(node) && isSublist(node)) {
        lines.push(...listLines(node, indent + " ".repeat(mark.length), report));
      }
    }
  }
  return lines;
}

function joinText(a: string, b: string): string {
  return a === "" ? b : joinLines(a, b);
}

/** A quotation that holds most of an article, headings and all, is only its frame. */
function readQuotation(node: Element, report: ImportReport): SourceBlock[] {
  const blocks = readNodes(node.children, report);
  if (blocks.length === 0) return [];
  if (blocks.length > 6 || blocks.some(({ kind }) => kind === "heading")) return blocks;
  const text = blocks.map((block) => asMarkdown(block).replace(/^/gm, "> ")).join("\n>\n");
  return whole(text);
}

function readTable(table: Element, report: ImportReport): SourceBlock[] {
  const rows = descendants(table, "tr");
  const isNested = descendants(table, "table").length > 0;
  if (isNested || descendants(table, "th").length === 0) {
    // Text beside the cells, which XML may have, is read with them as it stands.
    const letters = (nodes: readonly ChildNode[]) =>
      nodes.reduce((sum, node) => sum + textOf(node).replace(/\s+/g, "").length, 0);
    const cells = rows.flatMap(({ children }) => children.filter((node) => isElement(node)));
    const isPlain = !isNested && letters(cells) === letters(table.children);
    return isPlain
      ? rows.flatMap((row) => readRow(row, report))
      : readNodes(table.children, report);
  }
  const cells = rows.map((row) =>
    row.children
      .filter((node) => isElement(node))
      .map((cell) => {
        const text = readNodes(cell.children, report).map(asMarkdown).reduce(joinText, "");
        return text.replace(/\|/g, "\\|");
      }),
  );
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0) return [];
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => row[i] ?? "").join(" | ")} |`;
  const [head = [], ...body] = cells;
  return whole([line(head), line(head.map(() => "---")), ...body.map(line)].join("\n"));
}

/**
 * The cells of a row as prose. Where two of them hold a language each, in as many paragraphs, each
 * paragraph stands before its translation.
 */
function readRow(row: Element, report: ImportReport): SourceBlock[] {
  const cells = row.children
    .filter((node) => isElement(node))
    .filter((cell) => !isHidden(row) && !isHidden(cell))
    .map((cell) => readNodes(cell.children, report));
  const [one = [], two = []] = cells;
  const scripts = new Set(
    [one, two].map((cell) => proseScript(cell.map(({ text }) => text).join("\n"))),
  );
  const isPair = cells.length === 2 && one.length === two.length && one.length > 1;
  if (!isPair || scripts.size < 2 || scripts.has("none")) return cells.flat();
  return one.flatMap((block, i) => [block, two[i] as SourceBlock]);
}

function descendants(node: Element, name: string): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return [...(child.name === name ? [child] : []), ...descendants(child, name)];
  });
}

function whole(text: string): SourceBlock[] {
  return [{ kind: "paragraph", text, line: 0, markdown: true, whole: true, spaced: true }];
}

/** Plain text put inside other Markdown has to be escaped there and then. */
function asMarkdown(block: SourceBlock): string {
  if (block.markdown) return block.text;
  return block.text.replace(/[\\*`]|<(?=[a-zA-Z/!?])/g, (mark) =>
    mark === "<" ? "&lt;" : `\\${mark}`,
  );
}

/** Gives each block the line of the source where its first words stand, as far as they do. */
export function locateBlocks(blocks: readonly SourceBlock[], source: string): SourceBlock[] {
  let at = 0;
  let line = 1;
  let lost = 0;
  return blocks.map((block) => {
    const words = /[^\s*_`[\]()<>#>|\\&"“”‘’]{3,12}/u.exec(block.text)?.[0];
    // Each that is not there is looked for to the end of the page.
    const found = words === undefined || lost > MAX_LOST ? -1 : source.indexOf(words, at);
    if (found < 0) lost++;
    if (found >= 0) {
      for (let i = at; i < found; i++) if (source.charCodeAt(i) === 10) line++;
      at = found;
    }
    return { ...block, line };
  });
}
