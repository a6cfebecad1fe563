import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sitePath } from "./build-site.ts";
import { followLink, launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind, on the sample site. */
const PAGES = [
  "/",
  "/browse/",
  "/overview/",
  "/transcripts/",
  "/tags/",
  "/people/a-z/",
  "/people/lu-ning/",
  "/organisations/north-harbour-authority/",
  "/tags/lighthouses/",
  "/years/",
  "/glossary/",
  "/glossary/a-z/",
  "/glossary/tou-jing/",
];

let browser: Browser;
let server: StaticServer;
let own: StaticServer;

beforeAll(async () => {
  [browser, server, own] = await Promise.all([
    launchChromium(),
    serveFolder(sitePath("sample"), "/lib/"),
    serveFolder(sitePath("own")),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await own?.close();
});

const at = (path: string) => `${server.url}/lib${path}`;

describe("each kind of page", () => {
  for (const path of PAGES) {
    test(`${path} fits 320 px, is accessible in light and dark, and asks no other host`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
      const foreign: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(server.url)) foreign.push(request.url());
      });
      await page.goto(at(path), { waitUntil: "networkidle" });
      expect(
        await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        ),
      ).toBe(0);
      await page.evaluate(AXE);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect({ colorScheme, problems: await accessibilityProblems(page) }).toEqual({
          colorScheme,
          problems: [],
        });
      }
      expect(foreign).toEqual([]);
      await page.close();
    });
  }

  test("every link of the home page and of the browse page leads somewhere", async () => {
    const page = await browser.newPage();
    for (const path of ["/", "/browse/"]) {
      await page.goto(at(path));
      const links = await page
        .locator("a[href]")
        .evaluateAll((all) => all.map((a) => (a as unknown as { href: string }).href));
      for (const link of new Set(links)) {
        const response = await page.request.get(link);
        expect({ link, status: response.status() }).toEqual({ link, status: 200 });
      }
    }
    await page.close();
  });
});

async function accessibilityProblems(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    "axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')))",
  )) as string[];
  return found;
}

describe("the quote of the day", () => {
  async function quoteAt(time: string, javaScriptEnabled = true): Promise<string> {
    const page = await browser.newPage({ timezoneId: "Asia/Shanghai", javaScriptEnabled });
    if (javaScriptEnabled) await page.clock.setFixedTime(new Date(time));
    await page.goto(own.url);
    const text = await page.locator("[data-daily-quote-shown]").innerText();
    await page.close();
    return text;
  }

  test("stays the same from midnight to midnight of the reader, and changes the next day", async () => {
    const morning = await quoteAt("2026-03-05T00:01:00+08:00");
    expect(await quoteAt("2026-03-05T23:59:00+08:00")).toBe(morning);
    expect(await quoteAt("2026-03-06T00:01:00+08:00")).not.toBe(morning);
  });

  test("is there without JavaScript too, in both languages, and leads to its paragraph", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(own.url);
    const quote = page.locator("[data-daily-quote-shown]");
    const zh = await quote.locator('[lang="zh-Hans"]').innerText();
    expect(await quote.locator(".passage-original").innerText()).toMatch(/\S/);
    await followLink(page, quote.locator("figcaption a"));
    expect(await page.locator(":target").innerText()).toContain(zh.slice(0, 12));
    await page.close();
  });
});

describe("pictures", () => {
  test("say in a table what they draw", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(at("/overview/"));
    const [time, peopleTags, together] = await page
      .locator(".picture-table table")
      .evaluateAll((tables) =>
        tables.map((table) =>
          [
            ...(
              table as unknown as { rows: Iterable<{ cells: Iterable<{ textContent: string }> }> }
            ).rows,
          ].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
        ),
      );
    expect(time?.slice(1)).toEqual([
      ["2022", "1"],
      ["2023", "0"],
      ["2024", "2"],
    ]);
    expect(peopleTags?.[0]).toEqual(["", "灯塔", "潮汐", "光学"]);
    expect(peopleTags?.find(([name]) => name === "陆宁")).toEqual(["陆宁", "3", "1", "1"]);
    expect(together?.find(([name]) => name === "陆宁")?.slice(1)).toEqual(
      (together?.[0] ?? []).slice(1).map((name) => ({ 陆宁: "–", 单雄: "2", 菲涅耳: "1" })[name]),
    );
    // The bars have the numbers of the table, nought aside.
    const drawn = await page.locator(".picture svg").first().locator(".value").allTextContents();
    expect(drawn).toEqual(["1", "2"]);
    await page.close();
  });
});

