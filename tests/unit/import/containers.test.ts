/** Documents inside other files: MHTML, DOCX, EPUB. */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { importText } from "./import-text.ts";

const LONG =
  "码头上的秤有两百年了，秤杆磨得发亮，秤砣换过三次，每次换的人都在砣底刻一个字，连起来是一句没写完的话。";

/** Quoted-printable of a text's UTF-8, in short lines as browsers write them. */
function quoted(text: string): string {
  const hex = [...strToU8(text)].map((byte) =>
    byte > 32 && byte < 127 && byte !== 61
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  );
  const lines: string[] = [];
  for (let i = 0; i < hex.length; i += 24) lines.push(hex.slice(i, i + 24).join(""));
  return lines.join("=\r\n");
}

function mhtml(part: string, encoding: string): string {
  return [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://example.org/scales",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Mark--1----"',
    "",
    "",
    "------Mark--1----",
    "Content-Type: text/html",
    `Content-Transfer-Encoding: ${encoding}`,
    "Content-Location: https://example.org/scales",
    "",
    part,
    "------Mark--1----",
    "Content-Type: text/html",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://ads.example/frame",
    "",
    quoted("<html><body><p>买一把新秤</p></body></html>"),
    "------Mark--1------",
  ].join("\r\n");
}

describe("MHTML", () => {
  const page = `<!DOCTYPE html><html><head><title>码头的秤</title></head><body><h1>码头的秤</h1><p>${LONG}</p><p>一斤等于十六两。</p></body></html>`;

  it.each([
    ["quoted-printable", quoted(page)],
    [
      "base64",
      Buffer.from(page)
        .toString("base64")
        .replace(/(.{76})/g, "$1\r\n"),
    ],
  ])("reads the page and not its frames, in %s", (encoding, part) => {
    const { segments, transcript, report } = importText(mhtml(part, encoding), "页面.html");
    expect(segments.map(({ zh }) => zh)).toEqual([LONG, "一斤等于十六两。"]);
    expect(transcript.meta).toMatchObject({
      title: "码头的秤",
      source: "https://example.org/scales",
    });
    expect(report.layout).toBe("MHTML, an article");
  });

  it("says so when there is no page in it", () => {
    const text = mhtml("x", "7bit").replaceAll(
      "Content-Type: text/html",
      "Content-Type: image/png",
    );
    expect(() => importText(text)).toThrow(/holds no HTML page/);
  });
});

