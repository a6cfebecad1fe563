/** What a reader gets on the search page and on arrival at a paragraph, on our own content. */

import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { regionalWords } from "../../src/site/search/search-words.ts";
import { ROOT } from "../shared.ts";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { Oracle, type Paragraph, paragraphsOf } from "./search-oracle.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;
let page: Page;
let problems: string[] = [];
const archive = loadArchive(join(ROOT, "content"), { drafts: true });
const paragraphs = paragraphsOf(archive);

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("own"))]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await page?.close();
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
});

/** Opens the search page at an address and waits for the answer. */
async function search(params: Record<string, string> | [string, string][]): Promise<number> {
  await page.goto(`${server.url}/search/?${new URLSearchParams(params)}`);
  return finished();
}

async function addressSays(name: string, value: string): Promise<void> {
  await page.waitForURL((url) => url.searchParams.get(name) === value);
}

async function finished(): Promise<number> {
  const results = page.locator('[data-search-results][data-state="done"]');
  await results.waitFor();
  expect(problems).toEqual([]);
  return Number(await results.getAttribute("data-count"));
}

/** A paragraph with a long original and one of its sentences that occurs once. */
function sample(): { paragraph: Paragraph; zh: string; en: string } {
  for (const paragraph of paragraphs) {
    const [zh = "", en = ""] = paragraph.texts;
    const words = en.split(" ");
    if (zh.length > 60 && words.length > 40 && !/["“]/.test(zh + en)) {
      return { paragraph, zh: zh.slice(12, 40), en: words.slice(10, 18).join(" ") };
    }
  }
  throw new Error("The content has no long bilingual paragraph");
}

describe("a hit", () => {
  test("is a paragraph with its match marked, its other language and a link to its place", async () => {
    const { paragraph, zh } = sample();
    expect(await search({ q: zh })).toBeGreaterThanOrEqual(1);
    const hit = page.locator("[data-hit]", {
      has: page.locator(`[href$="/transcripts/${paragraph.slug}/#${paragraph.id}"]`),
    });
    expect(await hit.locator("mark").first().innerText()).toBe(zh);
    expect(await hit.locator('[lang="en"].hit-other').count()).toBe(1);
  });

  test("opens the page at the paragraph, marks it, and Back returns to the list", async () => {
    const { paragraph, zh } = sample();
    await search({ q: zh });
    const address = page.url();
    await page.locator("[data-hit] a").first().click();
    await page.waitForURL(`**/transcripts/${paragraph.slug}/#${paragraph.id}`);
    const mark = page.locator(`#${paragraph.id} mark`).first();
    await mark.waitFor();
    expect((await page.locator(`#${paragraph.id} mark`).allInnerTexts()).join("")).toBe(zh);
    expect(await inView(mark)).toBe(true);
    await page.reload();
    await mark.waitFor();
    await page.goBack();
    await finished();
    expect(page.url()).toBe(address);
    expect(await page.locator('[data-search-form] input[name="q"]').inputValue()).toBe(zh);
    await page.goForward();
    await mark.waitFor();
  });

  test("opens the original where the match is there", async () => {
    const { paragraph, en } = sample();
    await search({ q: en });
    await page.locator("[data-hit] a").first().click();
    const mark = page.locator(`#${paragraph.id} [data-original][open] mark`).first();
    await mark.waitFor();
    expect(await inView(mark)).toBe(true);
  });

  test("of a title stands apart, and counts only where no paragraph holds it", async () => {
    const { slug, meta } = archive.transcripts[0] ?? { slug: "", meta: { title: "" } };
    expect(await search({ q: meta.title })).toBeGreaterThanOrEqual(1);
    const link = page.locator(`.title-hit a[href$="/transcripts/${slug}/"]`);
    expect(await link.locator("mark").count()).toBeGreaterThan(0);
  });
});

describe("typing", () => {
  test("searches without submitting, the newest text wins, and the address follows", async () => {
    await page.goto(`${server.url}/search/`);
    const { zh } = sample();
    await page.locator("[data-search-form] input").pressSequentially(zh.slice(0, 12));
    await addressSays("q", zh.slice(0, 12).trim());
    expect(await finished()).toBeGreaterThanOrEqual(1);
  });

  test("half-typed syllables of an input method are not searched", async () => {
    await page.goto(`${server.url}/search/`);
    const input = page.locator("[data-search-form] input");
    await input.focus();
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", {
      selectionStart: 5,
      selectionEnd: 5,
      text: "zhong",
    });
    await page.waitForTimeout(400);
    expect(new URL(page.url()).search).toBe("");
    await session.send("Input.insertText", { text: "中文" });
    await finished();
    expect(new URL(page.url()).searchParams.get("q")).toBe("中文");
  });

  test("`/` focuses the field, arrows reach the hits, Esc clears", async () => {
    await search({ q: "的" });
    await page.keyboard.press("/");
    const input = page.locator("[data-search-form] input");
    expect(await page.locator("[data-search-form] input:focus").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("!!document.activeElement.closest('.hits')")).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect(await input.inputValue()).toBe("");
  });

  test("pinyin offers the terms it can be", async () => {
    await page.goto(`${server.url}/search/`);
    const name = archive.facets.tags
      .map((tag) => tag.name)
      .find((tag) => /^\p{Script=Han}{2,}$/u.test(tag));
    const { pinyin } = await import("pinyin-pro");
    await page
      .locator("[data-search-form] input")
      .fill(pinyin(name ?? "", { toneType: "none" }).replaceAll(" ", ""));
    await page.locator(`[data-suggestion="${name}"]`).click();
    await addressSays("q", name ?? "");
    await finished();
  });
});

