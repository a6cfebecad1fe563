import { describe, expect, it } from "vitest";
import { importText, rules } from "./import-text.ts";

const BODY = "河边有一棵树，树上住着一只猫头鹰，白天睡觉，晚上唱歌。";

describe("Obsidian", () => {
  const note = `# 河边的树

${BODY}它认得[[老船夫|船夫]]，也认得[[钟楼#钟]]。

这一句==被人划了线==，后面还有半句。 ^owl1

> [!note] 旁注
> 树后来倒了。

![[owl.png]]

%%这是写给自己看的%%

%%
还有一段
也是写给自己看的
%%

\`[[代码]]\` 里的不动，a == b 也不动。
`;

  it("reads its links, highlights and callouts as Markdown", () => {
    const { text } = importText(note, "note.md");
    expect(text).toContain("它认得船夫，也认得钟楼。");
    expect(text).toContain("这一句被人划了线，后面还有半句。\n");
    expect(text).toContain("> **旁注**\n> 树后来倒了。");
    expect(text).toContain("`[[代码]]` 里的不动，a == b 也不动。");
  });

  it("takes embeds, comments and block ids out, and says so with their lines", () => {
    const { text, report } = importText(note, "note.md");
    expect(text).not.toMatch(/owl|%%|写给自己看/);
    const line = (part: string) => note.split("\n").findIndex((each) => each.includes(part)) + 1;
    expect(report.removed).toEqual(
      expect.arrayContaining([
        { rule: "embed", line: line("![[owl"), text: "![[owl.png]]" },
        { rule: "block id", line: line("^owl1"), text: "^owl1" },
        { rule: "comment", line: line("%%这是"), text: "%%这是写给自己看的%%" },
        { rule: "comment", line: line("%%这是") + 2, text: "%%\n还有一段\n也是写给自己看的\n%%" },
      ]),
    );
    expect(rules(report.repaired)).toContain("note app's mark");
  });

  it("reads what its clipper writes: authors and guests as lists of links", () => {
    const clip = `---\ntitle: 河边的树\nauthor:\n  - "[[白露]]"\n  - "[[许可|老许]]"\nguest:\n  - "[[船夫]]"\npublished: 2024-03-05\ntags:\n  - "clippings"\n---\n\n${BODY}\n`;
    expect(importText(clip, "河边的树.md").transcript.meta).toMatchObject({
      author: "白露, 老许",
      guest: ["船夫"],
      date: "2024-03-05",
    });
  });

  it("leaves powers, footnotes and comparisons alone", () => {
    const { text } = importText(
      `${BODY}\n\n面积是 r^2\n\n若 a==b 且 c==d，则两边相等。`,
      "note.md",
    );
    expect(text).toContain("r^2");
    expect(text).toContain("a==b 且 c==d");
  });
});

describe("Obsidian's tags", () => {
  const tagsOf = (note: string) => importText(note, "note.md").transcript.meta.tags;

  it.each([
    ["under the title", `# 河边的树\n\n#寓言 #other/tag\n\n${BODY}\n`],
    ["above it, on two lines", `#寓言\n#other/tag #寓言\n\n# 河边的树\n\n${BODY}\n`],
    [
      "in front matter, in one line",
      `---\ntitle: 河边的树\ntags: "#寓言 #other/tag"\n---\n\n${BODY}\n`,
    ],
    [
      "in front matter, as a list",
      `---\ntitle: 河边的树\ntag:\n  - 寓言\n  - other/tag\n---\n\n${BODY}\n`,
    ],
    ["in both", `---\ntitle: 河边的树\ntags: 寓言, other/tag\n---\n\n#寓言\n\n${BODY}\n`],
  ])("are the transcript's: %s", (_, note) => {
    expect(tagsOf(note)).toEqual(["寓言", "other/tag"]);
    const { segments } = importText(note, "note.md");
    expect(segments.map(({ zh }) => zh)).toEqual([BODY]);
  });

  it("are taken out with an entry in the report", () => {
    const { report } = importText(`# 河边的树\n\n#寓言\n\n${BODY}\n`, "note.md");
    expect(report.removed).toContainEqual({ rule: "tags", line: 3, text: "#寓言" });
  });

  it("are no title without its blank, no number, and nothing further down", () => {
    const { text } = importText(`#河边的树\n\n${BODY}\n\n#写在后面\n`, "note.md");
    expect(text).toContain("河边的树");
    expect(text).toContain("#写在后面");
    expect(tagsOf(`#河边的树\n\n${BODY}\n\n#写在后面\n`)).toEqual([]);
    expect(tagsOf(`# 河边的树\n\n#1 #2\n\n${BODY}\n`)).toEqual([]);
  });
});

