/** Quick looks that spare most texts a pattern: each agrees with the pattern it spares. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { cutBlanks } from "../../../src/import/limits.ts";
import { MARKS } from "../../../src/import/read/read-markdown.ts";

test("every run of blanks too long is cut, wherever it stands", () => {
  const run = fc.integer({ min: 490, max: 560 }).map((count) => " \t\u3000".repeat(count / 3 + 1));
  const piece = fc.oneof(run, fc.constantFrom("a", "字", "\n", " ", "\u00a0"), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      expect(cutBlanks(text)).toBe(text.replace(/([^\S\n]{500})[^\S\n]+/g, "$1"));
    }),
    { numRuns: 2000 },
  );
});

test("a text that matches a pattern of Markdown holds the pattern's trace", () => {
  const piece = fc.constantFrom(
    ...["#", "##", " ", "\n", "===", "=", "---", "-", "**", "*", "[", "](", "](/", "](https:", ")"],
    ...["```", "<p>", "<", "br>", "!", "a", "字", "\t"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      for (const [trace, mark] of MARKS) {
        if (mark.test(text)) expect(text).toContain(trace);
      }
    }),
    { numRuns: 5000 },
  );
});
