import { describe, expect, it } from "vitest";
import { readNames, writeNames } from "../../../src/shared/name-lines.ts";

describe("the names of a list in one file", () => {
  it("are read as they were written", () => {
    const names = [
      {
        name: "王选",
        others: ["Wang Xuan"],
        sort: "wang xuan",
        url: "/people/a-z/#wang-xuan",
        count: 1,
      },
      { name: "毕昇", others: [], sort: "bi sheng", url: "/people/bi-sheng/", count: 3 },
      { name: "單雄", others: [], sort: "shan xiong", url: "/people/dan-xiong/", count: 2 },
    ];
    expect(readNames("/people/", writeNames("/people/", names))).toEqual(names);
  });

  it("do not repeat a pinyin that the address spells", () => {
    const name = { name: "分词", others: [], sort: "fen ci", url: "/glossary/f/#fen-ci", count: 1 };
    expect(writeNames("/glossary/", [name])).toBe("分词\t\t\tf/#fen-ci\t1\n");
  });

  it("keep to their lines whatever a name holds", () => {
    const name = { name: "a\tb\nc", others: [], sort: "a b c", url: "/tags/abc/", count: 1 };
    expect(readNames("/tags/", writeNames("/tags/", [name]))[0]?.name).toBe("a b c");
  });
});