describe("Readwise", () => {
  const note = `# 河边的树

![rw-book-cover](https://example.org/cover.png)

## Metadata
- Author: [[林舟]]
- Full Title: 河边的树
- Category: #articles
- URL: https://example.org/owl

## Highlights
- ${BODY} ([View Highlight](https://read.readwise.io/read/01abc))
- 后来树倒了，猫头鹰搬到了钟楼上。 ([View Highlight](https://read.readwise.io/read/02abc))
`;

  it("reads its metadata, and leaves the links to its own pages out", () => {
    const { text, transcript, headings } = importText(note, "note.md");
    expect(transcript.meta).toMatchObject({
      title: "河边的树",
      author: "林舟",
      source: "https://example.org/owl",
    });
    expect(headings).toEqual([]);
    expect(text).not.toMatch(/View Highlight|readwise|Metadata/);
    expect(text).toContain("后来树倒了，猫头鹰搬到了钟楼上。");
  });
});

describe("Notion", () => {
  const name = "河边的树 0123456789abcdef0123456789abcdef.md";
  const note = `# 河边的树

Author: 林舟
Date: June 26, 2024 3:00 PM
URL: https://example.org/owl

${BODY}见[另一页](%E5%8F%A6%E4%B8%80%E9%A1%B5%200123456789abcdef0123456789abcdef.md)。
`;

  it("reads the properties under the title, and takes dead links for text", () => {
    const { text, transcript } = importText(note, name);
    expect(transcript.meta).toMatchObject({
      title: "河边的树",
      author: "林舟",
      date: "2024-06-26",
      source: "https://example.org/owl",
    });
    expect(text).toContain("见另一页。");
    expect(text).not.toContain("3:00 PM");
  });

  it("reads the text of its toggles as paragraphs, one inside another too", () => {
    const toggles = `# 河边的树

${BODY}

- 后来怎样了
    
    树倒了，它搬到了钟楼上，再也没有唱歌。
    
    - 钟楼上呢
        
        钟楼上的风很大，它白天也睡不着。
        
- 一个普通的条目
- 另一个条目
`;
    const { segments, headings, report } = importText(toggles, name);
    // As short lines between paragraphs are, wherever they come from.
    expect(headings).toEqual(["后来怎样了", "钟楼上呢"]);
    expect(segments.map(({ zh }) => zh)).toEqual([
      BODY,
      "树倒了，它搬到了钟楼上，再也没有唱歌。",
      "钟楼上的风很大，它白天也睡不着。",
      "- 一个普通的条目\n- 另一个条目",
    ]);
    expect(rules(report.repaired)).toEqual(["note app's mark"]);
    // In any other file it may be a list of long items.
    expect(importText(toggles, "note.md").text).toContain("- 后来怎样了");
  });

  it("reads toggles of its pages the same way", () => {
    const toggle = (title: string, text: string) =>
      `<ul class="toggle"><li><details open=""><summary>${title}</summary>${text}</details></li></ul>`;
    const inner = toggle("钟楼上呢", "<p>钟楼上的风很大，它白天也睡不着。</p>");
    const page = `<html><head><title>河边的树</title></head><body><article class="page sans"><header><h1 class="page-title">河边的树</h1></header><div class="page-body"><p>${BODY.repeat(3)}</p>${toggle("后来怎样了", `<p>树倒了，它搬到了钟楼上，再也没有唱歌。</p>${inner}`)}<p>${BODY}</p></div></article></body></html>`;
    const { segments, headings } = importText(page, "owl.html");
    expect(headings).toEqual(["后来怎样了", "钟楼上呢"]);
    expect(segments.map(({ zh }) => zh)).toEqual([
      BODY.repeat(3),
      "树倒了，它搬到了钟楼上，再也没有唱歌。",
      "钟楼上的风很大，它白天也睡不着。",
      BODY,
    ]);
  });

  it("takes guests, hosts and tags for what they are", () => {
    const page = `# 河边的树\n\n嘉宾: 白露, [许可](%E8%AE%B8%200123456789abcdef0123456789abcdef.md)\n主持人: 船夫\n标签: 树, 河\n状态: 已整理\n\n${BODY}\n`;
    const { transcript, report } = importText(page, "河边的树 0123456789abcdef0123456789abcdef.md");
    expect(transcript.meta).toMatchObject({
      guest: ["白露", "许可"],
      host: ["船夫"],
      tags: ["树", "河"],
    });
    expect(report.removed.map(({ text }) => text)).toContain("状态: 已整理");
  });

  it("reads no properties in a file that is not Notion's", () => {
    const text = `# 对话\n\n甲：你好。\n\n乙：你好。\n\n甲：再见。\n\n乙：再见。\n\n甲：走吧。\n\n乙：走。\n`;
    expect(importText(text, "talk.md").text).toContain("你好");
  });
});
