/** Characters that names keep and words do not: 乾 in 陸乾亨, 汎 in 林汎宇. */

import { describe, expect, it } from "vitest";
import { keepNames } from "../../../src/import/name-variants.ts";
import { toSimplified } from "../../../src/text/conversion.ts";
import { importText } from "./import-text.ts";

/** The conversion of a text, and what was guessed in it: `+` kept, `-` converted. */
function convert(text: string, ...names: string[]): [string, string[]] {
  const guesses: string[] = [];
  const keep = keepNames(names, ({ around, isKept }) => {
    guesses.push(`${isKept ? "+" : "-"}${around}`);
  });
  return [toSimplified(text, "tw", keep), guesses];
}

describe("a name that the document states", () => {
  it.each([
    ["陸乾亨說，乾亨這名字是祖父取的。", "陸乾亨", "陆乾亨说，乾亨这名字是祖父取的。"],
    ["林汎宇老師來了。", "林汎宇", "林汎宇老师来了。"],
    ["葉鍾靈問鍾先生。", "葉鍾靈", "叶锺灵问钟先生。"],
    ["張昇坐直昇機。", "張昇", "张昇坐直升机。"],
  ])("keeps its characters in %s", (text, name, simplified) => {
    expect(convert(text, name)).toEqual([simplified, []]);
  });
});

describe("a word", () => {
  it.each([
    [
      "空氣很乾，衣服乾了，葡萄乾也好吃，她把淚擦乾。",
      "空气很干，衣服干了，葡萄干也好吃，她把泪擦干。",
    ],
    ["乾隆年間乾坤已定", "乾隆年间乾坤已定"],
    ["廣汎地談了空汎的話", "广泛地谈了空泛的话"],
    ["特徵、象徵、徵求", "特征、象征、征求"],
    ["上昇、晉昇、昇級", "上升、晋升、升级"],
    ["老態龍鍾，一見鍾情", "老态龙钟，一见钟情"],
    ["五嶽、鉅著、崑曲", "五岳、巨著、昆曲"],
  ])("is converted, and nothing is told: %s", (text, simplified) => {
    expect(convert(text)).toEqual([simplified, []]);
  });
});

describe("what is no word and in no list of people", () => {
  it("is kept behind a surname, and told", () => {
    expect(convert("還有林汎宇與方昇。")).toEqual([
      "还有林汎宇与方昇。",
      ["+有林汎宇與", "+與方昇。"],
    ]);
  });

  it("is converted elsewhere, and told", () => {
    expect(convert("走到底是乾")).toEqual(["走到底是干", ["-底是乾"]]);
  });
});

it("keeps the name of who speaks, in labels, metadata and text", () => {
  const { transcript, speakers, report } = importText(
    "主持人：陸乾亨先生，您好。\n\n陸乾亨：您好，這裡空氣乾淨。\n\n主持人：林汎宇來過嗎？\n\n陸乾亨：來過兩次。\n",
  );
  expect(speakers).toEqual(["主持人", "陆乾亨", "主持人", "陆乾亨"]);
  expect(transcript.meta.speaker).toEqual(["陆乾亨"]);
  expect(report.doubtful.filter(({ rule }) => rule === "character of a name")).toHaveLength(1);
});

it("leaves a name in a Simplified text as it is", () => {
  const { speakers } = importText("林汎宇：河边。\n\n方远：是吗？\n\n林汎宇：是。\n\n方远：好。\n");
  expect(speakers).toEqual(["林汎宇", "方远", "林汎宇", "方远"]);
});
