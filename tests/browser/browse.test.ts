import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../shared.ts";
import { sitePath } from "./build-site.ts";
import { followLink, launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let browser: Browser;
let own: StaticServer;
let sample: StaticServer;

beforeAll(async () => {
  [browser, own, sample] = await Promise.all([
    launchChromium(),
    serveFolder(sitePath("own")),
    serveFolder(sitePath("sample"), "/lib/"),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await own?.close();
  await sample?.close();
});

/** Keys of the front matter that each kind of list is made of. */
const KEYS: Record<string, string[]> = {
  tags: ["tags"],
  people: ["people", "speaker", "guest"],
  organisations: ["companies_orgs"],
  products: ["products_models"],
  media: ["media_books"],
  series: ["series"],
  categories: ["category", "area"],
  years: ["date"],
};

/** Counts names in the front matter without any of our own code; identities are one name each. */
function recount(kind: string): Map<string, number> {
  const aliases = new Map<string, string>();
  const known = new Set<string>();
  try {
    const entries = parse(readFileSync(join(ROOT, `content/${kind}.yaml`), "utf8")) as {
      name: string;
      en?: string;
      aliases?: string[];
    }[];
    for (const { name, en, aliases: others } of entries) {
      known.add(name);
      for (const spelling of [en, ...(others ?? [])]) if (spelling) aliases.set(spelling, name);
    }
  } catch {
    // This kind has no identities.
  }
  const counts = new Map<string, number>();
  const folder = join(ROOT, "content/transcripts");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const source = readFileSync(join(folder, file), "utf8");
    const head = parse(source.split(/^---$/m)[1] ?? "");
    // Who speaks by a label counts too, if people.yaml knows the label for a person's name.
    const labels =
      kind !== "people" ? [] : [...source.matchAll(/^(?:\[[\d:.]+\] )?\*\*([^*]+)\*\*：/gm)];
    const names = (KEYS[kind] ?? []).flatMap((key) => head[key] ?? []).filter(Boolean);
    names.push(...labels.flatMap(([, label = ""]) => (known.has(label) ? label : [])));
    const shown = names.map((name) =>
      kind === "years" ? String(name).slice(0, 4) : (aliases.get(name) ?? String(name)),
    );
    for (const name of new Set(shown)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

async function entriesOf(page: Page): Promise<Map<string, number>> {
  const entries = await page.locator(".facet-list li").evaluateAll((items) =>
    items.map((item) => ({
      name: item.querySelector("a")?.textContent ?? "",
      count: Number(item.querySelector("[data-count]")?.getAttribute("data-count")),
    })),
  );
  return new Map(entries.map(({ name, count }) => [name, count]));
}

const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

describe("the lists of each kind", () => {
  for (const kind of Object.keys(KEYS)) {
    test(`${kind}: the numbers equal a recount of the front matter, in both orders`, async () => {
      const expected = recount(kind);
      expect(expected.size).toBeGreaterThan(0);
      const page = await browser.newPage();
      await page.goto(`${own.url}/${kind}/`);
      const byNumber = await entriesOf(page);
      expect(sorted(byNumber)).toEqual(sorted(expected));
      if (kind !== "years") {
        const numbers = [...byNumber.values()];
        expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
        await page.goto(`${own.url}/${kind}/a-z/`);
        expect(sorted(await entriesOf(page))).toEqual(sorted(expected));
      }
      await page.close();
    });
  }

  test("a kind without entries has no page and no link to one", async () => {
    const page = await browser.newPage();
    const links = async () =>
      page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    await page.goto(`${sample.url}/lib/browse/`);
    expect(await links()).toContain("/lib/products/");
    const pages = readdirSync(sitePath("sample"));
    for (const kind of Object.keys(KEYS)) {
      const linked = (await links()).includes(`/lib/${kind}/`);
      expect({ kind, linked }).toEqual({ kind, linked: pages.includes(kind) });
    }
    await page.close();
  });
});

describe("filtering a list", () => {
  test("shows what is typed, in characters, pinyin, initials or English, and says how many", async () => {
    const page = await browser.newPage();
    await page.goto(`${own.url}/people/a-z/`);
    const shown = () => page.locator(".facet-list li:visible a").allInnerTexts();
    const all = (await shown()).length;
    const box = page.locator("[data-filter] input");
    for (const typed of ["王选", "wangxuan", "wx", "wang xu"]) {
      await box.fill(typed);
      expect(await shown()).toContain("王选");
      expect((await shown()).length).toBeLessThan(all);
      expect(await page.locator("[data-filter-status]").innerText()).toBe(
        `${(await shown()).length} / ${all}`,
      );
    }
    // Letters without an entry left are not shown either.
    expect(await page.locator(".letter-group:visible").count()).toBe(1);
    await box.fill("没有这个人");
    expect(await shown()).toEqual([]);
    expect(await page.locator("[data-filter-status]").innerText()).toContain("没有相符的");
    await box.press("Escape");
    expect(await shown()).toHaveLength(all);
    await page.close();
  });

  test("without JavaScript there is no box that does nothing, and both orders are links", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${own.url}/tags/`);
    expect(await page.locator("[data-filter]").isVisible()).toBe(false);
    await followLink(page, page.getByRole("link", { name: "按拼音" }));
    expect(new URL(page.url()).pathname).toBe("/tags/a-z/");
    expect(await page.locator(".letter-group").count()).toBeGreaterThan(3);
    await page.close();
  });
});

describe("a person's page", () => {
  test("links each mention to its paragraph, which names the person", async () => {
    const page = await browser.newPage();
    await page.goto(`${sample.url}/lib/people/lu-ning/`);
    expect(await page.locator("[data-count]").first().getAttribute("data-count")).toBe("3");
    const mentions = await page.locator(".mentions a").evaluateAll((links) =>
      links.map((link) => ({
        href: link.getAttribute("href") ?? "",
        match: link.querySelector("mark")?.textContent ?? "",
      })),
    );
    expect(mentions.map(({ match }) => match)).toEqual(["陆小宁", "陆宁"]);
    for (const { href, match } of mentions) {
      await page.goto(sample.url + href);
      expect(await page.locator(":target").innerText()).toContain(match);
    }
    await page.close();
  });

  test("shows what the person said, linked to where it was said", async () => {
    const page = await browser.newPage();
    await page.goto(`${sample.url}/lib/people/shan-xiong/`);
    const passage = page.locator(".passage").first();
    expect(await passage.innerText()).toContain("潮汐表是算出来的");
    expect(await passage.innerText()).toContain("A tide table is computed");
    await followLink(page, passage.locator("figcaption a"));
    expect(await page.locator(":target").innerText()).toContain("潮汐表是算出来的");
    await page.close();
  });
});
