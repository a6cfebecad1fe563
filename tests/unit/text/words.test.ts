import fc from "fast-check";
import { expect, test } from "vitest";
import { countWords } from "../../../src/text/words.ts";

test("counts runs of letters and digits, joined by single marks inside a word", () => {
  expect(countWords("It's well-known: GPT-3.5 isn't 2.0... 'quoted' — e.g. U.S.")).toBe(8);
});

test("agrees with the pattern that says what a word is", () => {
  const piece = fc.constantFrom("a", "é", "9", "𝒜", "中", "'", "’", ".", "-", " ", "—", "\ud835");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const words = text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
      expect(countWords(text)).toBe(words);
    }),
    { numRuns: 2000 },
  );
});
