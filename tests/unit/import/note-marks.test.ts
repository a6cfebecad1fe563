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

  it("leaves powers, footnotes and comparisons alone", () => {
    const { text } = importText(
      `${BODY}\n\n面积是 r^2\n\n若 a==b 且 c==d，则两边相等。`,
      "note.md",
    );
    expect(text).toContain("r^2");
    expect(text).toContain("a==b 且 c==d");
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

  it("reads no properties in a file that is not Notion's", () => {
    const text = `# 对话\n\n甲：你好。\n\n乙：你好。\n\n甲：再见。\n\n乙：再见。\n\n甲：走吧。\n\n乙：走。\n`;
    expect(importText(text, "talk.md").text).toContain("你好");
  });
});
