/**
 * Writes passages as pages, books, mails and files of word processors, damaged in the text that
 * they hold: one wrong byte in their syntax only makes a file that no program opens.
 */

import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { type PlacedLine, paragraphLines, writePdf } from "../unit/import/pdf-writer.ts";
import { wellFormed, writtenText } from "./source-text.ts";
import { damaged, utf8, type Write } from "./write-texts.ts";

/** Escapes a text for XML and HTML; what XML cannot hold goes. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/** An article among the menus of its page. */
function page(texts: readonly string[]): string {
  const body = texts.map((text) => `<p>${xml(text)}</p>`).join("\n");
  return `<!doctype html><html><head><meta charset="utf-8"><title>页</title></head><body><nav>首页 关于</nav><article><h1>题目</h1>${body}</article></body></html>`;
}

const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");

const MAIL = "From: Bai <bai@example.org>\r\nTo: xu@example.org\r\nMIME-Version: 1.0\r\n";

/** What the two fonts of the test's PDFs show: ASCII, and Chinese of GB 2312. */
function printable(text: string): string {
  return [...text.replace(/\s+/g, " ")]
    .filter((character) => {
      if (/[ -~]/.test(character)) return true;
      return /[\p{Script=Han}，。？！：；、“”]/u.test(character)
        ? iconv.encode(character, "gb2312").length === 2
        : false;
    })
    .join("")
    .trim();
}

/** Lines that a page of a PDF holds above its number. */
const PAGE_LINES = 45;

/** Documents by their format. */
export const DOCUMENTS = {
  html: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    return { bytes: utf8(page(texts)), text: texts.join("\n") };
  },
  mhtml: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const source = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(page(texts))}\r\n--b--\r\n`;
    return { bytes: utf8(source), text: texts.join("\n") };
  },
  eml: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const isPage = random() < 0.5;
    const kind = isPage ? "html" : "plain";
    const body = isPage ? page(texts) : texts.join("\r\n\r\n");
    const source = `${MAIL}Subject: x\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(body)}\r\n`;
    const text = texts.join("\n");
    return { bytes: utf8(source), text: isPage ? text : writtenText(text) };
  },
  docx: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map((text) => `<w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p>`).join("");
    const document = `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
    return { bytes: zipSync({ "word/document.xml": strToU8(document) }), text: texts.join("\n") };
  },
  odt: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map((text) => `<text:p>${xml(text)}</text:p>`).join("");
    const content = `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
    return { bytes: zipSync({ "content.xml": strToU8(content) }), text: texts.join("\n") };
  },
  rtf: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const units = (text: string) =>
      Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i)} ?`).join("");
    const body = texts.map((text) => `${text.split("\n").map(units).join("\\line ")}\\par `);
    return { bytes: utf8(`{\\rtf1\\ansi ${body.join("")}}`), text: wellFormed(texts.join("\n")) };
  },
  epub: (lines, other, random) => {
    const texts = damaged(lines, other, random);
    const body = texts.map((text) => `<p>${xml(text)}</p>`).join("");
    const bytes = zipSync({
      "META-INF/container.xml": strToU8('<container><rootfile full-path="b.opf"/></container>'),
      "b.opf": strToU8(
        '<package><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
      ),
      "c.xhtml": strToU8(`<html><body>${body}</body></html>`),
    });
    return { bytes, text: texts.join("\n") };
  },
  pdf: (lines, other, random) => {
    const texts = damaged(lines, other, random).map(printable).filter(Boolean);
    const placed = texts.flatMap((text) => {
      const isChinese = /\p{Script=Han}/u.test(text);
      // What is drawn beside the paper is no text of the page.
      const fitting = isChinese ? text : text.replace(/[^ ]{70}(?=[^ ])/g, "$& ");
      return paragraphLines(fitting, { width: isChinese ? 38 : 70 }).map(([, , line]) => line);
    });
    const pages: PlacedLine[][] = [];
    for (let at = 0; at < placed.length; at += PAGE_LINES) {
      const number = String(pages.length + 1);
      const page = placed.slice(at, at + PAGE_LINES);
      const shown = page.map((line, i): PlacedLine => [72, 760 - i * 14.3, line]);
      pages.push([...shown, [290, 30, number]]);
    }
    return { bytes: writePdf(pages), text: texts.join("\n") };
  },
} satisfies Record<string, Write>;
