/**
 * Reads RTF by turning it into HTML: paragraphs, headings by outline level, bold, italics, links,
 * cells of tables. Written here: of the libraries none decodes Chinese text whose second bytes are
 * written as letters, and none tells what it leaves out. Pictures, objects and fields are data that
 * nobody runs or opens; notes, comments, headers and hidden text go into the report.
 */

import { strFromU8 } from "fflate";
import iconv from "iconv-lite";
import { MAX_DEPTH, MAX_TEXT, tooLong } from "../limits.ts";
import type { Found } from "../metadata/found-metadata.ts";
import { ImportProblem } from "../problem.ts";
import type { ImportReport } from "../report.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import type { ReadPage } from "./reader.ts";
import { rtfTokens } from "./rtf-tokens.ts";
import { asMarkup } from "./xml-nodes.ts";

/** Tells RTF by its first bytes. */
export function isRtf(bytes: Uint8Array): boolean {
  return /^\s*\{\\rtf\d?/.test(strFromU8(bytes.subarray(0, 64), true));
}

/** Code pages of fonts, by what RTF calls a character set. 1 is the document's own. */
const CHARSETS = new Map([
  [0, "windows1252"],
  [77, "macroman"],
  [128, "shiftjis"],
  [129, "cp949"],
  [134, "gb18030"],
  [136, "big5hkscs"],
  [161, "windows1253"],
  [162, "windows1254"],
  [163, "windows1258"],
  [177, "windows1255"],
  [178, "windows1256"],
  [186, "windows1257"],
  [204, "windows1251"],
  [222, "windows874"],
  [238, "windows1250"],
]);
const CODE_PAGES = new Map([
  [932, "shiftjis"],
  [936, "gb18030"],
  [949, "cp949"],
  [950, "big5hkscs"],
  [10000, "macroman"],
  [65001, "utf8"],
]);
/** Groups whose text is no text of the document. */
const SKIPPED = new Set(
  "colortbl datafield datastore blipuid bliptag colorschememapping filetbl fontemb fontfile generator keycode latentstyles listtable listoverridetable mmathPr nonshppict objdata objclass objname objalias password passwordhash picprop pict private protusertbl revtbl rsidtbl sp themedata userprops wgrffmtfilter xmlnstbl xmlattrname xmlattrvalue template operator company manager category keywords comment doccomm hlinkbase creatim revtim printim buptim fname pgdsctbl pgptbl shpinst pnseclvl do atnid atnauthor atndate atnref atntime atrfstart atrfend bkmkstart bkmkend tc xe rxe".split(
    " ",
  ),
);
/** Groups whose text stands beside the document's, and what the report calls it. */
const BESIDE = new Map([
  ["footnote", "footnote"],
  ["annotation", "comment"],
  ["header", "page header"],
  ["headerl", "page header"],
  ["headerr", "page header"],
  ["headerf", "page header"],
  ["footer", "page footer"],
  ["footerl", "page footer"],
  ["footerr", "page footer"],
  ["footerf", "page footer"],
]);
/** Groups that are kept for something else than text. */
const TABLES = new Set(["fonttbl", "stylesheet", "title", "author", "fldinst", "info"]);

const CHARACTERS = new Map([
  ["tab", " "],
  ["emdash", "—"],
  ["endash", "–"],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["~", "\u00A0"],
  ["_", "-"],
  ["\\", "\\"],
  ["{", "{"],
  ["}", "}"],
]);
const BREAKS = new Set(["par", "sect", "page", "cell", "nestcell", "row", "nestrow", "\r", "\n"]);

/** What holds inside a group, and is as before when it closes. */
interface State {
  /** Where text goes: the body, a table of the file, a name of the report, or nowhere. */
  target: string;
  encoding: string;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  /** Characters that follow a `\u` for programs that do not know it. */
  fallback: number;
  link: string | undefined;
}

/**
 * Reads an RTF document.
 * @throws ImportProblem when its groups are nested too deep or it holds too much text.
 */
export function readRtf(bytes: Uint8Array, found: Found, report: ImportReport): ReadPage {
  const reader = new RtfReader(report);
  const html = reader.read(strFromU8(bytes, true), found);
  report.encoding = "RTF";
  const text = reader.said.join("");
  return { kind: "page", layout: "RTF", blocks: readHtmlBlocks(html, report), text };
}

class RtfReader {
  /** All text in the order of the file, what stands beside the document's included. */
  readonly said: string[] = [];
  private readonly fonts = new Map<number, string>();
  private readonly styles = new Map<number, string>();
  private readonly texts = new Map<string, string>();
  private readonly report: ImportReport;
  private readonly stack: State[] = [];
  private state: State = {
    target: "body",
    encoding: "windows1252",
    bold: false,
    italic: false,
    hidden: false,
    fallback: 1,
    link: undefined,
  };
  private ownEncoding = "windows1252";
  private html: string[] = [];
  private paragraph = "";
  private level = 0;
  private bytes: number[] = [];
  private skip = 0;
  private font = 0;
  private style = 0;
  private isIgnorable = false;
  private length = 0;

  constructor(report: ImportReport) {
    this.report = report;
  }

  read(source: string, found: Found): string {
    for (const token of rtfTokens(source)) {
      if (token.kind === "text") this.addText(token.text);
      else if (token.kind === "byte") this.addByte(token.value);
      else {
        this.flush();
        if (token.kind === "open") this.open();
        else if (token.kind === "close") this.close();
        else this.obey(token.name, token.value);
      }
    }
    this.flush();
    while (this.stack.length > 0) this.close();
    this.endParagraph();
    found.add("title", this.texts.get("title") ?? "", "the file's properties", 0);
    const author = this.texts.get("author")?.trim() ?? "";
    if (!/^[\w ]{0,3}$/.test(author)) found.add("author", author, "the file's properties", 0);
    return this.html.join("");
  }

  private open(): void {
    this.stack.push({ ...this.state });
    if (this.stack.length > MAX_DEPTH) {
      throw new ImportProblem(
        "page-too-deep",
        `The RTF document's groups are nested deeper than ${MAX_DEPTH}`,
        "copy the text into a text file and import that",
      );
    }
  }

  private close(): void {
    const { target } = this.state;
    const before = this.stack.pop();
    if (before === undefined) return;
    if (target !== before.target) {
      const text = (this.texts.get(target) ?? "").replace(/\s+/g, " ").trim();
      const rule = BESIDE.get(target);
      if (rule !== undefined) {
        this.said.push("\n");
        if (text !== "") this.report.removed.push({ rule, line: 0, text });
        this.texts.delete(target);
      } else if (target === "fldinst") {
        before.link = /HYPERLINK\s+(?:\\l\s+)?"([^"]*)"/.exec(text)?.[1];
        this.texts.delete(target);
      }
    }
    this.state = before;
    this.skip = 0;
  }

  private obey(name: string, value: number | undefined): void {
    const { state } = this;
    const isOn = value !== 0;
    const ignorable = this.isIgnorable;
    this.isIgnorable = false;
    if (name === "*") this.isIgnorable = true;
    else if (name === "u") this.addUnicode(value ?? 0);
    else if (name === "uc") state.fallback = Math.max(0, value ?? 1);
    else if (CHARACTERS.has(name)) this.addCharacters(CHARACTERS.get(name) ?? "");
    else if (name === "line" || name === "softline") this.addBreak();
    else if (BREAKS.has(name)) this.addParagraphEnd();
    else if (SKIPPED.has(name)) state.target = "nowhere";
    else if (BESIDE.has(name) || TABLES.has(name)) this.aim(name);
    else if (name === "fldrslt" || name === "shptxt" || name === "result") {
      if (state.target === "nowhere") state.target = "body";
    } else if (name === "shppict" || (ignorable && !/^(?:cs|ds|ts|listtext|pntext)$/.test(name))) {
      state.target = "nowhere";
    } else if (name === "ansicpg") this.setOwnEncoding(value ?? 1252);
    else if (name === "mac") this.setOwnEncoding(10000);
    else if (name === "f") this.setFont(value ?? 0);
    else if (name === "fcharset")
      this.fonts.set(this.font, CHARSETS.get(value ?? 1) ?? this.ownEncoding);
    else if (name === "cpg") this.fonts.set(this.font, encodingOf(value ?? 1252));
    else if (name === "b") state.bold = isOn;
    else if (name === "i") state.italic = isOn;
    else if (name === "v" || name === "deleted") state.hidden = isOn;
    else if (name === "plain")
      Object.assign(state, {
        bold: false,
        italic: false,
        hidden: false,
        encoding: this.ownEncoding,
      });
    else if (name === "pard") this.level = 0;
    else if (name === "outlinelevel") this.level = Math.min(6, (value ?? 0) + 1);
    else if (name === "s") this.setStyle(value ?? 0);
  }

  private aim(name: string): void {
    // A field's instruction inside what is not read stays unread.
    if (this.state.target === "nowhere") return;
    this.state.target = name;
    if (BESIDE.has(name)) this.said.push("\n");
  }

  private setOwnEncoding(page: number): void {
    this.ownEncoding = encodingOf(page);
    this.state.encoding = this.ownEncoding;
  }

  private setFont(number: number): void {
    if (this.state.target === "fonttbl") this.font = number;
    else this.state.encoding = this.fonts.get(number) ?? this.ownEncoding;
  }

  private setStyle(number: number): void {
    if (this.state.target === "stylesheet") this.style = number;
    else {
      const level = /^(?:heading|标题) ?(\d)/i.exec(this.styles.get(number) ?? "")?.[1];
      if (level !== undefined) this.level = Math.min(6, Number(level));
      if (/^(?:title|文档标题)\b/i.test(this.styles.get(number) ?? "")) this.level = 1;
    }
  }

  /** Bytes of a character may be written either way, so both go the same way. */
  private addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.addByte(text.charCodeAt(i));
  }

  private addByte(byte: number): void {
    if (this.skip > 0) this.skip--;
    else this.bytes.push(byte);
  }

  private addUnicode(value: number): void {
    this.addCharacters(String.fromCharCode(value < 0 ? value + 0x10000 : value));
    this.skip = this.state.fallback;
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Buffer.from(this.bytes);
    this.bytes = [];
    this.addCharacters(iconv.decode(bytes, this.state.encoding));
  }

  private addCharacters(text: string): void {
    const { target, hidden } = this.state;
    if (target === "nowhere" || target === "info") return;
    if (target === "body" || BESIDE.has(target)) this.said.push(text);
    if (target === "body") {
      if (hidden) this.report.removed.push({ rule: "hidden text", line: 0, text });
      else this.addHtml(this.dress(text), text.length);
      return;
    }
    if (target === "stylesheet") {
      const name = (this.styles.get(this.style) ?? "") + text.replace(/;$/, "");
      this.styles.set(this.style, name.trim());
    } else if (target !== "fonttbl") {
      this.texts.set(target, (this.texts.get(target) ?? "") + text);
    }
  }

  private dress(text: string): string {
    const { bold, italic, link } = this.state;
    const plain = asMarkup(text);
    if (text.trim() === "") return plain;
    const slanted = italic ? `<em>${plain}</em>` : plain;
    const strong = bold ? `<strong>${slanted}</strong>` : slanted;
    return link === undefined ? strong : `<a href="${asMarkup(link)}">${strong}</a>`;
  }

  private addHtml(html: string, length: number): void {
    this.length += length;
    if (this.length > MAX_TEXT) throw tooLong(MAX_TEXT, "text");
    this.paragraph += html;
  }

  private addBreak(): void {
    this.said.push("\n");
    if (this.state.target === "body") this.paragraph += "<br>";
    else this.addCharacters(" ");
  }

  private addParagraphEnd(): void {
    this.said.push("\n");
    if (this.state.target === "body") this.endParagraph();
    else this.addCharacters(" ");
  }

  private endParagraph(): void {
    // Word cuts what belongs together: runs of one look.
    const inside = this.paragraph.replace(/<\/(strong|em)><\1>/g, "");
    this.paragraph = "";
    if (inside.replace(/<br>/g, "").trim() === "") return;
    const tag = this.level > 0 ? `h${this.level}` : "p";
    this.html.push(`<${tag}>${inside}</${tag}>`);
  }
}

function encodingOf(page: number): string {
  const known = CODE_PAGES.get(page) ?? `windows${page}`;
  return iconv.encodingExists(known) ? known : "windows1252";
}