/** A Word document with the given paragraphs; `[style, xml]`. */
function docx(paragraphs: readonly (readonly [style: string, runs: string])[]): Uint8Array {
  const body = paragraphs
    .map(([style, runs]) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`)
    .join("");
  const ns = 'xmlns:w="w" xmlns:r="r"';
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document ${ns}><w:body>${body}</w:body></w:document>`,
    ),
    // A Chinese Word numbers its styles; the names stay English.
    "word/styles.xml": strToU8(
      `<w:styles ${ns}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    ),
    "word/_rels/document.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId5" Target="https://example.org/a?b=1&amp;c=2"/></Relationships>',
    ),
    "docProps/core.xml": strToU8(
      "<cp:coreProperties><dc:title>模板</dc:title><dc:creator>白露</dc:creator></cp:coreProperties>",
    ),
  });
}

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe("DOCX", () => {
  it("reads styles, bold and links, and drops what was deleted", () => {
    const { segments, headings, transcript, report } = importText(
      docx([
        ["a3", run("码头的秤")],
        ["", run(LONG)],
        ["2", run("十六两")],
        [
          "",
          `${run("编者", "<w:b/>")}${run("：", "<w:b/>")}${run("先称空筐。")}<w:del>${run("删了")}</w:del>`,
        ],
        [
          "",
          `${run("读者：", "<w:b/>")}${run("见")}<w:hyperlink r:id="rId5">${run("这里")}</w:hyperlink>。<w:r><w:br/></w:r>${run("A &lt;b&gt; C")}`,
        ],
      ]),
      "letter.doc",
    );
    expect(transcript.meta).toMatchObject({ title: "码头的秤", author: "白露" });
    expect(headings).toEqual(["十六两"]);
    expect(segments.map(({ zh, original }) => zh ?? original?.text)).toEqual([
      LONG,
      "先称空筐。",
      "见[这里](https://example.org/a?b=1&c=2)",
      "A &lt;b> C",
    ]);
    expect(report.layout).toMatch(/^DOCX, /);
  });

  it("lists notes, comments, headers and footers, and keeps hyphens", () => {
    const part = (...texts: string[]) =>
      strToU8(`<w:x xmlns:w="w">${texts.map((text) => `<w:p>${run(text)}</w:p>`).join("")}</w:x>`);
    const files = unzipSync(
      docx([
        ["", `${run(LONG)}<w:r><w:t>A well</w:t><w:noBreakHyphen/><w:t>worn beam.</w:t></w:r>`],
      ]),
    );
    const { segments, report } = importText(
      zipSync({
        ...files,
        "word/footnotes.xml": part("", "一斤十六两。"),
        "word/endnotes.xml": part("见县志。"),
        "word/comments.xml": part("此处待查。"),
        "word/header1.xml": part("码头丛书"),
        "word/footer2.xml": part("第 3 页"),
      }),
    );
    expect(segments[0]?.zh).toBe(`${LONG}A well-worn beam.`);
    expect(report.removed).toEqual([
      { rule: "footnote", line: 0, text: "一斤十六两。" },
      { rule: "endnote", line: 0, text: "见县志。" },
      { rule: "comment", line: 0, text: "此处待查。" },
      { rule: "page header", line: 0, text: "码头丛书" },
      { rule: "page footer", line: 0, text: "第 3 页" },
    ]);
  });

  it("pairs the paragraphs of cells that hold a language each", () => {
    const cell = (...texts: string[]) =>
      `<w:tc>${texts.map((text) => `<w:p>${run(text)}</w:p>`).join("")}</w:tc>`;
    const rows = ["一", "二", "三"].map(
      (n, i) =>
        `<w:tr>${cell(`第${n}句话说的是秤。`, `第${n}句话说的是砣。`)}${cell(`Sentence ${i} is about scales.`, `Sentence ${i} is about weights.`)}</w:tr>`,
    );
    const files = unzipSync(docx([["", run("码头的秤")]]));
    const body = strFromU8(files["word/document.xml"] as Uint8Array).replace(
      "</w:body>",
      `<w:tbl>${rows.join("")}</w:tbl></w:body>`,
    );
    const { segments } = importText(zipSync({ ...files, "word/document.xml": strToU8(body) }));
    const pairs = segments.filter(({ zh, original }) => zh !== undefined && original);
    expect(pairs.map(({ zh, original }) => [zh, original?.text])).toEqual(
      ["一", "二", "三"].flatMap((n, i) => [
        [`第${n}句话说的是秤。`, `Sentence ${i} is about scales.`],
        [`第${n}句话说的是砣。`, `Sentence ${i} is about weights.`],
      ]),
    );
  });

  it("pairs paragraphs in two languages", () => {
    const en = "The scales on the quay are two hundred years old and their beam is worn bright.";
    const { report } = importText(
      docx(
        [1, 2, 3].flatMap((i) => [
          ["", run(`${i} ${LONG}`)] as const,
          ["", run(`${i} ${en} ${en}`)] as const,
        ]),
      ),
    );
    expect([report.segments, report.pairs]).toEqual([3, 3]);
  });
});

function epub(
  chapters: Record<string, string>,
  extra: Record<string, Uint8Array> = {},
): Uint8Array {
  const names = Object.keys(chapters);
  const items = names.map((name, i) => `<item id="c${i}" href="text/${name}"/>`).join("");
  // The spine runs against the order of the files.
  const spine = names.map((_, i) => `<itemref idref="c${i}"/>`).reverse();
  return zipSync({
    mimetype: strToU8("application/epub+zip"),
    "META-INF/container.xml": strToU8(
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    ),
    "OPS/book.opf": strToU8(
      `<package><metadata><dc:title>两本账</dc:title><dc:creator>许可</dc:creator><dc:creator>白露</dc:creator><dc:date>2023-11-02T00:00:00Z</dc:date></metadata>
       <manifest><item id="nav" href="nav.xhtml" properties="nav"/>${items}</manifest><spine><itemref idref="nav"/>${spine.join("")}</spine></package>`,
    ),
    "OPS/nav.xhtml": strToU8("<html><body><nav><h1>目录</h1></nav></body></html>"),
    ...Object.fromEntries(
      Object.entries(chapters).map(([name, body]) => [
        `OPS/text/${decodeURIComponent(name)}`,
        strToU8(
          `<?xml version="1.0"?><html xmlns="x"><head><title/></head><body>${body}</body></html>`,
        ),
      ]),
    ),
    ...extra,
  });
}

/** The first book of the tests with some of its package file written otherwise. */
function otherBook(change: (book: string) => string): Uint8Array {
  const files = unzipSync(epub({ "a.xhtml": `<p>${LONG}</p>`, "b.xhtml": "<p>注一。</p>" }));
  const book = change(strFromU8(files["OPS/book.opf"] as Uint8Array));
  return zipSync({ ...files, "OPS/book.opf": strToU8(book) });
}

describe("EPUB", () => {
  it("reads the chapters in the order of the spine as one document", () => {
    const { segments, headings, transcript, report } = importText(
      epub({
        "b.xhtml": `<h2>出账</h2><a id="x"/><p>${LONG}</p>`,
        "%E7%AC%AC%E4%B8%80.xhtml": "<h2>进账</h2><p>一筐蛏子。<br/>两筐海带。</p>",
      }),
      "book",
    );
    expect(headings).toEqual(["进账", "出账"]);
    expect(segments.map(({ zh }) => zh)).toEqual(["一筐蛏子。", "两筐海带。", LONG]);
    expect(transcript.meta).toMatchObject({
      title: "两本账",
      author: "许可, 白露",
      date: "2023-11-02",
    });
    expect(report.layout).toBe("EPUB with 2 chapters, an article");
  });

  it("lists the text of pages beside the course of the book", () => {
    const { segments, report } = importText(
      otherBook((book) =>
        book.replace('<itemref idref="c1"/>', '<itemref idref="c1" linear="no"/>'),
      ),
    );
    expect(segments.map(({ zh }) => zh)).toEqual([LONG]);
    expect(report.removed).toContainEqual({ rule: "beside the text", line: 0, text: "注一。" });
  });

  it.each(["gone.xhtml", "100%.xhtml"])(
    "tells of a chapter that is not in the book: %s",
    (name) => {
      const { segments, report } = importText(
        otherBook((book) => book.replace("text/b.xhtml", `text/${name}`)),
      );
      expect(segments.map(({ zh }) => zh)).toEqual([LONG]);
      expect(report.doubtful).toContainEqual({
        rule: "chapter missing",
        line: 0,
        message: `the book lists “text/${name}”, which is not in it`,
      });
    },
  );
});

describe("archives", () => {
  it("refuses one that is neither a document nor a book, with the list of what is read", () => {
    expect(() => importText(zipSync({ "a.txt": strToU8("a") }), "a.docx")).toThrow(
      /neither DOCX nor EPUB nor ODT, but an export of several documents, which is not read; read are plain text, .*EPUB/,
    );
  });

  it("refuses one that holds far more than it weighs", () => {
    const bomb = epub({ "a.xhtml": "<p>一。</p>" }, { "OPS/b.xhtml": strToU8("<p>二。</p>") });
    // The size that the archive's directory states for the last file, as a real bomb has it.
    const name = Buffer.from(bomb).lastIndexOf("OPS/b.xhtml");
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(name - 22, 101 * 1024 * 1024, true);
    expect(() => importText(bomb)).toThrow(/more than 100 MB of text/);
  });

  it("says so when one is cut off", () => {
    const book = epub({ "a.xhtml": "<p>一。</p>" });
    expect(() => importText(book.slice(0, book.length - 40))).toThrow(/cannot be opened/);
  });
});
