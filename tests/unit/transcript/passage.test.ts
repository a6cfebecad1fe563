import { describe, expect, test } from "vitest";
import { plainText, renderInline, renderPassage } from "../../../src/transcript/passage.ts";

describe("rendering a passage", () => {
  test("closes bold between a full-width mark and a Han character", () => {
    expect(renderInline("**重要：**内容")).toBe("<strong>重要：</strong>内容");
  });

  test("keeps the inline tags of the format and drops their attributes", () => {
    expect(renderInline('一<br>二<b onclick="x()">三</b>')).toBe("一<br />二<b>三</b>");
  });

  test("shows a name in brackets before a colon, which Markdown would take for a link's address", () => {
    expect(renderPassage("[看守人]: 钟楼老了。")).toBe("<p>[看守人]: 钟楼老了。</p>");
  });

  test("links to an image instead of loading it", () => {
    const html = renderPassage("![图](https://example.org/a.png)");
    expect(html).not.toContain("<img");
    expect(html).toContain('href="https://example.org/a.png"');
  });

  const attacks = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=https://example.org></iframe>",
    "<svg onload=alert(1)>",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<form action=https://example.org><input></form>",
    '<span class="gloss-note" id="x">x</span>',
    "**术语**（Term<img src=x onerror=alert(1)>: <script>x</script>）",
  ];

  test.each(attacks)("no script, handler, frame or style survives: %s", (attack) => {
    for (const html of [renderPassage(`前${attack}后`), renderPassage(attack)]) {
      const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
      for (const [, name, attributes = ""] of tags) {
        expect(["p", "a", "span", "dfn", "strong"]).toContain(name);
        expect(attributes).not.toMatch(/\b(on\w+|style|id|src)\s*=/i);
        expect(attributes).not.toMatch(/javascript:|data:/i);
      }
    }
  });
});

describe("glossary notes", () => {
  test("are marked, and are no part of the plain text", () => {
    const source = "这叫**活字**（movable type: 一字一块（可重排）的印版），后来才有。";
    expect(renderInline(source)).toContain("<dfn>活字</dfn>");
    expect(plainText(source)).toBe("这叫活字，后来才有。");
  });

  test.each([
    ["**分词**（word segmentation）很难", "分词很难"],
    ["**统一码**（Unicode, UCS: 一种编码）好", "统一码好"],
    ["**分词**(word segmentation: 切词)很难", "分词很难"],
  ])("are found in the variant %s", (source, text) => {
    expect(plainText(source)).toBe(text);
  });

  test("a bracket with Chinese in it is no note", () => {
    expect(plainText("**重点**（见下文）是")).toBe("重点（见下文）是");
  });
});

describe("plain text", () => {
  test("is what the reader sees", () => {
    expect(plainText("一 **二**\n三 `a<b` &amp; [四](https://example.org)")).toBe(
      "一 二 三 a<b & 四",
    );
  });
});
