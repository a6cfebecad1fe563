import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { allFiles, type OfflineList } from "../../src/shared/offline-list.ts";
import { buildWith } from "../program.ts";
import { ROOT } from "../shared.ts";
import { followLink, launchChromium } from "./chromium.ts";
import { FickleServer } from "./fickle-server.ts";

/** Not at the root of its host, as on many free hosts. */
const BASE = "/archive/";
const FIRST = join(ROOT, ".cache/test/offline-first");
const SECOND = join(ROOT, ".cache/test/offline-second");
const PREVIEW = join(ROOT, ".cache/test/offline-preview");
const YEARS = join(ROOT, ".cache/test/offline-years");

const STORIES: Record<string, [zh: string, en: string]> = {
  ferry: ["渡船在雾里鸣了三声，对岸才有人举起灯笼。", "The ferry sounded three times in the fog."],
  kiln: [
    "窑火烧了两天两夜，开窑时满院都是热气。",
    "The kiln had burned for two days and two nights.",
  ],
  orchard: [
    "梨树是祖父种的，每年春天都先开半边。",
    "Grandfather planted the pear tree by the wall.",
  ],
};
const NEWS: typeof STORIES = {
  ...STORIES,
  ferry: ["渡船在雾里鸣了五声，对岸才有人举起灯笼。", "The ferry sounded five times in the fog."],
  harbour: [
    "码头上的钟慢了一刻，谁也没有去拨它。",
    "The harbour clock was slow, and nobody minded.",
  ],
};

/** So many that search runs on an index. */
const LARGE = join(ROOT, ".cache/test/offline-large");
const DIGITS = "零一二三四五六七八九";
const MANY: typeof STORIES = Object.fromEntries(
  Array.from({ length: 110 }, (_, i) => {
    const number = [...String(i).padStart(3, "0")].map((digit) => DIGITS[Number(digit)]).join("");
    return [`day-${i}`, [`第${number}天的日记写在船上。`, `Day ${i} of the voyage was calm.`]];
  }),
);

let browser: Browser;
let server: FickleServer;
let context: BrowserContext;

beforeAll(async () => {
  buildSite("first", STORIES, FIRST);
  buildSite("second", NEWS, SECOND);
  buildSite("large", MANY, LARGE);
  buildSite("preview", NEWS, PREVIEW, true);
  buildSite("years", STORIES, YEARS, false, { ferry: "2019-03-04" });
  browser = await launchChromium();
  // Five builds, on a machine that may be doing other things.
}, 300_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  server = new FickleServer(FIRST, BASE);
  await server.plugIn();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await server.unplug();
});

describe("after one visit", () => {
  test("the page that was read opens without a network, with its style; others say they are not kept", async () => {
    const page = await visit("transcripts/ferry/");
    await kept(page, "transcripts/ferry/");
    await server.unplug();

    await page.reload();
    expect(await page.locator("article").innerText()).toContain("渡船在雾里鸣了三声");
    expect(await page.evaluate("getComputedStyle(document.body).display")).toBe("flex");

    await page.goto(`${server.url}transcripts/kiln/`);
    expect(await page.locator("[data-not-kept]").isVisible()).toBe(true);
    const listed = page.locator("[data-kept-list] a");
    expect(await listed.allInnerTexts()).toEqual(["ferry 的故事"]);
    await followLink(page, listed);
    expect(await page.locator("article").innerText()).toContain("渡船在雾里鸣了三声");
  });

  test("a page that changed on the site is read in its new form while there is a network", async () => {
    const page = await visit("transcripts/ferry/");
    await kept(page, "transcripts/ferry/");
    server.folder = SECOND;
    await page.reload();
    expect(await page.locator("article").innerText()).toContain("渡船在雾里鸣了五声");
  });

  test("a search without a network and without the data is an error, never `no results`", async () => {
    const page = await visit("about/");
    await kept(page, "search/");
    await server.unplug();
    await page.goto(`${server.url}search/?q=${encodeURIComponent("窑火")}`);
    await page.waitForSelector('[data-search-results][data-state="error"]', { state: "attached" });
    expect(await page.locator("[data-search-results]").getAttribute("data-count")).toBeNull();
  });
});

