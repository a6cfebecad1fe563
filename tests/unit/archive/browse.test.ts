import { describe, expect, test } from "vitest";
import { mentionsOf } from "../../../src/archive/mentions.ts";
import type { Person } from "../../../src/archive/model.ts";
import { compareNames, nameOrder } from "../../../src/archive/name-order.ts";
import { type Passage, passagesOf } from "../../../src/archive/passages.ts";
import { relatedFacets } from "../../../src/archive/relations.ts";
import { excerptAround, excerptOfName, withoutMarkup } from "../../../src/text/excerpt.ts";
import { segmentAt, turnAt } from "../../../src/transcript/model.ts";
import { facet, fixtureArchive } from "./fixture.ts";

const archive = fixtureArchive();

describe("names in order", () => {
  const sorted = (names: string[], isPerson = false) =>
    names
      .map((name) => ({ name, order: nameOrder(name, () => [], isPerson) }))
      .sort(compareNames)
      .map(({ name }) => name);

  test("Chinese stands by its pinyin among Latin names, digits before both", () => {
    expect(sorted(["王选", "Unicode", "阿里", "Émile", "748 工程", "《新青年》", "Zipf"])).toEqual([
      "748 工程",
      "阿里",
      "Émile",
      "Unicode",
      "王选",
      "《新青年》",
      "Zipf",
    ]);
  });

  test("a short syllable stands before a longer one that begins with it", () => {
    expect(sorted(["梁启超", "李四", "黎明"])).toEqual(["黎明", "李四", "梁启超"]);
  });

  test("a person's first character is read as a surname, elsewhere as a word", () => {
    expect(nameOrder("单雄", () => [], true).letter).toBe("S");
    expect(nameOrder("单词").letter).toBe("D");
    expect(nameOrder("银行").sort).toBe("yin hang");
  });

  test("a name is found by its characters, pinyin, initials, English and other spellings", () => {
    expect(nameOrder("王选", () => ["Wang Xuan", "王選"], true).typed.split("|")).toEqual([
      "王选",
      "wang xuan",
      "王選",
      "wangxuan",
      "wx",
    ]);
  });
});

describe("one person, one entry", () => {
  test("spellings of an identity are counted together", () => {
    const person = facet(archive, "people", "陸寧") as Person;
    expect(person.name).toBe("陆宁");
    expect(person.transcripts.map(({ slug }) => slug)).toEqual([
      "reading-the-tide",
      "lamp-and-lens",
      "letters-from-the-pier",
    ]);
    expect(person.spokenIn.map(({ slug }) => slug)).toEqual(["lamp-and-lens"]);
    expect(archive.facets.people.map(({ name }) => name)).not.toContain("陆小宁");
  });

  test("other names of an entry keep an address that leads to it", () => {
    expect(archive.redirects).toContainEqual({
      from: "/tags/hang-biao/",
      to: "/tags/lighthouses/",
    });
    expect(archive.redirects).toContainEqual({
      from: "/people/lu-xiao-ning/",
      to: "/people/lu-ning/",
    });
    const pages = new Set(archive.facets.people.map(({ url }) => url));
    for (const { from } of archive.redirects) expect(pages).not.toContain(from);
  });

  test("parts such as a reader or a host are no people", () => {
    const names = archive.facets.people.map(({ name }) => name);
    expect(names).not.toContain("读者");
    expect(names).not.toContain("主持人");
  });

  test("drafts count nowhere", () => {
    expect(archive.facet("tags", "秘密标签")).toBeUndefined();
    expect(archive.glossary.map(({ name }) => name)).not.toContain("秘密术语");
  });
});

describe("mentions", () => {
  const places = (kind: "people" | "organisations" | "tags", name: string) =>
    [...mentionsOf(archive, facet(archive, kind, name))].flatMap(([transcript, mentions]) =>
      mentions.map(({ spelling, side }) => `${transcript.slug} ${spelling} ${side}`),
    );

  test("finds every spelling, once a paragraph, but not where the person speaks", () => {
    expect(places("people", "陆宁")).toEqual([
      "reading-the-tide 陆小宁 zh",
      "letters-from-the-pier 陆宁 zh",
    ]);
  });

  test("finds a long name in transcripts that do not list it, a two-character one only where listed", () => {
    expect(places("organisations", "北港航道局")).toEqual([
      "reading-the-tide 航道局 zh",
      "lamp-and-lens 北港航道局 zh",
    ]);
    // 灯塔 stands in the text of reading-the-tide too, which is tagged with 航标, its alias.
    expect(places("tags", "潮汐")).toEqual(["reading-the-tide 潮汐 zh"]);
  });

  test("an excerpt shows the words around the name and links to its paragraph", () => {
    const [first] = mentionsOf(archive, facet(archive, "people", "单雄"));
    const [transcript, [mention] = []] = first ?? [];
    if (!transcript || !mention) throw new Error("The name is mentioned nowhere");
    const { zh = "" } = segmentAt(transcript, mention.place);
    expect(excerptOfName(zh, mention.spelling, 36)).toEqual({
      before: "…是透镜（lens: 把散开的光收成一束的玻璃）。灯芯的火不比家里的大，",
      match: "单雄",
      after: "当年量过，差不了多少。光散开就没了，收成一束，才走得远。",
    });
  });

  test("an excerpt never cuts a character in two", () => {
    const text = `${"𠀀".repeat(30)}名${"𠀁".repeat(30)}`;
    const { before, after } = excerptAround(text, 60, 1, 9);
    expect(before + after).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(before.endsWith("𠀀")).toBe(true);
  });

  test("markup does not show in an excerpt", () => {
    expect(withoutMarkup("看**这里**，[链接](https://a.example/x_(y))和 `代码` &lt;b&gt;")).toBe(
      "看这里，链接和 代码 <b>",
    );
  });
});

describe("relations and passages", () => {
  test("neighbours are counted in shared transcripts", () => {
    const related = relatedFacets(archive, facet(archive, "people", "陆宁"), "people");
    expect(related.map(({ facet: { name }, count }) => `${name} ${count}`)).toEqual([
      "单雄 2",
      "菲涅耳 1",
    ]);
  });

  test("a person's turns come longest first", () => {
    const passages = passagesOf(archive, facet(archive, "people", "单雄") as Person);
    expect(passages).toHaveLength(2);
    const [first, second] = passages as [Passage, Passage];
    expect(turnAt(first.transcript, first.place).segments[0]?.zh).toContain("潮汐表是算出来的");
    expect(first.length).toBeGreaterThan(second.length);
  });
});

describe("the glossary", () => {
  const entry = (name: string) => archive.glossary.find((one) => one.name === name);

  test("keeps differing definitions side by side, oldest first", () => {
    expect(entry("透镜")?.definitions.map(({ text }) => text)).toEqual([
      "把散开的光收成一束的玻璃",
      "汇聚光线的器件",
    ]);
    expect(entry("透镜")?.en).toEqual(["lens"]);
    expect(entry("透镜")?.occurrences).toHaveLength(2);
  });

  test("reads an abbreviation, half-width brackets and a note without a definition", () => {
    expect(entry("菲涅耳透镜")).toMatchObject({ en: ["Fresnel lens"], abbreviations: ["FL"] });
    expect(entry("高潮面")).toMatchObject({ en: ["high water level"], definitions: [] });
    expect(entry("涨潮")?.en).toEqual(["flood tide"]);
  });
});
