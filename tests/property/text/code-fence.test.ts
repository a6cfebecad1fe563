import fc from "fast-check";
import { expect, test } from "vitest";
import { isFenced, openingFence } from "../../../src/text/code-fence.ts";

test("a block is fenced when its first line opens a fence", () => {
  const piece = fc.constantFrom("`", "```", "~~~", " ", "\n", "\r", "a", "字");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const block = pieces.join("");
      expect(isFenced(block)).toBe(openingFence(block.split("\n")[0] ?? "") !== undefined);
    }),
    { numRuns: 5000 },
  );
});