describe("the saved archive", () => {
  test("says its size before, and afterwards opens every page and finds every text without a network", async () => {
    const page = await visit("offline/");
    await expect.poll(() => page.locator("[data-save-size]").innerText()).toMatch(/\d+ KB/);
    await save(page);
    await server.unplug();

    for (const [path] of listOf(FIRST).pages) {
      await page.goto(server.url + path.slice(1));
      expect(await page.locator("[data-not-kept]").isVisible(), path).toBe(false);
      expect(await page.locator("main h1").count(), path).toBeGreaterThan(0);
    }
    for (const [slug, [zh, en]] of Object.entries(STORIES)) {
      for (const quote of [zh.slice(3, 9), en.slice(4, 20)]) {
        expect(await search(page, quote)).toEqual([slug]);
      }
    }
    expect(await search(page, "没有人写过的一句话")).toEqual([]);
  });

  test("answers from an index too, as large archives are searched", async () => {
    server.folder = LARGE;
    expect(
      listOf(LARGE)
        .search.map(([path]) => path)
        .join(),
    ).toContain("pagefind");
    const page = await visit("offline/");
    await save(page);
    await server.unplug();
    for (const [slug, [zh, en]] of Object.entries(MANY).filter((_, i) => i % 13 === 0)) {
      expect(await search(page, zh.slice(0, 7))).toEqual([slug]);
      expect(await search(page, en.slice(0, -5))).toEqual([slug]);
    }
    expect(await search(page, "没有人写过的一句话")).toEqual([]);
  });

  test("is not taken for complete when it was cut off, and goes on from there", async () => {
    const page = await visit("offline/");
    await kept(page, "offline/");
    const all = allFiles(listOf(FIRST)).length;
    server.answersLeft = 12;
    await page.click('[data-action="save"]');
    await page.waitForSelector('[data-save-panel="partial"]');
    expect(await page.locator("[data-save-status]").innerText()).toContain("网络断了");
    expect(await filesSaved(page)).toBeGreaterThan(0);
    expect(await filesSaved(page)).toBeLessThan(all);

    // Without a network, what is missing is said to be missing.
    await page.reload();
    await page.waitForSelector('[data-save-panel="partial"]');
    expect(await page.locator("[data-save-status]").innerText()).not.toContain("全部存好了");

    await page.goto(`${server.url}search/?q=${encodeURIComponent("鸣了三声")}`);
    const results = page.locator("[data-search-results]");
    await expect.poll(() => results.innerText()).toContain("存的档案不全");
    expect(await results.getAttribute("data-state")).toBe("error");

    // Any page of the site goes on by itself, and fetches nothing twice.
    server.answersLeft = undefined;
    const before = server.answered.length;
    const there = await filesSaved(page);
    await page.goto(`${server.url}about/`);
    await expect.poll(() => filesSaved(page), { timeout: 20_000 }).toBe(all);
    const pages = server.answered.slice(before).filter((path) => path.endsWith("/"));
    expect(pages.length).toBeLessThanOrEqual(all - there + 2);

    await page.goto(`${server.url}offline/`);
    await page.waitForSelector('[data-save-panel="complete"]');
  });

  test("can be paused, and then no page goes on by itself", async () => {
    const page = await visit("offline/");
    await kept(page, "offline/");
    server.answersLeft = 12;
    await page.click('[data-action="save"]');
    await page.waitForSelector('[data-save-panel="partial"]');
    // What the button does while saving runs; here the save has been cut off already.
    await page.evaluate(`(async () => {
      const name = (await caches.keys()).find((one) => one.endsWith("state"));
      const cache = await caches.open(name);
      const [key] = await cache.keys();
      const record = await (await cache.match(key)).json();
      await cache.put(key, Response.json({ ...record, wanted: false }));
    })()`);
    server.answersLeft = undefined;
    const there = await filesSaved(page);
    await page.goto(`${server.url}about/`);
    await page.goto(`${server.url}offline/`);
    await page.waitForSelector('[data-action="resume"]');
    expect(await filesSaved(page)).toBe(there);
    await page.click('[data-action="resume"]');
    await page.waitForSelector('[data-save-panel="complete"]');
  });

  test("can be some years alone, each with its size, and others are added later", async () => {
    server.folder = YEARS;
    const page = await visit("offline/");
    const years = page.locator("[data-save-years] label");
    await expect.poll(() => years.count()).toBe(2);
    expect(await years.nth(0).innerText()).toMatch(/2026 年，2 篇，下载约 \d+ KB/);
    expect(await years.nth(1).innerText()).toMatch(/2019 年，1 篇，下载约 \d+ KB/);
    const files = async () => {
      const told = await page.locator("[data-save-size]").innerText();
      return Number(/(\d+) 个文件，下载约 \d+ KB/.exec(told)?.[1]);
    };
    const whole = await files();
    const oldest = page.locator('[data-save-years] input[value="2019"]');
    await oldest.uncheck();
    await expect.poll(files).toBeLessThan(whole);
    const chosen = await files();
    await save(page);
    expect(await filesSaved(page)).toBe(chosen);
    expect(await page.locator("[data-save-status]").innerText()).toContain("2026 年的文稿");
    await server.unplug();
    await opensOnly(page, ["kiln", "orchard"]);

    await server.plugIn();
    await page.goto(`${server.url}offline/`);
    await oldest.check();
    await page.click('[data-action="save"]');
    await expect.poll(() => filesSaved(page), { timeout: 20_000 }).toBe(whole);
    await page.waitForSelector('[data-save-panel="complete"]');
    await server.unplug();
    await opensOnly(page, ["ferry", "kiln", "orchard"]);
  });

  test("can be removed, and leaves nothing of it behind", async () => {
    const page = await visit("offline/");
    await save(page);
    await page.click('[data-action="remove"]');
    await page.waitForSelector('[data-save-panel="none"]');
    expect(await filesSaved(page)).toBe(0);
    await server.unplug();
    await page.goto(`${server.url}transcripts/kiln/`);
    expect(await page.locator("[data-not-kept]").isVisible()).toBe(true);
  });
});

