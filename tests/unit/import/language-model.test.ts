import { describe, expect, it } from "vitest";
import {
  allWords,
  type LanguageModel,
  languageModel,
  narrow,
  probabilityAfter,
  type WordRange,
  wholeWord,
} from "../../../src/import/repair/language-model.ts";
import {
  readLanguageModel,
  writeLanguageModel,
} from "../../../src/import/repair/language-model-file.ts";

const WORDS = ["书", "书店", "图书", "看", "看见", "见"];

function rangeOf(model: LanguageModel, beginning: string): WordRange {
  let range = allWords(model);
  for (const [depth, character] of [...beginning].entries()) {
    range = narrow(model, range, depth, character);
  }
  return range;
}

function numberOf(model: LanguageModel, word: string): number {
  return wholeWord(model, rangeOf(model, word), word.length);
}

function chance(model: LanguageModel, first: string, beginning: string): number {
  const word = first === "" ? -1 : numberOf(model, first);
  return probabilityAfter(model, word, rangeOf(model, beginning));
}

describe("a language model that was written and read", () => {
  const sorted = [...WORDS].sort();
  const id = (word: string) => sorted.indexOf(word);
  const bigrams = sorted.map((word) =>
    word === "看"
      ? [
          { second: id("见"), excess: 0.0625 },
          { second: id("书"), excess: 0.5 },
        ]
      : [],
  );
  const words = sorted.map((word) => ({
    word,
    probability: 1 / 6,
    end: word === "书" ? 0.5 : 1e-4,
  }));
  const model = readLanguageModel(writeLanguageModel({ words, bigrams }));

  it("has its words", () => {
    expect(model.text).toBe(sorted.join(""));
    for (const [i, word] of sorted.entries()) expect(numberOf(model, word)).toBe(i);
    expect(numberOf(model, "图")).toBe(-1);
    expect(numberOf(model, "店")).toBe(-1);
  });

  it("says how likely words are that begin alike", () => {
    expect(chance(model, "", "书")).toBeCloseTo(2 / 6);
    expect(chance(model, "", "书店")).toBeCloseTo(1 / 6);
    expect(chance(model, "", "店")).toBe(0);
    expect(chance(model, "", "")).toBeCloseTo(1);
  });

  it("gives a pair what it has beyond the back-off, and the others the back-off alone", () => {
    const left = 1 - 0.5 - 0.0625;
    expect(chance(model, "看", "书")).toBeCloseTo(0.5 + (left * 2) / 6);
    expect(chance(model, "看", "书店")).toBeCloseTo(left / 6);
    expect(chance(model, "看", "见")).toBeCloseTo(0.0625 + left / 6);
    expect(chance(model, "看", "")).toBeCloseTo(1);
    expect(chance(model, "书", "看")).toBeCloseTo(2 / 6);
  });

  it("knows where clauses end", () => {
    expect(model.ends[id("书")]).toBe(0.5);
    expect(model.ends[id("看")]).toBeLessThan(2e-4);
  });
});

describe("the bundled language model", () => {
  const model = languageModel();

  it("shares out one among all words after each of the frequent ones", () => {
    for (const word of ["的", "是", "我们", "一", "在"]) {
      expect(chance(model, word, "")).toBeCloseTo(1, 4);
    }
  });

  it.each([
    ["一", "本", "我们"],
    ["讨论", "问题", "河流"],
    ["很", "好", "书"],
  ])("knows that after %s comes %s rather than %s", (first, likely, unlikely) => {
    expect(chance(model, first, likely)).toBeGreaterThan(5 * chance(model, first, unlikely));
  });

  it("knows which words end a clause", () => {
    const end = (word: string) => model.ends[numberOf(model, word)] as number;
    expect(end("吗")).toBeGreaterThan(0.3);
    expect(end("很")).toBeLessThan(0.01);
  });
});
