/**
 * The attack documents for import: those that are written as Markdown, every vector in the other
 * formats that import reads, and the families that attack a format itself (archives that unpack to
 * gigabytes or lie about it, entities, nesting, names inside that are paths).
 */

import { strToU8, type Zippable, zipSync, zlibSync } from "fflate";
import { writePdf } from "../unit/import/pdf-writer.ts";
import { type HostileDocument, hostileDocuments, LAST_WORDS } from "./documents.ts";
import { VECTORS } from "./vectors.ts";

export interface ImportOptions {
  /** Every vector in every format, rather than in a third of them by turns. */
  all?: boolean;
  /** Bytes of the documents that cost much to read. */
  size?: number;
}

/** A paragraph that makes a document worth importing. */
const PROSE = "这是平常的一段话，说的是河边的树和树上的猫头鹰，读者应当在页面上看见它。";

/** The documents, the same each time. Their names are file names below one folder. */
export function importDocuments({ all = false, size = 20_000 }: ImportOptions = {}) {
  return [
    ...hostileDocuments({ all, size }),
    ...formatDocuments(all),
    ...archiveDocuments(),
    ...costlyFormats(size),
    ...markupBombs(size),
    ...patternBombs(size),
    ...oddEncodings(),
    ...hiddenElsewhere(),
  ];
}

const xml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

type Format = (vector: string) => string | Uint8Array;

