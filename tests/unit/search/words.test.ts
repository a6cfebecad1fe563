/** Help towards a query: pinyin, and the words of other regions. */

import { describe, expect, test } from "vitest";
import { type SpelledTerm, termsBySound } from "../../../src/search/pinyin.ts";
import { mainlandWords } from "../../../src/search/vocabulary.ts";
import { regionalWords } from "../../../src/site/search/search-words.ts";

const TERMS: SpelledTerm[] = [
  ["节度使", "term", "jie du shi"],
  ["可解释性", "tag", "ke jie shi xing"],
  ["吕叔湘", "person", "lv shu xiang"],
];

describe("terms by their sound", () => {
  test.each([
    ["jiedushi", ["节度使"]],
    ["ke jie shi xing", ["可解释性"]],
    ["kejie", ["可解释性"]],
    ["shixing", ["可解释性"]],
    ["jds", ["节度使"]],
    ["lüshu", ["吕叔湘"]],
    ["lvshu", ["吕叔湘"]],
    ["x", []],
    ["可解", []],
    ["hello world", []],
  ])("%s", (typed, expected) => {
    expect(termsBySound(typed, TERMS, 8).map(([term]) => term)).toEqual(expected);
  });
});

describe("the words of other regions", () => {
  const pairs = regionalWords();
  test.each([
    ["專案", "项目"],
    ["軟體開發", "软件开发"],
    ["这个程式很好", "这个程序很好"],
  ])("%s", (typed, expected) => {
    expect(mainlandWords(typed, pairs)).toBe(expected);
  });

  test("a text without any is left alone", () => {
    expect(mainlandWords("可解释性", pairs)).toBeUndefined();
  });
});
