import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChangedRecord, rewriteBundle } from "../../../../src/site/search/pagefind-rewrite.ts";
import { writeBundle } from "../../../../src/site/search/pagefind-writer.ts";
import { BREAK, type WordRecord, WordTable } from "../../../../src/site/search/word-table.ts";

const ENTRY = { version: "1.5.2", languages: {} };

/** Few words, so that records share them, one of them beyond the BMP. */
const WORDS = ["h1", "h1h2", "h2", "z", "é", "\uFF21", "𠀀", "¶"];
const record = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 });

function recordsOf(texts: readonly (readonly string[])[], table: WordTable): WordRecord[] {
  return texts.map((text) =>
    Int32Array.from(text, (word) => (word === "¶" ? BREAK : table.word(word))),
  );
}

function madeAnew(texts: readonly (readonly string[])[]) {
  const table = new WordTable();
  return writeBundle(recordsOf(texts, table), table, ENTRY);
}

function rewritten(before: readonly string[][], after: readonly string[][]) {
  const files = new Map(madeAnew(before).map(({ path, content }) => [path, content]));
  const read = (path: string) => files.get(path) ?? new Uint8Array();
  const [meta = ""] = [...files.keys()].filter((path) => path.endsWith(".pf_meta"));
  const table = new WordTable();
  const [old, now] = [recordsOf(before, table), recordsOf(after, table)];
  const changed = new Map<number, ChangedRecord>();
  for (const [i, record] of now.entries()) {
    if (before[i] !== after[i]) changed.set(i, { before: old[i] as WordRecord, after: record });
  }
  return rewriteBundle(read(meta), read, changed, table, ENTRY);
}

test("a bundle of which some records changed is byte for byte one that is made anew", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(record, record, fc.boolean()), { maxLength: 9 }), (records) => {
      const before = records.map(([text]) => text);
      const after = records.map(([text, other, changes]) => (changes ? other : text));
      expect(rewritten(before, after)).toEqual(madeAnew(after));
    }),
    { numRuns: 500 },
  );
});

const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `h${((from + i * 7) % 40_000).toString(36)}`);

test("so is one of many chunks, whose ends an edit moves", () => {
  const before = Array.from({ length: 30 }, (_, i) => many(i * 900, 3000 + i));
  const after = before.with(3, many(11, 5000)).with(17, []).with(29, many(0, 39_999));
  const expected = madeAnew(after);
  expect(expected.length).toBeGreaterThan(10);
  expect(rewritten(before, after)).toEqual(expected);
});

test("so is one of many chunks of which an edit changes few", () => {
  const before = Array.from({ length: 30 }, (_, i) => many(i * 900, 3000 + i));
  const text = before[3] ?? [];
  const [one = "", two = ""] = text.slice(1500);
  const known = new Set(madeAnew(before).map(({ path }) => path));
  const rewrittenAs = (edit: string[]) => {
    const after = before.with(3, edit);
    const files = rewritten(before, after);
    expect(files).toEqual(madeAnew(after));
    return files.filter(({ path }) => known.has(path)).length;
  };
  expect(rewrittenAs(text.with(1500, two).with(1501, one))).toBeGreaterThan(known.size / 2);
  rewrittenAs(text.with(1500, "h1"));
  rewrittenAs([...text, "a"]);
  rewrittenAs([...text, "zz"]);
  rewrittenAs([...text, ...Array.from({ length: 40 }, (_, i) => `h5a${"x".repeat(i)}`)]);
  rewrittenAs(text.slice(0, -1));
});
