/** What is shown of hits: excerpts, the concordance, counts. */

import { describe, expect, test } from "vitest";
import { concordance, concordanceCsv } from "../../../src/search/concordance.ts";
import { prepareDocument, type TranscriptText } from "../../../src/search/document.ts";
import { findHits } from "../../../src/search/evaluate.ts";
import { countFacets } from "../../../src/search/facets.ts";
import { counterpart, markedExcerpt } from "../../../src/search/marked-excerpt.ts";
import { findMatches } from "../../../src/search/match.ts";
import { normalise } from "../../../src/search/normalise.ts";
import { type Filter, parseQuery } from "../../../src/search/query.ts";

const SOURCE: TranscriptText = {
  slug: "a",
  title: "谈猫",
  date: "2021-05-01",
  speakers: [["王选", "Wang Xuan"], ["主持人"]],
  people: [["林语堂", "Lin Yutang"]],
  tags: [["猫", "cats"]],
  organisations: [],
  headings: [],
  paragraphs: [
    ["s1", 1, "你喜欢猫吗？", "Do you like cats?"],
    ["s2", 0, "喜欢。猫很安静，猫不说话。", "I do. A cat is quiet, and a cat does not talk."],
    ["s3", 0, "狗也好。", "Dogs are fine, too; a caterpillar is not."],
  ],
};
const DOCUMENT = prepareDocument(SOURCE);

function hits(text: string, ...filters: Filter[]) {
  return findHits(DOCUMENT, parseQuery(text, filters)).map(
    (hit) => SOURCE.paragraphs[hit.paragraph]?.[0],
  );
}

describe("hits", () => {
  test.each([
    ["猫", ["s1", "s2"]],
    ["cat", ["s1", "s2", "s3"]],
    ['"cat"', ["s2"]],
    ["猫 -安静", ["s1"]],
    ["安静 OR 狗", ["s2", "s3"]],
    ['"安静" "说话"', ["s2"]],
    ["猫 speaker:wang", ["s2"]],
    ["猫 讲者：主持", ["s1"]],
    ["猫 lang:en", []],
    ["cat lang:en year:2021", ["s1", "s2", "s3"]],
    ["cat year:2022", []],
    ["吗喜欢", []],
  ])("%s", (text, expected) => {
    expect(hits(text)).toEqual(expected);
  });

  test("two filters on one field are alternatives; a chosen one is a whole name", () => {
    expect(hits("猫", { field: "speaker", value: "王选", exact: true })).toEqual(["s2"]);
    expect(hits("猫", { field: "speaker", value: "王", exact: true })).toEqual([]);
    expect(
      hits("猫", { field: "speaker", value: "王选" }, { field: "speaker", value: "主持人" }),
    ).toEqual(["s1", "s2"]);
  });

  test("are counted by what they have in common", () => {
    const facets = countFacets(findHits(DOCUMENT, parseQuery("cat")));
    expect(facets.get("speaker")).toEqual([
      { value: "王选", en: "Wang Xuan", count: 2 },
      { value: "主持人", count: 1 },
    ]);
    expect(facets.get("lang")).toEqual([{ value: "en", count: 3 }]);
  });
});

describe("excerpts", () => {
  const long = `${"前文很长。".repeat(40)}这里有目标词。${"后文也长。".repeat(40)}`;
  const spans = findMatches(normalise(long), normalise("目标词"));

  test("hold the match, marked, and say where they are cut", () => {
    const pieces = markedExcerpt(long, spans);
    expect(pieces.filter(({ marked }) => marked)).toEqual([{ text: "目标词", marked: true }]);
    expect(pieces[0]?.text).toBe("…");
    expect(pieces.at(-1)?.text).toBe("…");
    expect(pieces.map(({ text }) => text).join("").length).toBeLessThan(180);
  });

  test("of the other language are from the same place", () => {
    const other = `${"Before it. ".repeat(60)}Here is the target. ${"After it. ".repeat(60)}`;
    expect(
      counterpart(long, other, spans)
        .map(({ text }) => text)
        .join(""),
    ).toContain("target");
  });

  test("never cut a word or a surrogate pair", () => {
    const text = `${"supercalifragilistic ".repeat(40)}needle ${"𠮷".repeat(300)}`;
    const shown = markedExcerpt(text, findMatches(normalise(text), normalise("needle")));
    expect(shown.map(({ text }) => text).join("")).toMatch(/^…supercalifragilistic [^\ufffd]*𠮷…$/);
  });
});

describe("the concordance", () => {
  const found = findHits(DOCUMENT, parseQuery("猫"));

  test("has a line for each match, in the order of what follows", () => {
    const lines = concordance(found, "right");
    expect(lines.map(({ right }) => right)).toEqual(["不说话。", "很安静，猫不说话。", "吗？"]);
    expect(lines.map(({ match }) => match)).toEqual(["猫", "猫", "猫"]);
  });

  test("is written as CSV that no spreadsheet runs", () => {
    const source = { ...SOURCE, paragraphs: [["s1", 0, '=1+1,"猫"', ""]] } as TranscriptText;
    const [line] = concordance(findHits(prepareDocument(source), parseQuery("猫")), "left");
    const csv = concordanceCsv(line ? [line] : [], () => "https://example.org/#s1");
    expect(csv.split("\r\n")[1]).toBe(
      `"'=1+1,""",猫,"""",zh-Hans,王选,2021-05-01,谈猫,https://example.org/#s1`,
    );
  });
});
