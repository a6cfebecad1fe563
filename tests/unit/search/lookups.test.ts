import { describe, expect, test } from "vitest";
import { jointOf } from "../../../src/search/grams.ts";
import {
  planHead,
  planQuote,
  planWholeWords,
  type TokenFacts,
} from "../../../src/search/lookups.ts";
import { normalise } from "../../../src/search/normalise.ts";
import { makeQuote } from "../../../src/search/query.ts";
import { tokenise } from "../../../src/search/tokens.ts";
import { WordList } from "../../../src/search/word-list.ts";

const words = new WordList("a\nat\ngpt\nlearn\nlearning\nmachine\nmachines\nmodel\nremodel\nthe");

/** Facts of an archive in which the texts given are frequent. */
function facts(...frequent: string[]): TokenFacts {
  const tokens = frequent.flatMap((text) =>
    tokenise(normalise(text), false).map(({ encoded }) => encoded),
  );
  const rank = (token: string) => (tokens.includes(token) ? tokens.indexOf(token) : undefined);
  return { rank, wordsWith: async () => words };
}

/** The grams of each look-up, sorted. */
async function lookups(text: string, known = facts()): Promise<string[] | "walk"> {
  const plan = await planQuote(makeQuote(text, false), known);
  return plan.kind === "walk" ? "walk" : plan.any.map(({ grams }) => [...grams].sort().join(" "));
}

/** The grams of neighbouring tokens, without a lone last letter and what a joint has in it. */
function gramsOf(text: string): string {
  const tokens = tokenise(normalise(text), false).filter(({ kind }) => kind !== "last");
  const joints = tokens.map((token, i) => {
    const next = tokens[i + 1];
    return next && jointOf(token, next);
  });
  const alone = tokens.filter((_, i) => joints[i] === undefined && joints[i - 1] === undefined);
  return [...alone.map(({ encoded }) => encoded), ...joints.filter((one) => one !== undefined)]
    .sort()
    .join(" ");
}

describe("a plan never proposes too few", () => {
  test("Chinese is all of its pairs, without the lone last letter", async () => {
    expect(await lookups("可解释性")).toEqual([gramsOf("可解释性")]);
  });

  test("three common letters in a row, and words beside common ones, are one gram", async () => {
    expect(gramsOf("他们的").split(" ")).toHaveLength(1);
    expect(await lookups("他们的")).toEqual([gramsOf("他们的")]);
    expect(gramsOf("of machine").split(" ")).toHaveLength(1);
    expect(gramsOf("deep machine").split(" ")).toHaveLength(2);
  });

  test("of many grams those are looked up that select most", async () => {
    const plan = await planQuote(makeQuote("我们的氧化锆他们的", false), facts("我们"));
    const [lookup] = plan.kind === "lookup" ? plan.any : [];
    expect(lookup?.grams).toHaveLength(4);
    expect(gramsOf("氧化锆").split(" ")).toContain(lookup?.grams[0]);
  });

  test("words at the edges are left out, for they may be cut off", async () => {
    expect(await lookups("ing of big mod", facts("big"))).toEqual([gramsOf("of big")]);
    expect(await lookups("GPT 模型很好")).toEqual([gramsOf("模型很好")]);
  });

  test("two words are looked up as all that they can be part of", async () => {
    expect(await lookups("chine learn")).toEqual(["learn machine", "learning machine"]);
  });

  test("one word is looked up as all that hold it", async () => {
    expect(await lookups("odel")).toEqual(["model", "remodel"]);
  });

  test("a single letter is looked up as what begins with it", async () => {
    const plan = await planQuote(makeQuote("鑫", false), facts());
    expect(plan).toEqual({ kind: "lookup", any: [{ grams: [expect.any(String)], prefix: true }] });
  });

  test("marks inside words are looked up open and closed", async () => {
    expect(await lookups("an old e-mail address")).toEqual(["e mail old", "email old"]);
  });

  test("letters and digits are looked up alike, whatever is between them", async () => {
    const plan = gramsOf("RS 485");
    expect(plan).toBe("485 rs");
    expect(await lookups("the RS-485 bus")).toEqual([plan]);
    expect(await lookups("the RS485 bus")).toEqual([plan]);
  });

  test("a short name with signs is one word", async () => {
    expect(await lookups("C++")).toEqual(["cplus cplusplus"]);
    expect(await lookups("AT&T")).toEqual(["atandt"]);
  });
});

describe("what holds the words whole is looked up first", () => {
  test.each([
    ["how old", [gramsOf("how old")]],
    ["GPT 模型", [gramsOf("GPT 模型")]],
    ["可解释性", []],
  ])("%s", (text, expected) => {
    const planned = planWholeWords(makeQuote(text, false), facts("how"));
    expect(planned.map(({ grams }) => [...grams].sort().join(" "))).toEqual(expected);
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
    expect(await lookups(text, facts(...frequent))).toBe("walk");
  });
});

describe("titles, headings and tags", () => {
  test("are looked up by all grams, whatever is frequent in texts", () => {
    const [lookup] = planHead(makeQuote("向量数据库", false), facts("数据"));
    expect(lookup?.grams).toHaveLength(4);
    expect(lookup?.prefix).toBe(false);
  });

  test("by the beginning of a word alone, but not by what is in every text", () => {
    expect(planHead(makeQuote("mach", false), facts())).toEqual([
      { grams: ["mach"], prefix: true },
    ]);
    expect(planHead(makeQuote("the", false), facts("the"))).toEqual([]);
  });
});
