/** RTF, OpenDocument and mail: the text, who says it, and what stands beside it. */

import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { Found } from "../../../src/import/metadata/found-metadata.ts";
import { readFormat } from "../../../src/import/read/read-format.ts";
import { newReport } from "../../../src/import/report.ts";
import { importText } from "./import-text.ts";

function read(source: string | Uint8Array, name: string) {
  const imported = importText(source, name);
  return { ...imported, said: imported.segments.map(({ zh, original }) => zh ?? original?.text) };
}

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** The bytes of a text in GBK as Word writes them: second bytes that are letters stay letters. */
function gbk(text: string): string {
  return [...iconv.encode(text, "gbk")]
    .map((byte) =>
      byte < 0x80
        ? String.fromCharCode(byte).replace(/[\\{}]/, "\\$&")
        : `\\'${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");
}

const HEAD =
  "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss\\fcharset0 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Writer;}";

describe("RTF", () => {
  it("reads Chinese bytes, Unicode, bold labels and what a program puts between them", () => {
    const { said, speakers, transcript } = read(
      latin1(
        `${HEAD}{\\info{\\title ${gbk("码头的秤")}}{\\author ${gbk("白露")}}{\\creatim\\yr2024}}\n` +
          `\\pard\\f0\\b ${gbk("白露")}\\b0 : ${gbk("镕铸的秤在哪里？")}\\par\n` +
          `\\b Lin\\b0 : ${gbk("在码头，")}{\\f1 it\\'92s there\\emdash }${gbk("还在。")}\\par\n` +
          `{\\b\\u30333 ?\\u38706 ?}\\uc2: \\u31204\\'b3\\'d3${gbk("砣呢？")}\\uc1\\par\n` +
          `\\b Lin\\b0 : ${gbk("换过")} \\{three\\} ${gbk("次")}, C:\\\\old.\\line ${gbk("还有一次。")}\\par\n` +
          `\\b ${gbk("白露")}\\b0 : ${gbk("谢谢。")}\\par\n\\b Lin\\b0 : ${gbk("不客气。")}\\par}`,
      ),
      "talk.rtf",
    );
    expect(said).toEqual([
      "镕铸的秤在哪里？",
      "在码头，it’s there—还在。",
      "秤砣呢？",
      "换过 {three} 次, C:\\old.",
      "还有一次。",
      "谢谢。",
      "不客气。",
    ]);
    expect(speakers).toEqual(["白露", "Lin", "白露", "Lin", "白露", "Lin"]);
    expect(transcript.meta).toMatchObject({ title: "码头的秤", author: "白露" });
  });

  it("reports what stands beside the text, and reads no picture or object", () => {
    const { said, report } = read(
      latin1(
        `${HEAD}{\\header The Quay\\par}The scales are old{\\footnote Two hundred years.} and {\\v never }worn.\\par` +
          `{\\pict\\pngblip 89504e47}{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002}}` +
          `{\\field{\\*\\fldinst HYPERLINK "https://example.org/a?b=1&c=2"}{\\fldrslt See here}} for the weights.\\par}`,
      ),
      "talk.rtf",
    );
    expect(said).toEqual([
      "The scales are old and worn.",
      "[See here](https://example.org/a?b=1&c=2) for the weights.",
    ]);
    expect(report.removed.map(({ rule, text }) => [rule, text.trim()])).toEqual([
      ["page header", "The Quay"],
      ["footnote", "Two hundred years."],
      ["hidden text", "never"],
    ]);
  });

  it("refuses groups that are nested without end", () => {
    expect(() => importText(latin1(`${HEAD}${"{".repeat(5000)}a`))).toThrow(
      /nested deeper than 256/,
    );
  });
});

