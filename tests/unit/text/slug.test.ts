import { describe, expect, test } from "vitest";
import { slugify, uniqueSlugs } from "../../../src/text/slug.ts";

describe("slugs", () => {
  test.each([
    ["Dario Amodei", "dario-amodei"],
    ["AI 安全", "ai-an-quan"],
    ["Café del Mar", "cafe-del-mar"],
    ["002_4694639b", "002-4694639b"],
    ["  ../..//etc ", "etc"],
  ])("%s becomes %s", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test("text without a letter still gets one", () => {
    expect(slugify("——")).toMatch(/^x-[0-9a-z]{8}$/);
  });

  test("names that spell alike get different ones", () => {
    const slugs = uniqueSlugs(["C++", "C#", "C"]);
    expect(new Set(slugs.values()).size).toBe(3);
    expect(slugs.get("C")).toBe("c");
  });
});