/** A document of each format with a vector as text, as markup where the format has any, as name. */
const FORMATS: Record<string, Format> = {
  txt: (vector) => `标题\n\n${PROSE}\n\n他写道：${vector} 然后停了下来。\n\n${LAST_WORDS}。\n`,
  html: (vector) =>
    `<!doctype html><html><head><title>${vector}</title><meta property="og:title" content="${xml(vector)}">` +
    `<meta name="author" content='${vector.replaceAll("'", "&#39;")}'><link rel=canonical href="${xml(vector)}"></head>` +
    `<body><article><h1>题 ${xml(vector)}</h1><p>${PROSE}</p><p>他写道：${vector} 之后</p></article>` +
    `<article><p>${xml(vector)}</p><p>${LAST_WORDS}，这一段也要足够长，好让它留下来。</p></article></body></html>`,
  srt: (vector) =>
    `1\n00:00:01,000 --> 00:00:04,000\n${PROSE}\n\n2\n00:00:05,000 --> 00:00:08,000\n${vector}\n\n3\n00:00:09,000 --> 00:00:12,000\n${LAST_WORDS}。\n`,
  vtt: (vector) =>
    `WEBVTT\nNOTE ${vector}\n\nSTYLE\n::cue{background:url(https://evil.example/x)}\n\n00:01.000 --> 00:04.000 ${vector}\n<v ${vector}>${PROSE}\n\n00:05.000 --> 00:08.000\n<v 甲>${vector}&constructor;&__proto__;\n\n00:09.000 --> 00:12.000\n${LAST_WORDS}。\n`,
  mhtml: (vector) =>
    `From: <saved>\r\nSnapshot-Content-Location: https://example.org/${vector.replaceAll(/[\r\n]/g, "")}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>${PROSE}</p><p>${vector}</p><p>${LAST_WORDS}，这一段也要足够长，好让它留下来。</p></body></html>\r\n--b--\r\n`,
  json: (vector) =>
    JSON.stringify({
      events: [PROSE, vector, `${LAST_WORDS}。`].map((utf8, i) => ({
        tStartMs: i * 4000,
        dDurationMs: 3000,
        segs: [{ utf8 }],
      })),
    }),
  whisper: (vector) =>
    JSON.stringify({
      __proto__: { polluted: true },
      segments: [PROSE, vector, `${LAST_WORDS}。`].map((text, i) => ({
        start: i * 4,
        end: i * 4 + 3,
        text,
        speaker: vector,
      })),
    }),
  ass: (vector) =>
    `[Script Info]\nTitle: ${vector}\n\n[Events]\nFormat: Start, End, Name, Text\n${[PROSE, vector, `${LAST_WORDS}。`].map((text, i) => `Dialogue: 0:00:0${i * 3}.00,0:00:0${i * 3 + 2}.00,${vector.replaceAll(",", "，")},${text}`).join("\n")}\n`,
  lrc: (vector) =>
    `[ti:${vector}]\n[ar:${vector}]\n[00:01.00]${PROSE}\n[00:05.00]${vector}\n[00:09.00]${LAST_WORDS}。\n`,
  sbv: (vector) =>
    `0:00:01.000,0:00:04.000\n${PROSE}\n\n0:00:05.000,0:00:08.000\n${vector}\n\n0:00:09.000,0:00:12.000\n${LAST_WORDS}。\n`,
  ttml: (vector) =>
    `<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY e SYSTEM "file:///etc/passwd">]><tt xmlns="x"><head><title>${xml(vector)}</title></head><body><div>${[PROSE, vector, `${LAST_WORDS}。`].map((text, i) => `<p begin="${i * 4}s" end="${i * 4 + 3}s">${xml(text)}&e;</p>`).join("")}</div></body></tt>`,
  csv: (vector) =>
    `Speaker,Start Time,Text,${cell(vector)}\n${[PROSE, vector, `${LAST_WORDS}。`].map((text, i) => `${cell(vector)},00:00:0${i * 3},${cell(text)},${cell(vector)}`).join("\n")}\n`,
  bilibili: (vector) =>
    JSON.stringify({
      body: [PROSE, vector, `${LAST_WORDS}。`].map((content, i) => ({
        from: i * 4,
        to: i * 4 + 3,
        content,
        speaker: { name: vector },
      })),
    }),
  rtf: (vector) =>
    `{\\rtf1\\ansi{\\info{\\title ${rtf(vector)}}{\\author ${rtf(vector)}}}{\\object\\objemb{\\*\\objdata 01050000}}{\\field{\\*\\fldinst HYPERLINK "${rtf(vector)}"}{\\fldrslt ${rtf("链接")}}}\\par ${[PROSE, vector, `${LAST_WORDS}。`].map((text) => `${rtf(text)}\\par `).join("")}}`,
  eml: (vector) =>
    `From: ${vector.replace(/[\r\n]/g, " ")}\r\nSubject: ${vector.replace(/[\r\n]/g, " ")}\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>${PROSE}</p><p>${vector}</p><p>${LAST_WORDS}，这一段也要足够长，好让它留下来。</p></body></html>\r\n--b\r\nContent-Disposition: attachment; filename="../../../../tmp/pwned.txt"\r\n\r\nx\r\n--b--\r\n`,
  odt: (vector) =>
    zipSync({
      "content.xml": strToU8(
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><office:document-content><office:body><office:text>${[PROSE, vector, `${LAST_WORDS}。`].map((text) => `<text:p>${xml(text)}&e;</text:p>`).join("")}<text:p><text:a xlink:href="${xml(vector)}">链接</text:a></text:p><draw:image xlink:href="https://evil.example/x.png"/></office:text></office:body></office:document-content>`,
      ),
      "meta.xml": strToU8(
        `<office:document-meta><dc:title>${xml(vector)}</dc:title><meta:initial-creator>${xml(vector)}</meta:initial-creator></office:document-meta>`,
      ),
    }),
  pdf: (vector) =>
    writePdf(
      [
        [PROSE, `他写道：${vector}`, `${LAST_WORDS}。`].map(
          (text, i) => [72, 700 - i * 60, text, 4] as const,
        ),
      ],
      {
        title: vector,
        author: vector,
        catalogue:
          "/OpenAction << /S /JavaScript /JS (pwned\\(\\)) >> /AA << /WC << /S /Launch /F (/tmp/pwned) >> >>",
      },
    ),
  docx: (vector) => docx(paragraphs(PROSE, `他写道：${vector}`, `${LAST_WORDS}。`), vector),
  epub: (vector) =>
    epub(`<h1>${xml(vector)}</h1><p>${PROSE}</p><p>${vector}</p><p>${LAST_WORDS}。</p>`, vector),
};

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A text in RTF: every character as its number, so that none is syntax. */
const rtf = (text: string) =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i)} ?`).join("");

function formatDocuments(all: boolean): HostileDocument[] {
  return Object.entries(FORMATS).flatMap(([format, write], turn) =>
    VECTORS.flatMap((vector, i) => {
      if (!all && (i + turn) % 3 !== 0) return [];
      const file = `format-${format}-${String(i).padStart(2, "0")}.${format}`;
      return { family: `format ${format}`, file, bytes: Buffer.from(write(vector)) };
    }),
  );
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function paragraphs(...texts: string[]): string {
  return texts.map((text) => `<w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p>`).join("");
}

function docx(body: string, name = "甲", more: Zippable = {}, head = ""): Uint8Array {
  const rels = `<Relationships><Relationship Id="r1" Target="${xml(name)}"/></Relationships>`;
  return zipSync({
    "word/document.xml": strToU8(
      `${head}<w:document ${WORD}><w:body>${body}<w:p><w:hyperlink r:id="r1"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p></w:body></w:document>`,
    ),
    "word/_rels/document.xml.rels": strToU8(rels),
    "docProps/core.xml": strToU8(
      `<cp:coreProperties><dc:title>${xml(name)}</dc:title><dc:creator>${xml(name)}</dc:creator></cp:coreProperties>`,
    ),
    ...more,
  });
}

function epub(body: string, name = "甲", spine = '<itemref idref="c"/>', path = "OPS/book.opf") {
  return zipSync({
    "META-INF/container.xml": strToU8(
      `<container><rootfiles><rootfile full-path="${xml(path)}"/></rootfiles></container>`,
    ),
    "OPS/book.opf": strToU8(
      `<package><metadata><dc:title>${xml(name)}</dc:title><dc:creator>${xml(name)}</dc:creator><dc:source>${xml(name)}</dc:source></metadata><manifest><item id="c" href="c.xhtml"/><item id="x" href="file:///etc/passwd"/><item id="y" href="../../../../etc/passwd"/><item id="z" href="https://evil.example/c.xhtml"/></manifest><spine>${spine}<itemref idref="x"/><itemref idref="y"/><itemref idref="z"/></spine></package>`,
    ),
    "OPS/c.xhtml": strToU8(`<html><body>${body}</body></html>`),
  });
}

function documentsOf(family: string, extension: string, bodies: readonly (string | Uint8Array)[]) {
  return bodies.map((body, i) => ({
    family,
    file: `${family.replaceAll(" ", "-")}-${String(i).padStart(2, "0")}.${extension}`,
    bytes: Buffer.from(body),
  }));
}

/** Word documents and books made to cost much, or to be unpacked elsewhere. */
function archiveDocuments(): HostileDocument[] {
  // One real bomb: a hundred kilobytes that unpack to more than a hundred megabytes.
  const bomb = zipSync({ "word/document.xml": new Uint8Array(110 * 1024 * 1024) }, { level: 1 });
  const whole = paragraphs(PROSE, `${LAST_WORDS}。`);
  const traversal = {
    "../../../../tmp/pwned.txt": strToU8("x"),
    "/tmp/pwned.txt": strToU8("x"),
    "..\\..\\pwned.txt": strToU8("x"),
    __proto__: strToU8("x"),
    constructor: strToU8("x"),
  };
  const many = Object.fromEntries(Array.from({ length: 12_000 }, (_, i) => [`f${i}`, strToU8("")]));
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const nested = (tag: string, depth: number) =>
    `${`<${tag}>`.repeat(depth)}${PROSE}${`</${tag}>`.repeat(depth)}`;
  const encrypted = zipSync({
    "META-INF/container.xml": strToU8("<container/>"),
    "META-INF/encryption.xml": strToU8("x"),
    "META-INF/rights.xml": strToU8("x"),
  });
  const lying = lieAboutSizes(docx(paragraphs(PROSE.repeat(4_000))), 64);
  return [
    ...documentsOf("zip docx", "docx", [
      bomb,
      zipSync({ "word/document.xml": strToU8("x"), ...many }),
      zipSync({ "word/document.xml": bomb }),
      docx(whole, "甲", traversal),
      docx(`${whole}<w:p><w:r><w:t>&e;&c;</w:t></w:r></w:p>`, "甲", {}, entities),
      docx(nested("w:sdt", 100_000)),
      docx(`<w:tbl><w:tr><w:tc>${nested("w:p", 400)}</w:tc></w:tr></w:tbl>`),
      docx(paragraphs(...Array.from({ length: 40_100 }, () => "字"))),
      docx(paragraphs(...Array.from({ length: 1_000 }, () => PROSE))),
      lying,
      docx(whole).subarray(0, 300),
      docx(whole, "../../../../etc/passwd"),
      docx(whole, "javascript:pwned()"),
      docx("", "空"),
    ]),
    ...documentsOf("zip epub", "epub", [
      epub(`<p>${PROSE}</p>`, "甲", '<itemref idref="c"/>'.repeat(100_000)),
      epub(`<p>${PROSE}</p>`, "甲", "", "../../../../etc/passwd"),
      epub(`<p>${PROSE}</p>`, "甲", "", "file:///etc/passwd"),
      epub(nested("div", 100_000)),
      epub(`${"<body>".repeat(20_000)}${PROSE}`),
      epub(`${"<a/>".repeat(20_000)}${"<a ".repeat(20_000)}`),
      epub(`<p>${PROSE}</p><iframe src="https://evil.example"></iframe><p>${LAST_WORDS}。</p>`),
      encrypted,
      lieAboutSizes(epub(`<p>${PROSE}</p>`), 3_000_000_000),
      zipSync({ "META-INF/container.xml": strToU8("<container/>") }),
    ]),
  ];
}

/** Makes the directory of an archive state another unpacked size than the parts have. */
function lieAboutSizes(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let i = 0; i + 28 < bytes.length; i++) {
    if (bytes.readUInt32LE(i) === 0x02014b50) bytes.writeUInt32LE(size, i + 24);
  }
  return bytes;
}

/** Documents of other formats that were made to cost much, or to lie about what they hold. */
function costlyFormats(size: number): HostileDocument[] {
  const n = Math.floor(size / 10);
  const bomb = zlibSync(new Uint8Array(200 * 1024 * 1024), { level: 1 });
  const pdfBomb = Buffer.concat([
    Buffer.from(
      `%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
    ),
    bomb,
    Buffer.from("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"),
  ]);
  const whole = Buffer.from(writePdf([[[72, 700, PROSE]]]));
  const text = whole.toString("latin1");
  const nested = Array.from(
    { length: 100 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join("");
  return [
    ...documentsOf("costly pdf", "pdf", [
      pdfBomb,
      whole.subarray(0, 400),
      Buffer.from(text.replace("/Kids [8 0 R]", "/Kids [2 0 R]"), "latin1"),
      Buffer.from(text.replace("/Count 1", "/Count 999999999"), "latin1"),
      Buffer.from(text.replace("/Contents 9 0 R", `/Contents [${"9 0 R ".repeat(n)}]`), "latin1"),
      Buffer.from(text.replace("/UniGB-UCS2-H", "/../../../../etc/passwd"), "latin1"),
    ]),
    ...documentsOf("costly rtf", "rtf", [
      `{\\rtf1 ${"{".repeat(size)}${PROSE}`,
      `{\\rtf1 ${"}".repeat(size)}${PROSE}`,
      `{\\rtf1 \\bin999999999 ${PROSE}`,
      `{\\rtf1 \\uc999999999\\u20013 ${PROSE}\\par}`,
      `{\\rtf1 {\\fonttbl${"{\\f1 a;}".repeat(n)}}${"\\f1 ".repeat(n)}x\\par}`,
      `{\\rtf1 ${"\\'".repeat(n)}${"\\".repeat(n)}`,
    ]),
    ...documentsOf("costly mail", "eml", [
      `Message-ID: <1>\r\nSubject: x\r\n${nested}\r\n${PROSE}`,
      `Message-ID: <1>\r\nSubject: ${"=?utf-8?q?=41?= ".repeat(n)}\r\n\r\n${PROSE}`,
      `Message-ID: <1>\r\nFrom: ${"(".repeat(size)}\r\n\r\n${PROSE}`,
      `Message-ID: <1>\r\nTo: ${"a@b,".repeat(n)}\r\n\r\n${PROSE}`,
    ]),
    ...documentsOf("costly table", "csv", [
      `Speaker,Text,${'"'.repeat(size)}\n甲,${PROSE},x\n乙,${PROSE},x\n`,
      `Speaker,Text\n${'"'.repeat(size + 1)}`,
      `start,text${",x".repeat(n)}\n1,${PROSE}${",1".repeat(n)}\n2,${PROSE}${",1".repeat(n)}\n`,
    ]),
    ...documentsOf("costly captions", "ttml", [
      `<tt xmlns="x"><body>${"<div begin='1s'>".repeat(n)}<p>${PROSE}</p></body></tt>`,
      `<tt xmlns="x"><body>${`<p begin="1s">${"<span begin='1s'>".repeat(200)}${PROSE}</p>`}</body></tt>`,
      `${"[00:01.00]".repeat(n)}${PROSE}\n[00:02.00]${PROSE}\n`,
      `[Events]\nFormat: ${"a,".repeat(n)}Text\nDialogue: ${"0,".repeat(n)}${"{\\p1}".repeat(n)}${PROSE}\n`,
      JSON.stringify({
        a: JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`) as unknown,
        segments: [{ startTime: 1, body: PROSE, __proto__: { x: 1 } }],
      }),
    ]),
  ];
}

function markupBombs(size: number): HostileDocument[] {
  const page = (body: string, head = "") =>
    `<!doctype html><html>${head}<body>${body}</body></html>`;
  const n = Math.floor(size / 10);
  return documentsOf("page", "html", [
    page(`${"<div>".repeat(100_000)}${PROSE}`),
    page(`${"<b>".repeat(n)}${PROSE}`),
    page(`<p>${PROSE}</p>`.repeat(Math.floor(size / 100))),
    page("<p>字</p>".repeat(40_100)),
    page(`<table>${"<tr><td>".repeat(n)}</table><p>${PROSE}</p>`),
    page(`<p ${Array.from({ length: n }, (_, i) => `a${i}=1`).join(" ")}>${PROSE}</p>`),
    page(
      `<p>${PROSE}</p><iframe src="file:///etc/passwd"></iframe><link rel=stylesheet href="file:///etc/passwd"><img src="https://evil.example/x.png">`,
    ),
    page(
      `<p>${PROSE}</p>`,
      '<head><base href="https://evil.example/"><script src="https://evil.example/x.js"></script><script>require("fs").writeFileSync("/tmp/pwned","")</script></head>',
    ),
    page(
      `<p>${PROSE}</p><script type="application/ld+json">{"@type":"Article","__proto__":{"polluted":true},"headline":{"a":1},"author":[[["x"]]]}</script>`,
    ),
    `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>${page(`<p>${PROSE}&x;</p>`)}`,
    page(
      `<div id="js_content" style="visibility:hidden">${"<section>".repeat(300)}<p>${PROSE}</p></div>`,
    ),
    page(`<p>${" ".repeat(size)}${PROSE}${" ".repeat(size)}x</p>`),
    page(`<pre>${" \n".repeat(n)}x</pre><p>${PROSE}</p>`),
    page(`<ul>${"<li><ul>".repeat(200)}${PROSE}`),
    page(
      `<a id=body name=body></a><form id=documentElement><input name=innerHTML></form><img name=querySelectorAll><p>${PROSE}</p>`,
    ),
  ]);
}

/** Lines that a careless pattern reads by the square of their length. */
function patternBombs(size: number): HostileDocument[] {
  const units = ["![", "[a](", "[](/", "((", "[", "：", "a：", "**a", "<v ", "<http://", "`a"];
  units.push(
    "https://",
    "@",
    "1.",
    "- ",
    "&amp;",
    "\\",
    "\u3000",
    " ",
    "，，",
    "“",
    "a@",
    "[00:00",
    "a|",
  );
  units.push(
    "（",
    "著",
    "责编:",
    "·",
    "2024年1月",
    "(a)",
    "\uE0F0",
    "aaaa ",
    "《",
    "-",
    "=\n",
    "\n",
    "—",
  );
  const lines = units.map((unit) => {
    const run = unit.repeat(Math.floor(size / Buffer.byteLength(unit)));
    return `标题\n\n${PROSE}\n\n${run}字\n\n**甲**：${run}\n\n# ${run}x${run}\n\n${LAST_WORDS}。\n`;
  });
  const captions = [" ", "<v ", "<i>", "{\\", "&#39;", "甲：", "00:"].map((unit) => {
    const run = unit.repeat(Math.floor(size / Buffer.byteLength(unit)));
    return `1\n00:00:01,000 --> 00:00:02,000\n<v${run}\n${PROSE}\n\n2\n00:00:03,000 --> 00:00:04,000${run}\n${run}字\n`;
  });
  const details = `---\ntitle: x\n---\n\n<p class="english-text">${"<details>".repeat(size / 10)}\n\n${PROSE}\n`;
  return [
    ...documentsOf("pattern", "txt", lines),
    ...documentsOf("pattern details", "md", [details]),
    ...documentsOf("pattern captions", "srt", captions),
  ];
}

function oddEncodings(): HostileDocument[] {
  // 中文编码 in GB18030, Big5 and halves of both.
  const gb = Buffer.from("b1e0c2ebb5c4cec4d5c2a3acced2c3c7bfc9d2d4b6c1b5bdcbfca1a3", "hex");
  const big5 = Buffer.from("bd73bd58aabaa4e5b3b9a141a7dabacca569a548c5aaa8eca5a6a143", "hex");
  const repeat = (bytes: Buffer, times: number) => Buffer.concat(Array(times).fill(bytes));
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
  return documentsOf("bytes", "txt", [
    repeat(gb, 20),
    repeat(big5, 20),
    Buffer.concat([repeat(gb, 10), Buffer.from("84318130ff", "hex"), repeat(gb, 10)]),
    Buffer.concat([repeat(gb, 10), repeat(big5, 10)]),
    Buffer.concat([repeat(big5, 10), Buffer.from("fe"), repeat(big5, 10)]),
    Buffer.concat([Buffer.from(PROSE), repeat(gb, 4), Buffer.from(PROSE)]),
    Buffer.concat([utf16(PROSE), Buffer.from("00", "hex")]),
    Buffer.concat([utf16(PROSE), Buffer.from("d800d800", "hex")]),
    Buffer.from(`${PROSE}\0${PROSE}`),
    Buffer.alloc(4096),
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    Buffer.from("efbbbfefbbbf", "hex"),
    Buffer.from("fffe0000", "hex"),
    Buffer.from(PROSE.repeat(3)).subarray(0, 100),
    Buffer.from("%PDF-1.4 <script>pwned()</script>"),
    Buffer.from("\u001b]0;pwned\u0007\u001b[2J".repeat(4) + PROSE),
  ]);
}

/** Hidden and reordering characters, and names that only look alike, in the other formats. */
function hiddenElsewhere(): HostileDocument[] {
  const override = "付款\u202E给甲方\u202C，不要给乙方。";
  const talk = (a: string, b: string) =>
    [a, b, a, b, a, b]
      .map((name, i) => `${name}：第${i}句话，说得足够长，好让它是一段。`)
      .join("\n\n");
  return [
    ...documentsOf("hidden", "html", [
      `<html><head><title>题\u202E目</title><meta name=author content="甲\u2066乙"></head><body><p>${PROSE}</p><p>${override}</p></body></html>`,
    ]),
    ...documentsOf("hidden", "srt", [
      `1\n00:00:01,000 --> 00:00:02,000\n${override}\n\n2\n00:00:03,000 --> 00:00:04,000\n甲\u200B：${PROSE}\n`,
    ]),
    ...documentsOf("hidden", "docx", [docx(paragraphs(PROSE, override), "题\u202E目")]),
    ...documentsOf("hidden", "epub", [epub(`<p>${PROSE}</p><p>${override}</p>`, "题\u2067目")]),
    ...documentsOf("hidden", "txt", [
      `付款\u202E单\n\n${PROSE}\n\n${override}\n`,
      `对谈\n\n${talk("Alice Smith", "Аlice Smith")}\n`,
      `对谈\n\n${talk("王\u200B选", "王选")}\n`,
      `对谈\n\n${talk("Paul", "PauI")}\n`,
    ]),
  ];
}
