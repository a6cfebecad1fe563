import { expect, test } from "vitest";
import { englishAnchors, hanAnchors } from "../../../src/text/anchors.ts";

test.each([
  ["百分之三十八", "thirty-eight per cent", "#38"],
  ["一百零九天", "a hundred and nine days, 109", "#109"],
  ["十二万五千字节", "125,000 bytes", "#125000"],
  ["3 亿人", "300 million people", "#300000000"],
  ["二〇一三年", "in 2013", "#2013"],
  ["六千七百多字", "more than 6,700 characters", "#6700"],
])("%s and %s share a number", (zh, en, anchor) => {
  expect(hanAnchors(zh)).toContain(anchor);
  expect(englishAnchors(en)).toContain(anchor);
});

test("a lone Han digit is no number, since it is more often a word", () => {
  expect([...hanAnchors("一切都好")]).toEqual([]);
});

test("Latin names are anchors whatever their case, and Han quoted in English is one", () => {
  expect(hanAnchors("OpenCC 与 CSL-JSON")).toEqual(new Set(["opencc", "csl-json"]));
  expect(englishAnchors("In 理发 it sees")).toContain("理发");
});
