import { describe, expect, test } from "vitest";
import { findMatch, findMatches, isWholeWord } from "../../../src/search/match.ts";
import { letterOffsets, normalise } from "../../../src/search/normalise.ts";

function found(text: string, quote: string): boolean {
  return findMatch(normalise(text), normalise(quote)) >= 0;
}

describe("a quote is found", () => {
  test.each([
    ["in Chinese, whatever the spacing", "使用 GPT-4 模型", "用GPT-4模"],
    ["with its marks kept", "他说：“安全第一。”", "说：“安全第一"],
    ["with its marks dropped", "他说：“安全第一。”", "他说安全第一"],
    ["with its marks in the other width", "你好，世界。再见", "你好,世界.再"],
    ["across the end of a sentence", "这里结束。那里开始", "结束那里"],
    ["in Traditional against Simplified", "软件开发", "軟件開發"],
    ["in Simplified against Traditional", "軟件開發與復甦", "开发与复苏"],
    ["in a regional variant", "里面的台湾", "裡面的臺灣"],
    ["without its accents", "naïve café", "naive cafe"],
    ["in other case and width", "ＧＰＴ and more", "gpt AND"],
    ["without its apostrophe", "we don’t know", "dont know"],
    ["with another apostrophe", "we don't know", "don’t know"],
    ["with both edge words cut off", "machine learning models", "ine learning mod"],
    ["with the hyphen typed as a space", "a GPT-4 model", "gpt 4"],
    ["with the hyphen dropped", "a GPT-4 model", "gpt4"],
    [
      "with some hyphens dropped and some not",
      "a state-of-the-art e-mail",
      "state-of-the-art email",
    ],
    ["with the hyphen of a cut word dropped, beside other words", "GPT-4 刚刚发布", "T4 刚刚"],
    ["with a comma in a number dropped", "about 1,000 people", "1000 people"],
    ["with letters and digits apart", "按 GB18030 编码", "GB 18030"],
    ["with letters and digits together", "按 GB 18030 编码", "gb18030编码"],
    ["with a hyphen between them", "a RS485 bus", "RS-485"],
    ["without the hyphen between them", "a RS-485 bus", "rs485"],
    ["with them apart in a phone's name", "the iPhone15 Pro", "iPhone 15 Pro"],
    ["with the hyphen of a name as a space", "Tim Berners-Lee said", "tim berners lee"],
    ["with the space of a name as a hyphen", "Tim Berners Lee said", "Tim Berners-Lee"],
    ["with its signs", "at AT&T we", "AT&T"],
    ["with its signs apart in the text", "at AT & T we", "AT&T"],
    ["with its signs in the other width", "学Ｃ＋＋的人", "C++"],
    ["with a sign at its edge", "涨了 50%。", "50%"],
    ["without signs that the text has", "at AT&T we", "ATT"],
  ])("%s", (_, text, quote) => {
    expect(found(text, quote)).toBe(true);
  });
});

describe("a quote is not found", () => {
  test.each([
    ["when words are run together", "now here", "nowhere"],
    ["when a word is pulled apart", "nowhere", "now here"],
    ["across a hyphen, from inside the words", "car-sharing", "ars"],
    ["as a number without its point", "3.5 percent", "35"],
    ["as a number without its point beside one letter", "涨了7.5亿", "了75"],
    ["as a number without its point among words", "大约是1.5万人的样子", "大约是15万人的样子"],
    ["as a number without its point and its unit", "有1.5万人", "15万"],
    ["as the ends of a range", "大约有1-5万人的样子", "大约有15万人的样子"],
    ["as two numbers", "version 3.5 came", "version 3 5 came"],
    ["as a number with another mark for its point", "at 3:5 now", "3.5"],
    ["as digits between commas that part no thousands", "第1,5章里说的话", "第15章里说的话"],
    ["across words and numbers, from inside them", "for them 3 times", "m3"],
    ["across words and numbers, into them", "iPhone 155", "iPhone15"],
    ["with a space for an apostrophe", "Bitcoin’s price", "bitcoin s"],
    ["with a sign that the text lacks", "look at the sea", "AT&T"],
    ["with another sign", "C# and C", "C++"],
    ["with fewer signs", "C+ and C", "C++"],
    ["with a sign, from inside words", "that&this", "AT&T"],
    ["as a part of a number with commas", "1,000", "10"],
    ["when it has no letters", "你好。", "。"],
  ])("%s", (_, text, quote) => {
    expect(found(text, quote)).toBe(false);
  });
});

test("matches do not overlap", () => {
  expect(findMatches(normalise("哈哈哈哈哈"), normalise("哈哈"))).toEqual([
    [0, 2],
    [2, 4],
  ]);
});

test("a whole word is told from a part of one", () => {
  const text = normalise("AI was said");
  expect(findMatches(text, normalise("ai")).map((span) => isWholeWord(text, span))).toEqual([
    true,
    false,
  ]);
});

test("offsets lead back to the source, whatever one character is folded to", () => {
  const source = "重㎏的é好";
  const { starts, ends } = letterOffsets(source);
  expect(normalise(source).text).toBe("重kg的e好");
  expect([...starts]).toEqual([0, 1, 1, 2, 3, 4]);
  expect([...ends]).toEqual([1, 2, 2, 3, 4, 5]);
});
