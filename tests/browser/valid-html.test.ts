import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { type SiteName, sitePath } from "./build-site.ts";

/**
 * The rules of the HTML standard. Rules of style are left aside; so is `no-redundant-role`, since
 * Safari takes the list role from lists without marks unless they say it again.
 */
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    "no-redundant-role": "off",
    "no-inline-style": "error",
    // The offline page has two, of which the reader ever sees one.
    "heading-level": ["error", { allowMultipleH1: true }],
    // Against the standard's letter, but the one way to tell Firefox not to restore a choice.
    "valid-autocomplete": "off",
    // Everything comes from the page's own host.
    "require-sri": "off",
  },
});

/** Every page of the sample; of our own content those whose text is ours alone to get wrong. */
function pagesToCheck(site: SiteName): string[] {
  const pages = pagesOf(site);
  if (site === "sample") return pages;
  return pages
    .filter((path) => /^(index|(about|browse|glossary|tags)\/index)\.html$/.test(path))
    .concat(pages.filter((path) => path.startsWith("transcripts/")).slice(0, 6));
}

function pagesOf(site: SiteName): string[] {
  return readdirSync(sitePath(site), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .sort();
}

describe("the HTML of every page", () => {
  for (const site of ["sample", "own"] as const) {
    test(`of the ${site} site is valid`, async () => {
      const problems: string[] = [];
      for (const path of pagesToCheck(site)) {
        const report = await validator.validateString(
          readFileSync(join(sitePath(site), path), "utf8"),
        );
        for (const { messages } of report.results) {
          for (const { ruleId, message, line } of messages) {
            problems.push(`${path}:${line} ${ruleId}: ${message}`);
          }
        }
      }
      expect(problems).toEqual([]);
    }, 240_000);
  }
});

describe("structured data", () => {
  const graphOf = (path: string): Record<string, unknown>[] => {
    const page = readFileSync(join(sitePath("sample"), path, "index.html"), "utf8");
    const source = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1];
    return JSON.parse(source ?? "{}")["@graph"] ?? [];
  };

  test("describes a transcript as a translation, based on its recording, with its people", () => {
    const article = graphOf("transcripts/lamp-and-lens").find(
      (node) => node["@type"] === "Article",
    );
    expect(article).toMatchObject({
      "@id": "https://archive.example/lib/transcripts/lamp-and-lens/",
      inLanguage: "zh-Hans",
      datePublished: "2024-03-02",
      translationOfWork: { "@type": "CreativeWork", inLanguage: "en" },
      isBasedOn: { url: "https://www.youtube.com/watch?v=lens" },
      contributor: [{ "@type": "Person", name: "陆宁" }],
    });
    expect(article?.mentions).toContainEqual({
      "@type": "Organization",
      name: "北港航道局",
      url: "https://archive.example/lib/organisations/north-harbour-authority/",
    });
  });

  test("describes people, organisations, terms, the glossary and the way to each page", () => {
    const types = (path: string) => graphOf(path).map((node) => node["@type"]);
    expect(types("people/lu-ning")).toEqual(["Person", "BreadcrumbList"]);
    expect(types("organisations/north-harbour-authority")).toEqual([
      "Organization",
      "BreadcrumbList",
    ]);
    expect(types("glossary")).toEqual(["DefinedTermSet"]);
    expect(types("glossary/tou-jing")).toEqual(["DefinedTerm", "BreadcrumbList"]);
    expect(types("")).toContain("WebSite");
    expect(graphOf("people/lu-ning")[0]).toMatchObject({
      alternateName: ["Lu Ning", "陸寧", "陆小宁"],
      sameAs: ["https://people.example/lu-ning"],
    });
  });

  test("every page but the hidden ones has a card, and a person's page its feeds", () => {
    for (const path of pagesOf("sample")) {
      const page = readFileSync(join(sitePath("sample"), path), "utf8");
      const isHidden = page.includes('name="robots" content="noindex"');
      expect({ path, card: page.includes('property="og:title"') }).toEqual({
        path,
        card: !isHidden,
      });
    }
    const page = readFileSync(join(sitePath("sample"), "people/lu-ning/index.html"), "utf8");
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" href="https://archive.example/lib/people/lu-ning/feed.xml"',
    );
  });

  test("no draft shows on any page", () => {
    for (const path of pagesOf("sample")) {
      const page = readFileSync(join(sitePath("sample"), path), "utf8");
      expect({ path, draft: /秘密|unpublished/.test(page) }).toEqual({ path, draft: false });
    }
  });
});