describe("filters, order and views", () => {
  test("filters carry counts, narrow the hits to them, and stay in the address", async () => {
    const all = await search({ q: "的" });
    const button = page.locator('[data-filter="lang"] button, [data-filter="tag"] button').first();
    const count = Number(await button.locator("[data-count]").getAttribute("data-count"));
    expect(count).toBeLessThan(all);
    await button.click();
    await page.waitForFunction("new URLSearchParams(location.search).size > 1");
    const narrowed = await finished();
    // Of so common a letter more texts are read when fewer pass.
    expect(narrowed).toBeGreaterThanOrEqual(count);
    await page.reload();
    // A fresh visit has read nothing yet, and counts fewer until one asks it to go on.
    expect(await finished()).toBeGreaterThan(0);
    expect(await page.locator(".filter-chips button").count()).toBe(1);
    await page.locator(".filter-chips button").first().click();
    await page.waitForFunction("new URLSearchParams(location.search).size === 1");
    expect(await finished()).toBeGreaterThanOrEqual(Math.min(all, narrowed));
  });

  test("the newest come first when asked for", async () => {
    await search({ q: "的", sort: "date" });
    const dates = await page.locator("[data-hit] time").allInnerTexts();
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test("more hits follow when asked for", async () => {
    const count = await search({ q: "的" });
    expect(count).toBeGreaterThan(60);
    const before = await page.locator("[data-hit]").count();
    await page.locator(".more-hits").scrollIntoViewIfNeeded();
    await page.locator("[data-hit]").nth(before).waitFor();
  });

  test("the concordance is sorted, copied and saved", async () => {
    await search({ q: "搜索", view: "kwic" });
    const rights = await page.locator(".kwic-right").allInnerTexts();
    expect(rights.length).toBeGreaterThan(2);
    expect(await page.locator("[data-hit] mark").count()).toBe(rights.length);
    await page.locator(".kwic-tools button").first().click();
    const copied = () => page.evaluate<string>("navigator.clipboard.readText()");
    await expect.poll(async () => (await copied()).split("\n").length).toBe(rights.length);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".kwic-tools button").nth(1).click(),
    ]);
    expect(download.suggestedFilename()).toBe("duidu-kwic.csv");
    await page.locator(".kwic-tools select").selectOption("left");
    await addressSays("kwic", "left");
  });
});

describe("nothing and failure", () => {
  test("nothing found says what was searched and offers the longest part that occurs", async () => {
    const { zh } = sample();
    expect(await search({ q: `${zh.slice(0, 8)}魑魅魍魉` })).toBe(0);
    expect(await page.locator(".search-nothing").innerText()).toContain("魑魅魍魉");
    const offer = page.locator(".search-offers button").last();
    await offer.waitFor();
    await offer.click();
    await page.waitForFunction("!location.search.includes(encodeURIComponent('魑'))");
    expect(await finished()).toBeGreaterThan(0);
  });

  test("words of Taiwan are found when nothing else was, and the reader is told", async () => {
    const oracle = new Oracle(paragraphs);
    const pair = regionalWords().find(
      ([there, here]) => oracle.find(there).size === 0 && oracle.find(here).size > 0,
    );
    const [there, here] = pair ?? ["", ""];
    expect(await search({ q: there })).toBe(oracle.find(here).size);
    expect(await page.locator(".slip").innerText()).toContain(here);
  });

  test("a slip is explained", async () => {
    await page.goto(`${server.url}/search/?q=${encodeURIComponent('"中文" lang:klingon')}`);
    await finished();
    expect(await page.locator(".slip").innerText()).toContain("klingon");
  });

  test("a failure to load is said as such, and can be tried again", async () => {
    await page.route("**/search/data/**", (route) => route.abort());
    await page.goto(`${server.url}/search/?q=中文`);
    await page.locator('[data-search-results][data-state="error"]').waitFor();
    expect(await page.locator('[role="alert"]').innerText()).toContain("搜索暂时不可用");
    await page.unroute("**/search/data/**");
    await page.locator(".search-error button").click();
    expect(await finished()).toBeGreaterThan(0);
  });
});

for (const width of [320, 1600]) {
  for (const view of ["list", "kwic"]) {
    test(`the ${view} fits a screen of ${width} px`, async () => {
      await page.setViewportSize({ width, height: 700 });
      await search({ q: "的", view });
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBe(0);
    });
  }
}

async function inView(locator: ReturnType<Page["locator"]>): Promise<boolean> {
  await page.waitForTimeout(150);
  const box = await locator.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
}
