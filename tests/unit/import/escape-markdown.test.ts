import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/import/escape-markdown.ts";
import { readBlocks } from "../../../src/transcript/blocks.ts";
import { plainText } from "../../../src/transcript/passage.ts";

describe("escapeMarkdown", () => {
  it.each([
    "一段普通的话,有逗号、引号“和”括号(如此)。",
    "A plain sentence: it's fine - really (yes), 100% & more; a_b, 2 * 3 = 6 < 7.",
    "snake_case_name and 3*4",
    "他说:[笑] 好的。",
  ])("leaves %s as it is", (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ["# 不是标题", "\\# 不是标题"],
    ["- not a list", "\\- not a list"],
    ["1. not a list", "1\\. not a list"],
    ["> not a quotation", "\\> not a quotation"],
    ["*星号* 与 _底线_", "\\*星号\\* 与 \\_底线\\_"],
    ["<b>bold</b>", "&lt;b>bold&lt;/b>"],
    ["use `npm`", "use \\`npm\\`"],
    ["[a](b)", "\\[a](b)"],
  ])("escapes %s", (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it("links addresses without the mark after them", () => {
    expect(escapeMarkdown("见 https://example.org/a_b_c。")).toBe(
      "见 <https://example.org/a_b_c>。",
    );
  });

  it("means exactly the text, whatever marks it holds", { timeout: 60_000 }, () => {
    const random = mulberry(7);
    const pieces = [
      "#",
      "-",
      "1.",
      ">",
      "*",
      "**",
      "_",
      "`",
      "<",
      "</p>",
      "<script>",
      "[",
      "](x)",
      "\\",
      "&amp;",
      "~~",
      "|",
      "---",
      " ",
      "字",
      "word",
      "：",
      "![",
      "+",
      "=",
      "(",
      ")",
      "&",
      "<details>",
      "*a*",
      "2)",
    ];
    for (let round = 0; round < 1000; round++) {
      const length = 1 + Math.floor(random() * 7);
      let text = "";
      for (let i = 0; i < length; i++) text += pieces[Math.floor(random() * pieces.length)];
      text = text.replace(/\s+/g, " ").trim();
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      const markdown = escapeMarkdown(text);
      expect(plainText(markdown), JSON.stringify({ text, markdown })).toBe(text);
      const blocks = readBlocks(markdown, 1).blocks;
      expect(
        blocks.map((block) => block.kind),
        JSON.stringify({ text, markdown }),
      ).toEqual(["prose"]);
    }
  });
});

/** A small seeded generator, so that a failure can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
