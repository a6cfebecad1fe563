import { describe, expect, it } from "vitest";
import {
  curlyQuotes,
  detectChinese,
  detectRegion,
  detectScript,
  toSimplified,
} from "../../../src/text/conversion.ts";

describe("detectChinese", () => {
  it.each([
    ["這裡的書很舊，沒有人讀。", "zh-Hant"],
    ["这里的书很旧，没有人读。", "zh-Hans"],
    ["人工智能公司", undefined],
    ["这里沒有人读這些书籍", undefined],
    ["Plain English.", undefined],
    ["「好的」，他说。", "zh-Hans"],
    ["远处有一座瞭望塔，干净整齐。", "zh-Hans"],
    ["このほんはとても面白い", undefined],
  ])("calls %s %s", (text, script) => {
    expect(detectChinese(text)).toBe(script);
  });

  it("tells Japanese by its kana", () => {
    expect(detectScript("東京の図書館で本を読む")).toBe("Japanese");
    expect(detectScript("他在卡拉OK唱了一首の歌，大家都说好听得不得了。")).not.toBe("Japanese");
  });
});

describe("detectRegion", () => {
  it.each([
    ["説着羣眾", "hk"],
    ["說著群眾", "tw"],
    ["説著", "tw"],
    ["羣眾說：「着」", "hk"],
    ["人工智能", "tw"],
  ])("finds that %s is written in %s", (text, region) => {
    expect(detectRegion(text)).toBe(region);
  });
});

describe("toSimplified", () => {
  it.each([
    ["沿著河走，睡著了，意味著什麼", "沿着河走，睡着了，意味着什么"],
    ["名著、著作、著名、顯著、原著、土著、編著", "名著、著作、著名、显著、原著、土著、编著"],
    ["頭髮與發展、皇后與後面、乾燥與乾坤", "头发与发展、皇后与后面、干燥与乾坤"],
    ["瞭解、瞭望塔、藉口、慰藉", "了解、瞭望塔、借口、慰藉"],
    ["文件與程式", "文件与程式"],
  ])("converts %s", (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified);
  });

  it("converts what Hong Kong writes", () => {
    const text = "睡着了的羣眾說：裏面很安靜，衞生也好，還有一本名著。";
    expect(detectRegion(text)).toBe("hk");
    expect(toSimplified(text, "hk")).toBe("睡着了的群众说：里面很安静，卫生也好，还有一本名著。");
  });

  it("leaves addresses, code and tags alone", () => {
    expect(toSimplified("見 https://example.org/漢字 與 `變數` 與 <i title='書'>書</i>")).toBe(
      "见 https://example.org/漢字 与 `變數` 与 <i title='書'>书</i>",
    );
  });
});

describe("curlyQuotes", () => {
  it("turns both kinds of corner brackets", () => {
    expect(curlyQuotes("「他說『好』」")).toBe("“他說‘好’”");
  });
});
