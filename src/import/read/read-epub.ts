/**
 * Reads a book: its chapters in the order of the spine, as one document. The table of contents
 * and pages of nothing but pictures are left out; what the package says of the book is its
 * metadata.
 */

import { strFromU8 } from "fflate";
import { readDate } from "../../text/written-date.ts";
import { assertBlocks } from "../limits.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { markupText } from "./markup-text.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { ReadPage } from "./reader.ts";
import { all, firstText, parse } from "./xml-nodes.ts";

/** The parts of the archive that are needed: text, not pictures, fonts and sound. */
export const EPUB_PARTS = /^META-INF\/|\.(opf|x?html?|xml)$/i;

/** Chapters of a book. A page a chapter makes a thousand or two. */
const MAX_REFERENCES = 5000;

/** Reads the unpacked parts of a book. Throws an `ImportProblem` when it has no chapters. */
export function readEpub(
  files: ReadonlyMap<string, Uint8Array>,
  found: Found,
  report: ImportReport,
): ReadPage {
  if (files.has("META-INF/encryption.xml") && files.has("META-INF/rights.xml")) {
    throw broken("The book is encrypted", "import a copy without protection");
  }
  const root = all(parse(files.get("META-INF/container.xml")), "rootfile")[0];
  const path = root?.attribs["full-path"] ?? "";
  const book = parse(files.get(path));
  const items = all(book, "item");
  const from = "the book's package file";
  found.add("title", firstText(book, "dc:title"), from, 0);
  found.add("author", all(book, "dc:creator").map(textContent).join(", "), from, 0);
  found.add("channel", firstText(book, "dc:publisher"), from, 0);
  const date = readDate(firstText(book, "dc:date"));
  if (date !== undefined) found.add("date", date, from, 0);
  const source = firstText(book, "dc:source");
  if (/^https?:\/\/\S+$/.test(source)) found.add("source", source, from, 0);

  const blocks: SourceBlock[] = [];
  const texts: string[] = [];
  let chapters = 0;
  let references = 0;
  for (const reference of all(book, "itemref")) {
    const item = items.find(({ attribs }) => attribs.id === reference.attribs.idref);
    const isContents = item?.attribs.properties?.split(/\s+/).includes("nav");
    if (!item || isContents) continue;
    // A spine may name one chapter a million times.
    if (++references > MAX_REFERENCES) throw tooManyChapters();
    const href = item.attribs.href ?? "";
    const file = files.get(resolvePath(path, href));
    if (!file) {
      const message = `the book lists “${href}”, which is not in it`;
      report.doubtful.push({ rule: "chapter missing", line: 0, message });
      continue;
    }
    const body = bodyOf(strFromU8(file));
    texts.push(markupText(parseMarkup(body)));
    const chapter = readHtmlBlocks(body, report);
    if (reference.attribs.linear === "no") {
      for (const { text } of chapter) {
        report.removed.push({ rule: "beside the text", line: 0, text });
      }
      continue;
    }
    if (chapter.length > 0) chapters++;
    for (const block of chapter) blocks.push(block);
    assertBlocks(blocks);
  }
  if (blocks.length === 0) {
    throw broken("The book holds no chapters with text", "check that it opens in a reader");
  }
  return { kind: "page", layout: `EPUB with ${chapters} chapters`, blocks, text: texts.join("\n") };
}

function bodyOf(xhtml: string): string {
  // Self-closed elements (`<a id="x"/>`) would stay open in HTML, and swallow what follows.
  const closed = xhtml.replace(
    /<(?!br|hr|img|meta|link|input)([a-z][\w:-]*)\b([^<>]*?)\/>/gi,
    "<$1$2></$1>",
  );
  const start = /<body\b[^<>]*>/i.exec(closed);
  if (!start) return closed;
  const end = closed.toLowerCase().lastIndexOf("</body>");
  return closed.slice(start.index + start[0].length, end < 0 ? closed.length : end);
}

/** A path beside the package file, as it is named in the archive. */
function resolvePath(packagePath: string, href: string): string {
  const base = new URL(packagePath, "file:///");
  const target = URL.canParse(href, base.href) ? new URL(href, base.href) : base;
  try {
    return decodeURIComponent(target.pathname.slice(1));
  } catch {
    // `100%.xhtml`: a sign that starts no code stands for itself.
    return target.pathname.slice(1);
  }
}

function textContent(element: ReturnType<typeof all>[number]): string {
  return firstText([element], element.name);
}

function tooManyChapters(): ImportProblem {
  const message = `The book lists more than ${MAX_REFERENCES} chapters`;
  return new ImportProblem("file-too-large", message, "import its chapters as files of their own");
}

function broken(message: string, fix: string): ImportProblem {
  return new ImportProblem("body-empty", message, fix);
}
