import { describe, expect, test } from "vitest";
import { markRanges, readPassage } from "../../../src/site/sentence-spans.ts";
import { splitSentences } from "../../../src/text/sentences.ts";
import { htmlToText, renderPassage } from "../../../src/transcript/passage.ts";

function mark(markdown: string): string {
  const passage = readPassage(renderPassage(markdown));
  if (!passage) return "";
  const ranges = splitSentences(passage.text, "zh-Hans");
  return markRanges(
    passage,
    ranges.map((range, i) => ({ range, name: String(i + 1) })),
  );
}

describe("spans of sentences", () => {
  test("take in links, code and terms with their notes", () => {
    expect(mark("见[甲](https://e.org/)和**乙**（Bee: 注。）。`丙`。")).toBe(
      '<p><span data-s="1">见<a href="https://e.org/" rel="noopener noreferrer" referrerpolicy="no-referrer">甲</a>和<span class="gloss"><dfn>乙</dfn><span class="gloss-note">（Bee: 注。）</span></span>。</span><span data-s="2"><code>丙</code>。</span></p>',
    );
  });

  test("are closed and opened where an element holds two sentences", () => {
    expect(mark("始**一。二**终。")).toBe(
      '<p><span data-s="1">始</span><strong><span data-s="1">一。</span><span data-s="2">二</span></strong><span data-s="2">终。</span></p>',
    );
  });

  test("leave the text and every tag as they were", () => {
    const samples = [
      "**全部加粗。两句。**",
      "甲 < 乙 & 丙。丁“戊”？<br><br>己。",
      "*强调。*[链接。文字](https://e.org/?a=1&b=2)。",
      "`a < b`。**术语**（Term）开头。结尾**术语**（Term, T: 一。二。）",
    ];
    for (const sample of samples) {
      const plain = renderPassage(sample);
      const marked = mark(sample);
      expect(marked).toContain("data-s");
      expect(htmlToText(marked)).toBe(htmlToText(plain));
      const bare = marked
        .replace(/<span data-s="\d+">/g, "\u0001")
        .replace(/\u0001((?:(?!\u0001).)*?)<\/span>/g, "$1");
      expect(marked.match(/<span/g)?.length).toBe(marked.match(/<\/span>/g)?.length);
      expect(bare.replace(/<\/?span[^>]*>|\u0001/g, "")).toBe(plain.replace(/<\/?span[^>]*>/g, ""));
      // Well nested: every closing tag closes the last one opened.
      const stack: string[] = [];
      for (const [, slash, tag = ""] of marked.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
        if (tag === "br") continue;
        if (slash) expect(stack.pop()).toBe(tag);
        else stack.push(tag);
      }
      expect(stack).toEqual([]);
    }
  });

  test("are not made in lists and other blocks", () => {
    expect(readPassage(renderPassage("- 一。\n- 二。"))).toBeUndefined();
    expect(readPassage(renderPassage("> 一。二。"))).toBeUndefined();
  });
});
