import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query.ts";

/** The query in short: clauses, what is excluded, filters, slips, and the literal reading. */
function read(typed: string) {
  const { clauses, excluded, filters, slips, literal } = parseQuery(typed);
  return {
    clauses: clauses.map((clause) => clause.map((q) => (q.whole ? `"${q.shown}"` : q.shown))),
    ...(excluded.length > 0 && { excluded: excluded.map((q) => q.shown) }),
    ...(filters.length > 0 && { filters: filters.map((f) => `${f.field}=${f.value}`) }),
    ...(slips.length > 0 && { slips: slips.map((slip) => slip.rule) }),
    ...(literal && { literal: literal.shown }),
  };
}

describe("text without operators is one quote", () => {
  test.each([
    "machine learning",
    "他说“安全”是第一位的",
    "well-known -- and more",
    "5 - 3",
    "GPT-4",
    "https://example.org/a",
    "他说：好",
  ])("%s", (typed) => {
    expect(read(typed)).toEqual({ clauses: [[typed]] });
  });
});

describe("operators", () => {
  test.each([
    ['"scaling laws"', { clauses: [['"scaling laws"']] }],
    ["“可解释性” “安全”", { clauses: [['"可解释性"'], ['"安全"']] }],
    ["模型 -安全", { clauses: [["模型"]], excluded: ["安全"] }],
    ['模型 -"AI safety"', { clauses: [["模型"]], excluded: ["AI safety"] }],
    ["cats OR dogs", { clauses: [["cats", "dogs"]], literal: "cats OR dogs" }],
    ["猫 或 狗", { clauses: [["猫", "狗"]], literal: "猫 或 狗" }],
    [
      "模型 speaker:Dario",
      { clauses: [["模型"]], filters: ["speaker=Dario"], literal: "模型 speaker:Dario" },
    ],
    [
      "模型 讲者：王选",
      { clauses: [["模型"]], filters: ["speaker=王选"], literal: "模型 讲者：王选" },
    ],
    ['"模型" tag:"AI 安全"', { clauses: [['"模型"']], filters: ["tag=AI 安全"] }],
    ['"模型" year:2020-2024', { clauses: [['"模型"']], filters: ["year=2020-2024"] }],
    ['"模型" 语言:英文', { clauses: [['"模型"']], filters: ["lang=en"] }],
  ])("%s", (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });
});

describe("a slip is explained", () => {
  test.each([
    ['say "hello', "open-quote"],
    ["OR dogs", "or-at-edge"],
    ["cats OR", "or-at-edge"],
    ["模型 speaker: Dario", "space-after-colon"],
    ['"模型" lang:klingon', "unknown-language"],
    ['"模型" year:soon', "not-a-year"],
    ["speaker:Dario", "only-conditions"],
    ["。。。", "only-marks"],
    ["😀", "only-marks"],
    ["tag:印刷", "only-conditions"],
  ])("%s", (typed, rule) => {
    const slips = parseQuery(typed).slips;
    expect(slips.map((slip) => slip.rule)).toEqual([rule]);
    expect(slips[0]?.zh).not.toBe("");
    expect(slips[0]?.en).not.toBe("");
  });
});
