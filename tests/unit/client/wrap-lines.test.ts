import { expect, test } from "vitest";
import { wrapLines } from "../../../src/client/reader/wrap-lines.ts";

// Every Han character and mark is two units wide, every other one.
const measure = (line: string) =>
  [...line].reduce((sum, c) => sum + (/[\p{Script=Han}，。“”（）]/u.test(c) ? 2 : 1), 0);

test("loses nothing but the spaces at breaks", () => {
  const text = "活字（movable type）在 1040 年代出现，毕昇“胶泥活字”最早。";
  const lines = wrapLines(text, 12, measure);
  expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  expect(lines.length).toBeGreaterThan(3);
});

test("starts no line with a closing mark and ends none with an opening one", () => {
  for (let width = 8; width < 40; width++) {
    for (const line of wrapLines("他说“好”，我说（不好）。再说“一遍”。", width, measure)) {
      expect(line).not.toMatch(/^[，。”）]|[“（]$/u);
    }
  }
});

test("breaks Latin text at spaces only", () => {
  expect(wrapLines("one two’s three", 9, measure)).toEqual(["one two’s", "three"]);
});

test("keeps the lines of the text", () => {
  expect(wrapLines("一\n二", 40, measure)).toEqual(["一", "二"]);
});
