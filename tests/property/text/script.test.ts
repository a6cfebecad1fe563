import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countHan, countLatin, proseScript } from "../../../src/text/script.ts";

describe("counting scripts", () => {
  test("agrees with Unicode's script property for every character", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("汉", "𠮷", "〇", "々", "é", "Ａ", "ʰ", "。", "ひ", "\ud840"),
        fc.string({ unit: "binary", maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, (source) => {
        expect(countHan(source)).toBe(source.match(/\p{Script=Han}/gu)?.length ?? 0);
        expect(countLatin(source)).toBe(source.match(/\p{Script=Latin}/gu)?.length ?? 0);
      }),
      { numRuns: 3000 },
    );
  });

  test("takes no letters from a web address", () => {
    expect(proseScript("见 https://example.org/a/very/long/path/to/somewhere")).toBe("han");
  });
});