describe("a newer build of the site", () => {
  test("is fetched, offered, and read only once it is accepted, all of it at a time", async () => {
    const page = await visit("offline/");
    await save(page);
    server.folder = SECOND;

    // Read on: the old build, although the network is there; the offer comes by itself.
    await page.goto(`${server.url}transcripts/ferry/`);
    expect(await page.locator("article").innerText()).toContain("鸣了三声");
    await page.waitForSelector("[data-update-notice]");
    expect(await page.locator("article").innerText()).toContain("鸣了三声");
    expect(await search(page, "鸣了三声")).toEqual(["ferry"]);
    expect(await search(page, "鸣了五声")).toEqual([]);
    await page.waitForSelector("[data-update-notice]");

    await Promise.all([page.waitForEvent("load"), page.click("[data-accept]")]);
    await server.unplug();
    expect(await search(page, "鸣了三声")).toEqual([]);
    expect(await search(page, "鸣了五声")).toEqual(["ferry"]);
    expect(await search(page, "码头上的钟")).toEqual(["harbour"]);
    await page.goto(`${server.url}transcripts/ferry/`);
    expect(await page.locator("article").innerText()).toContain("鸣了五声");
    const saved = await page.evaluate<string[]>(
      'caches.keys().then((names) => names.filter((name) => name.includes(" saved ")))',
    );
    expect(saved.length).toBe(1);
  });

  test("does not answer a search page of the older one", async () => {
    const page = await visit("search/");
    server.folder = SECOND;
    await page.fill('[data-search-form] input[name="q"]', "鸣了五声");
    await page.press('[data-search-form] input[name="q"]', "Enter");
    const results = page.locator("[data-search-results]");
    await expect.poll(() => results.innerText()).toContain("请刷新本页");
    await page.reload();
    await page.locator('[data-search-results][data-state="done"]').waitFor();
    expect(await results.getAttribute("data-count")).toBe("1");
  });

  test("is saved whole when it was published in the middle of a save", async () => {
    const page = await visit("offline/");
    await kept(page, "offline/");
    let answers = 0;
    await page.route("**/transcripts/**", async (route) => {
      if (++answers === 2) server.folder = SECOND;
      await route.continue();
    });
    await save(page);
    await page.unroute("**/transcripts/**");
    await server.unplug();
    expect(await search(page, "码头上的钟")).toEqual(["harbour"]);
    await page.goto(`${server.url}transcripts/ferry/`);
    expect(await page.locator("article").innerText()).toContain("鸣了五声");
  });
});

