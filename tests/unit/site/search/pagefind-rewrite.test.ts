import fc from "fast-check";
import { expect, test } from "vitest";
import { rewriteBundle } from "../../../../src/site/search/pagefind-rewrite.ts";
import { bundleFiles } from "../../../../src/site/search/search-index.ts";

const ENTRY = { version: "1.5.2", languages: {} };

/** Few words, so that records share them, one of them beyond the BMP. */
const WORDS = ["h1", "h1h2", "h2", "z", "é", "\uFF21", "𠀀", "¶"];
const record = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((all) => all.join(" "));

function rewritten(before: readonly string[], after: readonly string[]) {
  const files = new Map(bundleFiles(before, ENTRY).map(({ path, content }) => [path, content]));
  const read = (path: string) => files.get(path) ?? new Uint8Array();
  const [meta = ""] = [...files.keys()].filter((path) => path.endsWith(".pf_meta"));
  const changed = new Map([...after.entries()].filter(([i, text]) => before[i] !== text));
  return rewriteBundle(read(meta), read, changed, ENTRY);
}

test("a bundle of which some records changed is byte for byte one that is made anew", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(record, record, fc.boolean()), { maxLength: 9 }), (records) => {
      const before = records.map(([text]) => text);
      const after = records.map(([text, other, changes]) => (changes ? other : text));
      expect(rewritten(before, after)).toEqual(bundleFiles(after, ENTRY));
    }),
    { numRuns: 500 },
  );
});

test("so is one of many chunks, whose ends an edit moves", () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `h${((from + i * 7) % 40_000).toString(36)}`).join(" ");
  const before = Array.from({ length: 30 }, (_, i) => many(i * 900, 3000 + i));
  const after = before.with(3, many(11, 5000)).with(17, "").with(29, many(0, 39_999));
  const expected = bundleFiles(after, ENTRY);
  expect(expected.length).toBeGreaterThan(10);
  expect(rewritten(before, after)).toEqual(expected);
});