describe("subtitles", () => {
  test("are read by the browser, cue by cue, in the order of their times", async () => {
    // The page has no player, so its policy lets no track in; this one is for reading the file.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(at("/transcripts/lamp-and-lens/"));
    const cues = (await page.evaluate(`new Promise((resolve, reject) => {
      const video = document.createElement("video");
      const track = document.createElement("track");
      track.src = ${JSON.stringify(at("/transcripts/lamp-and-lens.en.vtt"))};
      track.onload = () => resolve([...track.track.cues].map((cue) => [cue.startTime, cue.text]));
      track.onerror = () => reject(new Error("The subtitles were not read"));
      video.append(track);
      track.track.mode = "hidden";
      document.body.append(video);
    })`)) as [number, string][];
    const written = readFileSync(
      join(sitePath("sample"), "transcripts/lamp-and-lens.en.vtt"),
      "utf8",
    ).match(/-->/g);
    expect(cues).toHaveLength(written?.length ?? 0);
    expect(cues[0]).toEqual([5, expect.stringContaining("Ms Lu, how can one lamp")]);
    const starts = cues.map(([start]) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts).toContain(70.5);
    await page.close();
  });
});

describe("the card", () => {
  test("is a picture of the size that the page says, with more than one colour", async () => {
    const page = await browser.newPage();
    await page.goto(at("/people/lu-ning/"));
    const content = (name: string) =>
      page.locator(`meta[property="${name}"]`).getAttribute("content");
    const address = (await content("og:image"))?.replace("https://archive.example", server.url);
    const seen = await page.evaluate(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(address)};
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return [String(image.width), String(image.height), new Set(new Uint32Array(data.buffer)).size];
    })()`);
    expect(seen).toEqual([await content("og:image:width"), await content("og:image:height"), 4]);
    await page.close();
  });
});

describe("an old address", () => {
  test("leads to the page under its new name", async () => {
    const page = await browser.newPage();
    await page.goto(at("/tags/hang-biao/"));
    await page.waitForURL(at("/tags/lighthouses/"));
    expect(await page.locator("h1").innerText()).toContain("灯塔");
    await page.close();
  });
});

describe("the glossary", () => {
  test("shows differing definitions side by side and leads to each place", async () => {
    const page = await browser.newPage();
    await page.goto(at("/glossary/"));
    await page.locator("[data-filter] input").fill("lens");
    expect(await page.locator(".term-list > div:visible dt a").allInnerTexts()).toEqual([
      "菲涅耳透镜",
      "透镜",
    ]);
    await followLink(page, page.locator(".term-list > div:visible dt a").last());
    const boxes = await page
      .locator(".definitions li")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(boxes).toHaveLength(2);
    expect(boxes[0]).toBe(boxes[1]);
    expect(await page.locator(".mention-places li").count()).toBe(2);
    await page.locator(".mention-places a").first().click();
    await page.locator(":target dfn", { hasText: "透镜" }).waitFor();
    await page.close();
  });

  test("its downloads are there", async () => {
    const page = await browser.newPage();
    await page.goto(at("/glossary/"));
    for (const link of await page.locator("a[download]").all()) {
      const href = await link.getAttribute("href");
      expect((await page.request.get(server.url + href)).status()).toBe(200);
    }
    expect(await page.locator("a[download]").count()).toBe(3);
    await page.close();
  });
});
