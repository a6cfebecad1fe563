import { describe, expect, test } from "vitest";
import {
  type CitedWork,
  formatApa,
  formatBibtex,
  formatCslJson,
  formatGbt7714,
  formatQuote,
} from "../../../src/shared/citation.ts";

const URL = "https://example.org/transcripts/a-talk/#s1";
const chinese: CitedWork = {
  key: "a-talk",
  title: "铅与光",
  authors: ["王选", "陈堃銶"],
  people: true,
  date: "2026-03-08",
  site: "对读",
};
const latin: CitedWork = {
  ...chinese,
  title: "Why $100 & 50%?",
  authors: ["Ludwig van Beethoven", "Jean-Luc Picard"],
};

describe("GB/T 7714—2015", () => {
  test("cites a Chinese transcript", () => {
    expect(formatGbt7714(chinese, URL, "2026-03-20")).toBe(
      `王选，陈堃銶. 铅与光[EB/OL]. (2026-03-08)[2026-03-20]. ${URL}.`,
    );
  });

  test("turns Latin names of persons round, and no other names", () => {
    expect(formatGbt7714(latin, URL, "2026-03-20")).toMatch(/^VAN BEETHOVEN L, PICARD J L\. /);
    expect(
      formatGbt7714({ ...latin, authors: ["Example Press"], people: false }, URL, "2026-03-20"),
    ).toMatch(/^Example Press\. /);
  });

  test("names three authors and then says that there are more", () => {
    const work = { ...chinese, authors: ["甲一", "乙一", "丙一", "丁一"] };
    expect(formatGbt7714(work, URL, "2026-03-20")).toMatch(/^甲一，乙一，丙一，等\. /);
  });

  test("leaves out what is not known", () => {
    const { date: _, ...undated } = { ...chinese, authors: [] };
    expect(formatGbt7714(undated, URL, "2026-03-20")).toBe(`铅与光[EB/OL]. [2026-03-20]. ${URL}.`);
  });
});

describe("APA 7", () => {
  test("writes date and initials as APA does", () => {
    expect(formatApa(latin, URL)).toBe(
      `van Beethoven, L., & Picard, J.-L. (2026, March 8). Why $100 & 50%? 对读. ${URL}`,
    );
  });

  test("puts the title first where nobody is named, and n.d. where no date is", () => {
    const { date: _, ...undated } = { ...chinese, authors: [] };
    expect(formatApa(undated, URL)).toBe(`铅与光. (n.d.). 对读. ${URL}`);
  });

  test("gives a year alone where only the year is known", () => {
    expect(formatApa({ ...chinese, date: "2026" }, URL)).toContain(" (2026). 铅与光.");
  });
});

test("BibTeX escapes what TeX reads as commands and keeps bodies whole", () => {
  const entry = formatBibtex({ ...latin, authors: ["Ada Lovelace", "王选"] }, URL, "2026-03-20");
  expect(entry).toContain("author = {Ada Lovelace and {王选}}");
  expect(entry).toContain("title = {{Why \\$100 \\& 50\\%?}}");
  expect(entry).toContain(`url = {${URL}}`);
  expect(entry).toMatch(/^@misc\{a-talk,\n[\s\S]*\n\}$/);
});

test("CSL-JSON splits Latin names of persons and gives dates as parts", () => {
  const [item] = JSON.parse(formatCslJson(latin, URL, "2026-03-20"));
  expect(item).toMatchObject({
    id: "a-talk",
    author: [
      { given: "Ludwig", family: "van Beethoven" },
      { given: "Jean-Luc", family: "Picard" },
    ],
    issued: { "date-parts": [[2026, 3, 8]] },
    accessed: { "date-parts": [[2026, 3, 20]] },
    URL,
  });
  expect(JSON.parse(formatCslJson(chinese, URL, "2026-03-20"))[0].author[0]).toEqual({
    literal: "王选",
  });
});

describe("a quotation with its source", () => {
  test("is in the language of the passage, inner quotation marks single", () => {
    const zh = { text: "他说“好”。", lang: "zh-Hans", speaker: "王选" };
    expect(formatQuote(chinese, zh, URL)).toBe(
      `“他说‘好’。”——王选，《铅与光》，对读，2026-03-08，${URL}`,
    );
    const en = { text: "Yes.", lang: "en" };
    expect(formatQuote(chinese, en, URL)).toBe(`“Yes.” — 铅与光, 对读, 2026-03-08, ${URL}`);
  });
});
