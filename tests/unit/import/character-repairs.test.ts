/** Repairs of characters, entities, marks and split words: each with what it must leave alone. */

import { describe, expect, it } from "vitest";
import { repairBlock } from "../../../src/import/repair/repair-words.ts";
import { repairStrayMarks } from "../../../src/import/repair/stray-marks.ts";
import { tidyText } from "../../../src/import/repair/tidy-text.ts";
import { newReport } from "../../../src/import/report.ts";
import type { SourceBlock } from "../../../src/import/source-block.ts";

function block(text: string, line = 1): SourceBlock {
  return { kind: "paragraph", text, line };
}

function tidy(text: string) {
  const report = newReport();
  const after = tidyText(text, report);
  return { after, report, rules: report.repaired.map(({ rule }) => rule) };
}

function repair(text: string) {
  const report = newReport();
  const after = repairBlock(block(text), report).text;
  return { after, report, rules: report.repaired.map(({ rule }) => rule) };
}

describe("code points", () => {
  it.each([
    ["⾔语和⽂字，⻓⼤了", "言语和文字，长大了", "look-alike character"],
    ["\uF901新过的目录", "更新过的目录", "look-alike character"],
    ["一共１２ＡＢ件", "一共12AB件", "full-width letter"],
    ["ｶﾞｲﾄﾞ 手册", "ガイド 手册", "half-width katakana"],
    ["\uE6A1 点赞", " 点赞", "private-use character"],
    ["零\u200B宽和软\u00AD连字", "零宽和软连字", "invisible character"],
    ["一\u00A0百", "一 百", "odd blank"],
  ])("writes %j as %j (%s)", (before, after, rule) => {
    const result = tidy(before);
    expect(result.after).toBe(after);
    expect(result.report.repaired).toEqual([{ rule, line: 1, before, after }]);
  });

  it("keeps a private-use character inside a word, and flags it", () => {
    const { after, report } = tidy("他叫\uE001明");
    expect(after).toBe("他叫\uE001明");
    expect(report.doubtful[0]).toMatchObject({ rule: "private-use character", line: 1 });
    expect(report.doubtful[0]?.message).toContain("U+E001");
  });

  it.each([
    "①②½㎡℃㈱™，第３",
    "部首「⾔」写在左边",
    "输入 `Ａ１` 和 `⾔`",
    "👨‍👩‍👧 一家，می‌خواهم",
    "　　段首的空格",
  ])("leaves %j", (text) => {
    const expected = text.replace("３", "3");
    expect(tidy(text).after).toBe(expected);
  });
});

describe("entities", () => {
  it.each([
    ["他说&quot;好&quot;", '他说"好"', "left-over entity"],
    ["他说&amp;quot;好&amp;amp;quot;", '他说"好"', "left-over entity"],
    ["省略&hellip;号&#8212;破折", "省略…号—破折", "left-over entity"],
    ["他说quot;好quot;", '他说"好"', "half-eaten entity"],
    ["一nbsp;百", "一 百", "half-eaten entity"],
  ])("reads %j as %j", (before, after, rule) => {
    const result = repair(before);
    expect(result.after).toBe(after);
    expect(new Set(result.rules)).toEqual(new Set([rule]));
  });

  it.each(["`&quot;` 是引号", "a &lt; b", "R&D; AT&T", "cp src; amp; lt;", "#quot;", "x&#60;b"])(
    "leaves %j",
    (text) => expect(repair(text).after).toBe(text),
  );
});

describe("split words", () => {
  it.each([
    ["老 F AI ry 的店", "老 Fairy 的店"],
    ["需要 m AI nt AI n 的代码", "需要 maintain 的代码"],
    ["在 Shangh AI 开会", "在 Shanghai 开会"],
    ["用 AI rbnb 订房", "用 Airbnb 订房"],
    ["av AI lable 的模型", "available 的模型"],
    ["We rem AI n here.", "We remain here."],
  ])("joins %j", (before, after) => {
    const result = repair(before);
    expect(result.after).toBe(after);
    expect(result.rules).toEqual(["word split by a replacement"]);
  });

  it.each([
    "the AI for us, an AI model, Open AI is, Dr AI said, US AI policy, in AI we trust",
    "生成式 AI agents 的时代",
    "I train AI and use AI a lot",
  ])("leaves %j", (text) => expect(repair(text).after).toBe(text));

  it("takes the second blank beside AI", () => {
    expect(repair("生成式  AI  功能").after).toBe("生成式 AI 功能");
  });
});

describe("stray half-width marks", () => {
  const proper = "他说，好；我也说：好！".repeat(10);

  it("widens one among many full-width ones, with its line", () => {
    const report = newReport();
    const blocks = repairStrayMarks([block(proper), block("天晴了,我们走", 7)], report);
    expect(blocks[1]?.text).toBe("天晴了，我们走");
    expect(report.repaired).toEqual([
      { rule: "half-width mark", line: 7, before: "天晴了,我们走", after: "天晴了，我们走" },
    ]);
  });

  it("leaves a document that writes them throughout, numbers, times and code", () => {
    const throughout = [block("天晴了,我们走,好吗?".repeat(10))];
    expect(repairStrayMarks(throughout, newReport())).toEqual(throughout);
    const others = [block(proper), block("在 10:30,共 1,000 人；`好,好`")];
    expect(repairStrayMarks(others, newReport())).toEqual(others);
  });
});