describe("a preview at the address of a saved archive", () => {
  test("shows what is being written, not what was saved", async () => {
    const page = await visit("offline/");
    await save(page);
    server.folder = PREVIEW;
    await page.goto(`${server.url}transcripts/ferry/`);
    const text = page.locator("article");
    await expect.poll(() => text.innerText(), { timeout: 20_000 }).toContain("鸣了五声");
    await page.reload();
    expect(await text.innerText()).toContain("鸣了五声");
  });
});

/** @param dates Of those that were not written on the one day that all others were. */
function buildSite(
  name: string,
  stories: typeof STORIES,
  output: string,
  preview = false,
  dates: Record<string, string> = {},
): void {
  const content = join(ROOT, `.cache/test/offline-content-${name}`);
  rmSync(content, { recursive: true, force: true });
  mkdirSync(join(content, "transcripts"), { recursive: true });
  writeFileSync(join(content, "site.yaml"), `title: 故事\nbase: ${BASE}\n`);
  for (const [slug, [zh, en]] of Object.entries(stories)) {
    writeFileSync(
      join(content, "transcripts", `${slug}.md`),
      `---\ntitle: ${slug} 的故事\ndate: "${dates[slug] ?? "2026-01-02"}"\ntags:\n  - 故事\nsource_lang: en\n---\n\n${zh}\n\n` +
        `<details>\n<summary>原文 / Original</summary>\n<p class="english-text">${en}</p>\n</details>\n`,
    );
  }
  buildWith({ contentDir: content, outputDir: output, drafts: false, preview });
}

function listOf(folder: string): OfflineList {
  return JSON.parse(readFileSync(join(folder, "offline-manifest.json"), "utf8")) as OfflineList;
}

async function visit(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path);
  await page.evaluate("navigator.serviceWorker.ready.then(() => {})");
  return page;
}

/** Opens each story without a network: those named are there, the others say that they are not. */
async function opensOnly(page: Page, slugs: readonly string[]): Promise<void> {
  for (const [slug, [zh]] of Object.entries(STORIES)) {
    await page.goto(`${server.url}transcripts/${slug}/`);
    expect(await page.locator("[data-not-kept]").isVisible(), slug).toBe(!slugs.includes(slug));
    if (slugs.includes(slug)) expect(await page.locator("article").innerText()).toContain(zh);
  }
}

/** Waits until a page is kept for reading offline. */
async function kept(page: Page, path: string): Promise<void> {
  const isKept = `caches.match(${JSON.stringify(server.url + path)}).then(Boolean)`;
  await expect.poll(() => page.evaluate(isKept)).toBe(true);
}

/** Presses the button and waits until all is saved. */
async function save(page: Page): Promise<void> {
  await page.click('[data-action="save"]');
  await page.waitForSelector('[data-save-panel="complete"]', { timeout: 20_000 });
}

async function filesSaved(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    let files = 0;
    for (const name of await caches.keys()) {
      if (name.includes(" saved ")) files += (await (await caches.open(name)).keys()).length;
    }
    return files;
  })()`);
}

/** Slugs of the transcripts that hold a text, by the search page. */
async function search(page: Page, text: string): Promise<string[]> {
  await page.goto(`${server.url}search/?q=${encodeURIComponent(text)}`);
  await page.waitForSelector('[data-search-results][data-state="done"]', { state: "attached" });
  const links = page.locator('[data-hit] a[href*="/transcripts/"]');
  const slugs = await links.evaluateAll((found) =>
    found.map((link) => /\/transcripts\/([^/]+)\//.exec(link.getAttribute("href") ?? "")?.[1]),
  );
  return [...new Set(slugs.map(String))];
}
