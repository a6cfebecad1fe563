/** Files of formats that are not read: each is refused by its name, and prose never is. */

import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ImportProblem } from "../../../src/import/problem.ts";
import { importText } from "./import-text.ts";

function refusal(source: string | Uint8Array): string {
  try {
    importText(source, "document.txt");
  } catch (error) {
    if (error instanceof ImportProblem) return `${error.rule}: ${error.message}`;
    throw error;
  }
  return "imported";
}

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

const TEXTS: Record<string, string> = {
  MicroDVD: "{1}{1}25\n{0}{25}码头的秤|用了两百年\n{26}{80}秤砣换过三次\n",
  MPL2: "[0][25]码头的秤\n[26][80]用了两百年\n[81][140]秤砣换过三次\n",
  TMPlayer: "00:00:01:码头的秤\n00:00:04:用了两百年\n00:00:09:秤砣换过三次\n",
  "Spruce STL":
    "//Font select\n$FontName = Arial\n00:00:01:00 , 00:00:04:00 , The scales on the quay\n",
  SCC: "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ad 94ad\n",
  QuickTime: "{QTtext}{font:Arial}\n[00:00:01.00]\n码头的秤\n",
  OPML: `${XML}<opml version="2.0"><head/><body><outline text="码头的秤"/></body></opml>`,
  FictionBook: `${XML}<FictionBook xmlns="x"><body><section><p>码头的秤。</p></section></body></FictionBook>`,
  ENEX: `${XML}<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export><note><title>秤</title><content><![CDATA[<en-note>码头的秤。</en-note>]]></content></note></en-export>`,
  "property list": `${XML}<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>URL</key><string>https://example.org</string></dict></plist>`,
  RSS: "<rss version='2.0'><channel><title>码头的秤</title></channel></rss>\n",
  SAMI: "<SAMI><BODY><SYNC Start=1000><P>码头的秤</BODY></SAMI>",
  ELAN: `${XML}<ANNOTATION_DOCUMENT AUTHOR="x"></ANNOTATION_DOCUMENT>`,
  "root <letters>": `<letters xmlns="urn:x"><letter>码头的秤。</letter></letters>`,
  "internet shortcut": "[InternetShortcut]\r\nURL=https://example.org/scales\r\n",
  calendar: "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
  "address card": "BEGIN:VCARD\nFN:白露\nEND:VCARD\n",
  Praat: 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\n',
  CHAT: "@UTF8\n@Begin\n@Languages:\tzho\n*BAI:\t码头的秤 .\n@End\n",
  LaTeX: "\\documentclass{article}\n\\begin{document}\n码头的秤。\n\\end{document}\n",
  "object a line": '{"id": 1, "text": "码头的秤"}\n{"id": 2, "text": "用了两百年"}\n',
  "cut off": '{"segments": [{"start": 0, "end": 4, "text": "码头的秤"}, {"start": 4',
};

describe("a text that is no prose", () => {
  it.each(Object.entries(TEXTS))("is refused by its name: %s", (name, text) => {
    expect(refusal(text)).toMatch(/^format-unknown: The file is /);
    expect(refusal(text).split(", which is not read;")[0]).toMatch(
      new RegExp(name.replace(/[()]/g, "\\$&"), "i"),
    );
  });

  it("is refused in any encoding", () => {
    const text = Buffer.from(`\uFEFF${TEXTS.OPML}`, "utf16le");
    expect(refusal(new Uint8Array(text))).toMatch(/an OPML outline/);
  });
});

const utf16 = (text: string) => Buffer.from(text, "utf16le").toString("latin1");

const BYTES: Record<string, Uint8Array> = {
  "Kindle book": latin1(`${"x".repeat(60)}BOOKMOBI\0\0`),
  "property list": latin1("bplist00\xd1\x01\x02"),
  "recording \\(WAV\\)": latin1("RIFF\x24\0\0\0WAVEfmt "),
  "film or recording \\(MP4\\)": latin1("\0\0\0\x18ftypisom\0\0"),
  "HEIC image": latin1("\0\0\0\x18ftypheic\0\0"),
  "tar archive": latin1(`${"a".repeat(257)}ustar\x0000`),
  "old Excel workbook": latin1(`\xd0\xcf\x11\xe0${"\0".repeat(512)}${utf16("Workbook")}`),
  "Outlook message": latin1(`\xd0\xcf\x11\xe0${"\0".repeat(512)}${utf16("__substg1.0_0037001F")}`),
  "PowerPoint presentation": zipSync({ "ppt/presentation.xml": strToU8("<p/>") }),
  "export of several documents": zipSync({ "Export/码头的秤.md": strToU8("# 秤") }),
};

describe("a file that is no text", () => {
  it.each(Object.entries(BYTES))("is refused by its name: %s", (name, bytes) => {
    expect(refusal(bytes).split(", which is not read;")[0]).toMatch(new RegExp(name));
  });
});

describe("prose that looks like a format", () => {
  it.each([
    [
      "a colon after a word at each line",
      "时间：昨天\n地点：码头\n\n白露：秤在哪里？\n\n许可：在这里。\n",
    ],
    [
      "a head like a letter's",
      "From: Bai Lu\nSubject: The scales\n\nThe scales are two hundred years old.\n",
    ],
    [
      "numbers in brackets",
      "[1] The first note is about scales.\n[2] The second note is about weights.\n",
    ],
    ["braces", "{笑} 秤在哪里？\n\n{指着墙} 在这里。\n"],
    ["commas in every line", "秤, 砣, 杆\n斤, 两, 钱\n都是老话，没人再用。\n"],
    [
      "a word in angle brackets",
      "<laughs> The scales are two hundred years old.\n\nNobody uses them now.\n",
    ],
    ["HTML in Markdown", "<center>\n\n# 码头的秤\n\n</center>\n\n秤有两百年了。\n"],
    ["times before the words", "[00:03] 秤在哪里？\n[00:09] 在这里。\n[00:12] 谁用过？\n"],
    ["a table of Markdown", "| 秤 | 砣 |\n| --- | --- |\n| 1 | 2 |\n\n秤有两百年了。\n"],
    ["tabs between name and words", "白露\t秤在哪里？\n许可\t在这里。\n白露\t谁用过？\n"],
  ])("is imported: %s", (_, text) => {
    expect(refusal(text)).toBe("imported");
  });
});
