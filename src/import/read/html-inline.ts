/**
 * What stands inside a paragraph of HTML, as Markdown. Only text that the page's own markup mixes
 * with is escaped here; a paragraph without any stays plain and is escaped when it is written.
 */

import type { ChildNode, Element } from "domhandler";
import type { ImportReport } from "../report.ts";

/** A line of a paragraph. `marked` tells Markdown from plain text. */
export interface InlineText {
  text: string;
  marked: boolean;
}

const KEPT = new Set(["sub", "sup", "mark", "kbd", "ruby", "rt", "rp", "s"]);
/** Elements whose content is no prose, and goes with them. */
export const DROPPED = new Set(
  "script style iframe object embed template noscript svg math canvas audio video select textarea input head title link meta".split(
    " ",
  ),
);

/** Reads inline nodes as text in which `<br>` is a line break. */
export function readInline(nodes: readonly ChildNode[], report: ImportReport): InlineText {
  reportUnseen(nodes.map(textOf).join(""), report);
  const marked = nodes.some((node) => hasMarks(node));
  const text = nodes.map((node) => render(node, marked, report, new Set())).join("");
  // Two bold pieces side by side would end in four stars, which mean nothing.
  return { text: collapse(text).replaceAll("****", ""), marked };
}

/**
 * Characters without a width, which pages put anywhere. They go here, before anything is escaped:
 * `<` parted from a letter by one would become a tag when it goes later.
 */
const UNSEEN = /[\u200B\uFEFF]+/g;

function reportUnseen(text: string, report: ImportReport): void {
  const after = text.replace(UNSEEN, "").trim();
  if (after === "" || after === text.trim()) return;
  report.repaired.push({ rule: "invisible character", line: 0, before: text.trim(), after });
}

function hasMarks(node: ChildNode): boolean {
  if (!isElement(node)) return false;
  if (DROPPED.has(node.name) || isHidden(node)) return false;
  const own = KEPT.has(node.name) || markOf(node) !== undefined || node.name === "code";
  return own || webAddress(node) !== undefined || node.children.some((child) => hasMarks(child));
}

function render(
  node: ChildNode,
  marked: boolean,
  report: ImportReport,
  open: ReadonlySet<string>,
): string {
  if (node.type === "text") {
    const text = joinSourceLines(node.data);
    return marked ? escapeRun(text) : text;
  }
  if (!isElement(node) || DROPPED.has(node.name) || isHidden(node)) return "";
  const inside = (opened: ReadonlySet<string> = open) =>
    node.children.map((child) => render(child, marked, report, opened)).join("");
  if (node.name === "br") return "\n";
  if (node.name === "img") return readImage(node, report);
  if (node.name === "code" && !open.has("`")) return quoteCode(textOf(node));
  if (KEPT.has(node.name)) return `<${node.name}>${inside()}</${node.name}>`;
  // The mark of a footnote would otherwise stand against the word as one more letter.
  const note = node.attribs.href?.startsWith("#") ? textOf(node).trim() : "";
  if (/^(\d{1,3}|[*†‡])$/.test(note)) return marked ? `\\[${note}\\]` : `[${note}]`;
  const href = webAddress(node);
  if (href !== undefined && !open.has("link")) {
    return around(inside(new Set([...open, "link"])), "[", `](${href})`);
  }
  const mark = markOf(node);
  if (mark === undefined || open.has(mark)) return inside();
  return around(inside(new Set([...open, mark])), mark, mark);
}

/** Puts marks around each line, blanks left outside: `** a**` is no emphasis. */
function around(text: string, before: string, after: string): string {
  return text
    .split("\n")
    .map((line) => {
      const [, left = "", core = "", right = ""] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
      return core === "" ? line : `${left}${before}${core}${after}${right}`;
    })
    .join("\n");
}

function markOf(node: Element): string | undefined {
  if (node.name === "strong" || node.name === "b") return "**";
  if (node.name === "em" || node.name === "i" || node.name === "cite") return "*";
  const style = node.attribs.style ?? "";
  return node.name === "span" && /font-weight:\s*(bold|[6-9]00)/i.test(style) ? "**" : undefined;
}

function webAddress(node: Element): string | undefined {
  const href = node.name === "a" ? node.attribs.href?.trim() : undefined;
  if (href === undefined || !/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined;
  return href.replace(/[()\s<>\\]/g, (character) =>
    character === "(" ? "%28" : character === ")" ? "%29" : encodeURIComponent(character),
  );
}

/** An alternative text worth keeping is more than a file name or the word "image". */
function readImage(node: Element, report: ImportReport): string {
  const caption = (node.attribs.alt ?? "").replace(/\s+/g, " ").trim();
  const address = (node.attribs.src ?? "").slice(0, 200);
  report.removed.push({ rule: "image", line: 0, text: `![${caption}](${address})` });
  const says =
    caption.length >= 4 && !/^(image|img|图片|圖片|截图|picture|photo)\b|\.\w{3,4}$/i.test(caption);
  return says ? `（图：${caption}）` : "";
}

/** Tells an element that a reader of the page does not see. */
export function isHidden(node: Element): boolean {
  if (node.attribs.hidden !== undefined) return true;
  return /display:\s*none/i.test(node.attribs.style ?? "");
}

/** Tells an element from text and comments. */
export function isElement(node: ChildNode): node is Element {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

/** All text below a node, as it is. */
export function textOf(node: ChildNode): string {
  if (node.type === "text") return node.data;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function quoteCode(text: string): string {
  const code = text.replace(/\s+/g, " ").trim();
  if (code === "") return "";
  return code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** Marks with a meaning in Markdown inside a line. Lists are found later, from plain marks. */
function escapeRun(text: string): string {
  return text
    .replace(/&(?=(#\d+|#x[\da-f]+|\w+);)/gi, "&amp;")
    .replace(/\\(?=[!-/:-@[-`{-~])|[*`]|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/\[(?=[^\]]{0,500}\][([])/g, "\\[")
    .replace(/<(?=[a-zA-Z/!?])/g, "&lt;");
}

/** A line break of the page's source is a blank, but none between Chinese characters. */
function joinSourceLines(text: string): string {
  return text
    .replace(UNSEEN, "")
    .replace(/(?<=[\p{Script=Han}，。、；：？！”）》])\s*\n\s*(?=[\p{Script=Han}“（《])/gu, "")
    .replace(/\s+/g, " ");
}

function collapse(text: string): string {
  return text
    .replace(/ +/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}
