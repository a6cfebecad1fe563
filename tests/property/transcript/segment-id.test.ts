import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortHash } from "../../../src/text/hash.ts";
import { segmentIds } from "../../../src/transcript/segment-id.ts";

describe("ids of segments", () => {
  test("hash the letters and digits of the text, whatever characters it has", () => {
    const letters = (text: string) =>
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "");
    const piece = fc.constantFrom(
      ...[
        "中文",
        "Ａ１",
        "，。",
        "…",
        "ﬁ",
        "e\u0301",
        "가",
        "か\u3099",
        "ΣΑΣ",
        "𠮷",
        "·",
        "—",
        " a-B ",
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary", minLength: 1 }),
    );
    fc.assert(
      fc.property(text, (zh) => {
        expect(segmentIds()({ zh })).toBe(`s${shortHash(letters(zh))}`);
      }),
      { numRuns: 3000 },
    );
  });
});
