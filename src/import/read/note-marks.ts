/**
 * What note apps write into Markdown that is no Markdown: Obsidian's wiki links, embeds, comments,
 * callouts, block ids and tags, Readwise's metadata and links to its highlights, Notion's
 * properties, toggles and links between exported pages. Lines keep their numbers; what is taken out
 * is in the report.
 */

import { fencedLines } from "../../text/code-fence.ts";
import { readDate } from "../../text/written-date.ts";
import type { Found, FoundKey } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";

/** Names that Notion gives exported files and the links between them end in a hash. */
export const NOTION_HASH = /[ _-]?[0-9a-f]{32}(?=\.\w+$|$)/i;

/** Metadata that both apps write as `Key: value`. */
const PROPERTIES: Record<string, FoundKey> = {
  "full title": "title",
  author: "author",
  作者: "author",
  url: "source",
  link: "source",
  source: "source",
  链接: "source",
  date: "date",
  published: "date",
  日期: "date",
  publisher: "channel",
  channel: "channel",
  频道: "channel",
  节目: "channel",
  来源: "source",
  网址: "source",
  guest: "guest",
  guests: "guest",
  interviewee: "guest",
  嘉宾: "guest",
  受访者: "guest",
  受访人: "guest",
  host: "host",
  hosts: "host",
  interviewer: "host",
  主持: "host",
  主持人: "host",
  采访者: "host",
  采访人: "host",
  speaker: "speaker",
  speakers: "speaker",
  讲者: "speaker",
  tags: "tags",
  tag: "tags",
  标签: "tags",
};

/** Properties that hold several names. */
const LISTS: ReadonlySet<FoundKey> = new Set(["guest", "host", "speaker", "tags"]);

/**
 * Reduces the marks of note apps to plain Markdown.
 * @param name The source's file name.
 * @param firstLine Line of the text's first line in the file.
 */
