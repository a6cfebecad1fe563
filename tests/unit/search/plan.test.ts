import { describe, expect, test } from "vitest";
import { normalise } from "../../../src/search/normalise.ts";
import { planQuote, planWholeWords, type TokenFacts, WordList } from "../../../src/search/plan.ts";
import { makeQuote } from "../../../src/search/query.ts";
import { tokenise } from "../../../src/search/tokens.ts";

const words = new WordList("a\nat\ngpt\nlearn\nlearning\nmachine\nmachines\nmodel\nremodel\nthe");

/** Facts of an archive in which the texts given are frequent. */
function facts(...frequent: string[]): TokenFacts {
  const tokens = new Set(
    frequent.flatMap((text) => tokenise(normalise(text), false).map(({ encoded }) => encoded)),
  );
  return { isFrequent: (token) => tokens.has(token), words: async () => words };
}

async function phrases(text: string, known = facts()): Promise<string[] | "walk"> {
  const plan = await planQuote(makeQuote(text, false), known);
  return plan.kind === "walk" ? "walk" : plan.any.map(({ phrase }) => phrase);
}

function encoded(text: string): string {
  return tokenise(normalise(text), false)
    .filter(({ kind }) => kind !== "last")
    .map((token) => token.encoded)
    .join(" ");
}

describe("a plan never proposes too few", () => {
  test("Chinese is one phrase of its pairs, without the lone last letter", async () => {
    expect(await phrases("可解释性")).toEqual([encoded("可解释性")]);
  });

  test("words at the edges are left out, for they may be cut off", async () => {
    expect(await phrases("ing of big mod", facts("big"))).toEqual(["of big"]);
    expect(await phrases("GPT 模型很好")).toEqual([encoded("模型很好")]);
  });

  test("two words are looked up as all that they can be part of", async () => {
    expect(await phrases("chine learn")).toEqual(["machine learn", "machine learning"]);
  });

  test("one word is looked up as all that hold it", async () => {
    expect(await phrases("odel")).toEqual(["model", "remodel"]);
  });

  test("a single letter is looked up as what begins with it", async () => {
    const plan = await planQuote(makeQuote("鑫", false), facts());
    expect(plan).toEqual({ kind: "lookup", any: [{ phrase: expect.any(String), prefix: true }] });
  });

  test("marks inside words are looked up open and closed", async () => {
    expect(await phrases("the GPT-4 model")).toEqual(["gpt 4", "gpt4"]);
  });
});

describe("what holds the words whole is looked up first", () => {
  test.each([
    ["how old and", ["how old and"]],
    ["GPT 模型", [`gpt ${encoded("模型")}`]],
    ["可解释性", []],
  ])("%s", (text, expected) => {
    const lookups = planWholeWords(makeQuote(text, false), facts("how", "old", "and"));
    expect(lookups.map(({ phrase }) => phrase)).toEqual(expected);
  });

  test("but not two words that are everywhere", () => {
    expect(planWholeWords(makeQuote("at the", false), facts("at", "the"))).toEqual([]);
  });
});

describe("what is nearly everywhere is read, not looked up", () => {
  test.each([
    ["的", ["的字", "的"]],
    ["the", ["the"]],
    ["我们", ["我们"]],
  ])("%s", async (text, frequent) => {
    expect(await phrases(text, facts(...frequent))).toBe("walk");
  });
});
