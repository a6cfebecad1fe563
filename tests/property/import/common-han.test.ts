/** The quick look that tells ordinary text agrees with the slow questions it saves. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  commonShare,
  frequentShare,
  isOrdinary,
  STRANGE_SHARE,
} from "../../../src/import/repair/common-han.ts";

const ENOUGH = 6;

test("ordinary text is everyday characters only, in lines that are not strange", () => {
  const piece = fc.constantFrom(
    ...["的", "是", "一", "们", "們", "树", "樹", "喆", "堃", "，", "。", "“", "·", "—", "‐"],
    ...["a", "Z", " ", ".", "\n", "\n", "\t", "\0", "é", "Ã", "￥", "ひ", "\uFFFD", "𠮷", "\ud840"],
  );
  const isStrange = (line: string) =>
    frequentShare(line) <= STRANGE_SHARE && (line.match(/[^\0-\x7F]/gu)?.length ?? 0) >= ENOUGH;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join("");
      const isEveryday = commonShare(text) === 1 && !/(?!\n)[\0-\x1F\x7F]/.test(text);
      const expected = isEveryday && !text.split("\n").some(isStrange);
      expect(isOrdinary(text, ENOUGH)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
});

test("the share of frequent characters is of all that are neither ASCII nor marks", () => {
  expect(frequentShare("的是，树 a。")).toBe(2 / 3);
  expect(frequentShare("， a")).toBe(0);
});
