/** What holds of every text, be it typed, pasted or made to break something. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterOffsets, normalise } from "../../../src/search/normalise.ts";
import { FIELDS, parseQuery } from "../../../src/search/query.ts";
import { curlyQuotes, toSimplified } from "../../../src/text/conversion.ts";
import { eachSegment } from "../../../src/transcript/model.ts";
import { parseTranscript } from "../../../src/transcript/parse.ts";
import { serializeTranscript } from "../../../src/transcript/serialize.ts";

const RUNS = { numRuns: 1000, seed: 1 };

/** Anything at all: characters of every plane, lone surrogates, and pieces with a meaning. */
function textOf(...tokens: string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...tokens),
    fc.constantFrom(
      "机器学习",
      "機器學習",
      "著",
      "the archive",
      "３０",
      "é",
      "ﷺ",
      "👩‍👩‍👧",
      "ſ",
      "İ",
    ),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  return fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
}

describe("the parser and the serialiser", () => {
  const source = textOf(
    ...["\n", "\n\n", "---\n", "title: x\n", "<details>", "</details>", "<summary>", "</summary>"],
    ...[
      '<p class="english-text">',
      "</p>",
      "<!--",
      "-->",
      "<!-- untranslated -->",
      "**",
      "**：",
      "## ",
    ],
    ...["[00:01] ", "<br>", "```", "- ", "> ", "`", "__proto__: 1\n", "constructor: 1\n", " "],
  );

  // That they are inverse, to the byte, of what people write is tested in serialize.test.ts.
  test("take any text, name lines that it has, and lose no letter between them", () => {
    fc.assert(
      fc.property(source, fc.boolean(), (text, isBody) => {
        const written = isBody ? `---\ntitle: 例\n---\n\n${text}` : text;
        const first = parseTranscript(written, "a.md");
        const lines = written.split(/\r\n?|\n/).length;
        for (const { line } of first.diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
        if (first.diagnostics.some(({ severity }) => severity === "error")) return;
        // A stray tag of the format's own blocks means something else where it is written to.
        if (text.includes("<")) return;
        const again = serializeTranscript(first.transcript);
        const second = parseTranscript(again, "a.md").transcript;
        expect(second.meta).toEqual(first.transcript.meta);
        const count = (transcript: typeof second) => eachSegment(transcript).length;
        expect(count(second)).toBe(count(first.transcript));
        const letters = (written: string) => written.replace(/<[^<>]*>|[^\p{L}\p{N}]/gu, "");
        expect(letters(serializeTranscript(second))).toBe(letters(again));
      }),
      RUNS,
    );
  });
});

describe("the normaliser", () => {
  test("gives what it gives for its own result, with a place for each letter", () => {
    fc.assert(
      fc.property(textOf(" ", "'", "，", "\u200B", "\u0301", "-"), (text) => {
        const { text: letters, joints } = normalise(text);
        expect(normalise(letters).text).toBe(letters);
        expect(joints.length).toBe(letters.length);
        const { starts, ends } = letterOffsets(text);
        expect([starts.length, ends.length]).toEqual([letters.length, letters.length]);
        starts.forEach((start, i) => {
          expect(ends[i]).toBeGreaterThan(start);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        });
      }),
      RUNS,
    );
  });
});

describe("the converter", () => {
  const kept = fc.constantFrom(
    "`變數 程式`",
    "https://example.org/漢字?q=著",
    "<i title='書'>",
    "</i>",
    "`著`",
  );
  const prose = textOf("沿著河走", "名著", "「", "」", "頭髮", "皇后", "，", "\n").filter(
    (text) => !/[`<>]|https?:/.test(text),
  );

  test("leaves code, addresses and tags as they are, wherever they stand", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(prose, kept), { maxLength: 6 }), (parts) => {
        const text = parts.map(([before, span]) => `${before} ${span} `).join("");
        let at = 0;
        const converted = curlyQuotes(toSimplified(text));
        for (const [, span] of parts) {
          const found = converted.indexOf(span, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + span.length;
        }
      }),
      RUNS,
    );
  });

  test("loses no character, and changes only Chinese", () => {
    const others = (text: string) => text.replace(/\p{Script=Han}/gu, "");
    fc.assert(
      fc.property(prose, fc.constantFrom("tw", "hk"), (text, region) => {
        const converted = toSimplified(text, region as "tw" | "hk");
        expect([...converted].length).toBe([...text].length);
        expect(others(converted)).toBe(others(text));
      }),
      RUNS,
    );
  });
});

describe("the query parser", () => {
  const typed = textOf(
    ...[
      '"',
      "“",
      "”",
      "-",
      " ",
      " OR ",
      "或",
      "|",
      "speaker:",
      "讲者：",
      "year:2024-2020",
      "lang:zh",
    ],
    ...[
      "constructor:x ",
      "__proto__:x ",
      "toString:",
      "lang:constructor",
      ":",
      "：",
      "\n",
      "(a+)+",
    ],
  );

  test("takes whatever is typed, and asks for something or says why not", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseQuery(text);
        expect(query.typed).toBe(text);
        for (const { field, value } of query.filters) {
          expect(FIELDS).toContain(field);
          expect(typeof value).toBe("string");
        }
        for (const quote of query.clauses.flat()) expect(quote.normalised.text).not.toBe("");
        if (query.clauses.length === 0 && text.trim() !== "") {
          expect(query.slips.length + query.filters.length).toBeGreaterThan(0);
        }
        for (const { zh, en } of query.slips)
          expect([typeof zh, typeof en]).toEqual(["string", "string"]);
      }),
      RUNS,
    );
  });

  test("reads text without operators as one quote of all of it", () => {
    const plain = textOf(" ", "，", "'").filter((text) => !/["“”＂\-|:：]|OR|或/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        const { clauses } = parseQuery(text);
        const letters = normalise(text).text;
        expect(clauses.flat().map((quote) => quote.normalised.text)).toEqual(
          letters === "" ? [] : [letters],
        );
      }),
      RUNS,
    );
  });
});