function odt(body: string, styles = "", extra: Record<string, Uint8Array> = {}): Uint8Array {
  const content = `<office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(content),
    "meta.xml": strToU8(
      "<office:document-meta><office:meta><dc:title>码头的秤</dc:title><meta:initial-creator>白露白露</meta:initial-creator></office:meta></office:document-meta>",
    ),
    ...extra,
  });
}

describe("ODT", () => {
  it("reads headings, bold labels, breaks and blanks, and reports notes", () => {
    const bold =
      '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>';
    const turn = (name: string, words: string) =>
      `<text:p><text:span text:style-name="T1">${name}：</text:span>${words}</text:p>`;
    const { said, speakers, headings, transcript, report } = read(
      odt(
        '<text:tracked-changes><text:p>删了。</text:p></text:tracked-changes><text:h text:outline-level="2">十六两</text:h>' +
          turn("白露", "秤在哪里？") +
          turn(
            "许可",
            '在码头<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>县志。</text:p></text:note-body></text:note>，<text:a xlink:href="https://example.org">两百年</text:a>了。<office:annotation><text:p>待查</text:p></office:annotation>',
          ) +
          turn("白露", 'A<text:s text:c="1"/>&lt; B 呢？') +
          turn("许可", "没有。<text:line-break/>从来没有。"),
        bold,
      ),
      "talk.odt",
    );
    expect(headings).toEqual(["十六两"]);
    expect(said).toEqual([
      "秤在哪里？",
      "在码头，[两百年](https://example.org)了。",
      "A < B 呢？",
      "没有。",
      "从来没有。",
    ]);
    expect(speakers).toEqual(["白露", "许可", "白露", "许可"]);
    expect(transcript.meta).toMatchObject({ title: "码头的秤", author: "白露白露" });
    expect(report.removed.map(({ rule, text }) => [rule, text])).toEqual([
      ["deleted text", "删了。"],
      ["footnote", "县志。"],
      ["comment", "待查"],
    ]);
  });

  it("refuses a spreadsheet by its name", () => {
    const sheet = zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
      "content.xml": strToU8("<x/>"),
    });
    expect(() => importText(sheet)).toThrow(/an OpenDocument spreadsheet \(ODS\)/);
  });
});

function mail(headers: readonly string[], body: string | Uint8Array): Uint8Array {
  const head = `${["From: =?GB2312?B?sNfCtg==?= <bai@example.org>", "To: keeper@example.org", "Message-ID: <1@example.org>", "Date: Wed, 06 Mar 2024 01:00:00 +0800", "MIME-Version: 1.0", ...headers].join("\r\n")}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

const TALK =
  "白露：秤在哪里？\r\n\r\n许可：在码头。\r\n\r\n白露：多久了？\r\n\r\n许可：两百年了。\r\n\r\n白露：谢谢。\r\n\r\n许可：不客气。\r\n";

describe("the source's own text, which the account compares", () => {
  const textOf = (bytes: Uint8Array) => {
    const source = readFormat(bytes, new Found(), newReport());
    return source.kind === "page" ? source.text?.split(/\s*\n\s*/) : undefined;
  };

  it("has all that an RTF document says, hidden or beside the text, in its order", () => {
    const rtf = `${HEAD}{\\header The Quay\\par}Old{\\footnote A note.} and {\\v never }worn.\\par}`;
    expect(textOf(latin1(rtf))).toEqual(["", "The Quay", "Old", "A note.", "and never worn.", ""]);
  });

  it("has the words of an ODT document once, notes in paragraphs of their own", () => {
    const note = "<text:note><text:note-body><text:p>县志。</text:p></text:note-body></text:note>";
    expect(
      textOf(odt(`<text:p>在<text:span>码头${note}</text:span>。</text:p><text:h>秤</text:h>`)),
    ).toEqual(["在码头", "。", "县志。", "秤"]);
  });
});

describe("mail", () => {
  it("reads text in GB2312, encoded headers and the day on which it was written", () => {
    const { said, speakers, transcript, report } = read(
      mail(
        [
          "Subject: =?GB2312?B?17S4tDogwuvNt7XEs9M=?=".replace(
            "17S4tDogwuvNt7XEs9M=",
            iconv.encode("回复：码头的秤", "gb2312").toString("base64"),
          ),
          "Content-Type: text/plain; charset=GB2312",
          "Content-Transfer-Encoding: 8bit",
        ],
        iconv.encode(TALK, "gb2312"),
      ),
      "talk.eml",
    );
    expect(said).toEqual([
      "秤在哪里？",
      "在码头。",
      "多久了？",
      "两百年了。",
      "谢谢。",
      "不客气。",
    ]);
    expect(speakers.slice(0, 2)).toEqual(["白露", "许可"]);
    expect(transcript.meta).toMatchObject({
      title: "码头的秤",
      date: "2024-03-06",
      author: "白露",
    });
    expect(report.removed).toContainEqual({
      rule: "mail header",
      line: 0,
      text: "To: keeper@example.org",
    });
  });

  it("reads the page of a mail without text, and names what is attached", () => {
    const page = `<html><body>${["秤在哪里，用了多久，还有没有人用它来称鱼？", "在码头，两百年了，每天早上出海以前都有人用它称鱼。"].map((text) => `<p>${text}</p>`).join("")}<script>pwned()</script></body></html>`;
    const { said, report } = read(
      mail(
        ["Subject: scales", 'Content-Type: multipart/mixed; boundary="b"'],
        `--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString("base64")}\r\n--b\r\nContent-Type: image/png; name="scales.png"\r\nContent-Disposition: attachment; filename="scales.png"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n`,
      ),
      "talk.eml",
    );
    expect(said).toHaveLength(2);
    expect(report.removed).toContainEqual({ rule: "attachment", line: 0, text: "scales.png" });
  });

  it("says so when there is no text in it", () => {
    const empty = mail(
      ["Subject: x", "Content-Type: image/png", "Content-Transfer-Encoding: base64"],
      "AAAA",
    );
    expect(() => importText(empty)).toThrow(/The mail holds no text/);
  });
});
