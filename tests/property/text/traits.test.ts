import fc from "fast-check";
import { expect, test } from "vitest";
import { countSpaces, countText, traitsOf } from "../../../src/text/traits.ts";

const piece = fc.constantFrom(
  ...["a", "é", "9", "𝒜", "中", "𠮷", "'", "’", ".", "-", " ", "—", "\ud835", "\udc00", "《", "["],
  ...["\n", "\t", "\u3000", "*", '"', "\u200b", "々", "ñ", "カ"],
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

test("counts runs of letters and digits, joined by single marks inside a word", () => {
  const { words } = countText("It's well-known: GPT-3.5 isn't 2.0... 'quoted' — e.g. U.S.");
  expect(words).toBe(8);
});

test("agrees with the patterns that say what a word, a Han character and a space is", () => {
  fc.assert(
    fc.property(text, (source) => {
      const { traits, han, words } = countText(source);
      expect(words).toBe(source.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0);
      expect(han).toBe(source.match(/\p{Script=Han}/gu)?.length ?? 0);
      expect(countSpaces(source)).toBe(source.match(/\s/g)?.length ?? 0);
      expect(traits).toBe(traitsOf(source));
    }),
    { numRuns: 5000 },
  );
});