export function readNoteMarks(
  text: string,
  name: string,
  firstLine: number,
  found: Found,
  report: ImportReport,
): string {
  const lines = text.split("\n");
  const remove = (rule: string, at: number, gone: string) =>
    report.removed.push({ rule, line: firstLine + at, text: gone });
  const isNotion = NOTION_HASH.test(name);
  if (isNotion) openToggles(lines, firstLine, report);
  const fenced = fencedLines(lines);
  takeComments(lines, fenced, remove);
  takeReadwise(lines, found, firstLine, remove);
  if (isNotion) takeNotion(lines, found, firstLine, remove);
  takeTags(lines, found, firstLine, remove);
  lines.forEach((line, i) => {
    // Most lines hold none of what every mark starts with.
    if (fenced[i] || !/[[^]|==/.test(line)) return;
    const reduced = outsideCode(line, (piece) => reduceInline(piece, i, remove));
    if (reduced === line) return;
    lines[i] = reduced;
    // A line that only lost something is told by the removal.
    if (reduced.replace(/\s/g, "") !== "" && /\[\[|==|\[!/.test(line)) {
      const entry = { rule: "note app's mark", line: firstLine + i, before: line, after: reduced };
      report.repaired.push(entry);
    }
  });
  return lines.join("\n");
}

type Remove = (rule: string, at: number, gone: string) => void;

function reduceInline(piece: string, at: number, remove: Remove): string {
  return (
    piece
      .replace(/!\[\[[^[\]\n]+\]\]/g, (embed) => {
        remove("embed", at, embed);
        return "";
      })
      .replace(/\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g, (_, page: string, alias?: string) =>
        (alias ?? page.replace(/^#+|#\^?.*$/g, "")).trim(),
      )
      // Not between letters: there it compares two values.
      .replace(/(?<![\w=)\]])==(?=\S)([^=\n]+?)(?<=\S)==(?![\w=([])/g, "$1")
      .replace(/^(\s*(?:>\s*)+)\[!\w+\][+-]?[ \t]*(.*)$/, (_, quote: string, title: string) =>
        title === "" ? quote.trimEnd() : `${quote}**${title}**`,
      )
      .replace(/(?:^|[ \t]+)\^(?=[\w-]*[a-z])[A-Za-z0-9-]{4,}[ \t]*$/, (id) => {
        remove("block id", at, id.trim());
        return "";
      })
      .replace(
        /[ \t]*\(\[(?:View Highlight|Location \d+|查看原文)\]\(https?:[^()\s]*\)\)/g,
        (link) => {
          remove("link to a highlight", at, link.trim());
          return "";
        },
      )
      .replace(
        /(?<!!)\[([^\]\n]+)\]\(([^()\s]*[0-9a-f]{32}\.(?:md|csv|html))\)/gi,
        (link, label) => {
          remove("link to another page of the export", at, link);
          return label as string;
        },
      )
  );
}

/** Takes `%%…%%` out, over several lines too. */
function takeComments(lines: string[], fenced: readonly boolean[], remove: Remove): void {
  for (let i = 0; i < lines.length; i++) {
    if (fenced[i] || !lines[i]?.includes("%%")) continue;
    lines[i] = outsideCode(lines[i] ?? "", (piece) =>
      piece.replace(/%%.*?%%/g, (comment) => {
        remove("comment", i, comment);
        return "";
      }),
    );
    if (!/^%%/.test((lines[i] ?? "").trim())) continue;
    const end = lines.findIndex((line, at) => at > i && /%%\s*$/.test(line));
    if (end < 0) continue;
    remove("comment", i, lines.slice(i, end + 1).join("\n"));
    lines.fill("", i, end + 1);
    i = end;
  }
}

/** Readwise's `## Metadata` list, and the heading `## Highlights` over all that follows. */
function takeReadwise(lines: string[], found: Found, firstLine: number, remove: Remove): void {
  const start = lines.findIndex((line) => /^#{1,3} Metadata\s*$/.test(line));
  const end = lines.findIndex(
    (line, at) => at > start && /^#{1,3} (Full Document|Highlights)\s*$/.test(line),
  );
  if (start < 0 || end < 0 || end - start > 30) return;
  for (let i = start; i <= end; i++) {
    const line = lines[i] ?? "";
    if (line.trim() === "") continue;
    readProperty(line.replace(/^\s*[-*]\s+/, ""), found, firstLine + i, "Readwise's metadata");
    remove("Readwise's metadata", i, line);
    lines[i] = "";
  }
}

/** Notion writes a page's properties as lines between its title and its text. */
function takeNotion(lines: string[], found: Found, firstLine: number, remove: Remove): void {
  let at = lines.findIndex((line) => line.trim() !== "");
  if (at < 0 || !/^# /.test(lines[at] ?? "")) return;
  for (at++; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (!/^[\p{L}][^:：\n]{0,30}[:：]\s\S.{0,200}$/u.test(line)) return;
    readProperty(line, found, firstLine + at, "Notion's properties");
    remove("Notion's properties", at, line);
    lines[at] = "";
  }
}

/**
 * Obsidian's tags on lines of their own, at the head of a note or under its title. A lone one that
 * opens a note without a title is its title, typed without the blank.
 */
function takeTags(lines: string[], found: Found, firstLine: number, remove: Remove): void {
  const isTitle = (line: string) => /^# \S/.test(line);
  const tags: string[] = [];
  let first = 0;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "" || (isTitle(line) && tags.length === 0)) continue;
    if (!TAGS.test(line)) break;
    const some = line.match(/[^\s,，#]+/g) ?? [];
    if (tags.length + some.length === 1 && firstLine === 1 && !lines.some(isTitle)) break;
    if (tags.length === 0) first = firstLine + i;
    tags.push(...some);
    remove("tags", i, line);
    lines[i] = "";
  }
  found.add("tags", [...new Set(tags)].join(", "), "the tags at its head", first);
}

/** Nothing but tags: letters, digits, `_`, `-` and `/` for a tag below another; no bare number. */
const TAGS = /^\s*(?:#(?=[\d/_-]*\p{L})[\p{L}\p{M}\p{N}/_-]+(?:[\s,，]+|$))+$/u;

/**
 * Notion writes a toggle as a list item, its text indented after a blank line. The text is as much
 * prose as any: it becomes paragraphs. Toggles inside it are met on the way down.
 */
function openToggles(lines: string[], firstLine: number, report: ImportReport): void {
  const fenced = fencedLines(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const title = /^- +(\S.*)$/.exec(line)?.[1];
    const isOpen = lines[i + 1]?.trim() === "" && /^(?: {4}|\t)\s*\S/.test(lines[i + 2] ?? "");
    if (title === undefined || !isOpen || fenced[i]) continue;
    report.repaired.push({
      rule: "note app's mark",
      line: firstLine + i,
      before: line,
      after: title,
    });
    lines[i] = title;
    for (let at = i + 1; /^(?: {4}|\t|\s*$)/.test(lines[at] ?? "x"); at++) {
      lines[at] = (lines[at] ?? "").replace(/^(?: {4}|\t)/, "");
    }
  }
}

function readProperty(line: string, found: Found, at: number, from: string): void {
  const [, key = "", value = ""] = /^([^:：]+)[:：]\s*(.*)$/.exec(line) ?? [];
  const known = PROPERTIES[key.trim().toLowerCase()];
  if (known === undefined) return;
  const plain = value.replace(/\[\[|\]\]/g, "").trim();
  if (known === "source" && !/^https?:\/\/\S+$/.test(plain)) return;
  // Notion links a person or a page by the address of its own export.
  const shown = plain.replace(/\[?([^[\]]*)\]?\s*\([^()\s]*\.(?:md|csv|html)\)/gi, "$1");
  const list = LISTS.has(known) ? shown.split(/\s*[,，、;；]\s*/).join(", ") : shown;
  const stated = known === "date" ? readDate(plain) : list;
  if (stated !== undefined) found.add(known, stated, from, at);
}

/** Changes a line but for what stands between backticks. */
function outsideCode(line: string, change: (piece: string) => string): string {
  if (!line.includes("`")) return change(line);
  return line
    .split(/(`+[^`]*`+)/)
    .map((piece, i) => (i % 2 === 1 ? piece : change(piece)))
    .join("");
}
