import { expect, test } from "vitest";
import { splitSentences } from "../../../src/text/sentences.ts";

function cut(text: string, lang: string): string[] {
  return splitSentences(text, lang).map((range) => text.slice(...range));
}

test.each([
  ["他说：“好。”我走了。", ["他说：“好。”", "我走了。"]],
  ["真的？！真的。", ["真的？！", "真的。"]],
  ["见 https://e.org/?q=1 这一页。完。", ["见 https://e.org/?q=1 这一页。", "完。"]],
  ["（对吧？）对。", ["（对吧？）", "对。"]],
  ["没有句号", ["没有句号"]],
])("cuts %s", (text, sentences) => {
  expect(cut(text, "zh-Hans")).toEqual(sentences);
});

test.each([
  ["Dr. Who met J. K. Rowling in the U.S. today. Good.", 2],
  ["Version 3.5 is out. It works.", 2],
  ["He said “Stop.” She did not.", 2],
  ["Why not? Because.", 2],
  ["e.g. This is one sentence.", 1],
])("cuts %s into %i", (text, count) => {
  expect(cut(text, "en")).toHaveLength(count);
});

test("covers all of a text but the space between sentences", () => {
  const text = "One.  Two!\nThree? ”) Four";
  expect(cut(text, "en").join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
});
