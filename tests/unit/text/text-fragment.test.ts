import { expect, test } from "vitest";
import { textFragment } from "../../../src/text/text-fragment.ts";

test("gives a short passage whole, with the marks of the syntax encoded", () => {
  expect(textFragment("well-known, yes")).toBe(":~:text=well%2Dknown%2C%20yes");
});

test("gives a long passage by its two ends, cut at words", () => {
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`).join(" ");
  const [start = "", end = ""] = textFragment(words).slice(":~:text=".length).split(",");
  expect(decodeURIComponent(start)).toBe("word0 word1 word2 word3 word4");
  expect(decodeURIComponent(end)).toBe("word35 word36 word37 word38 word39");
});

test("never lets one term cross a line", () => {
  const fragment = decodeURIComponent(textFragment("第一行\n第二行"));
  expect(fragment).toBe(":~:text=第一行,第二行");
});

test("is empty for an empty passage", () => {
  expect(textFragment(" \n")).toBe("");
});
