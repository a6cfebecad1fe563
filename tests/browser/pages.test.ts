import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("own"))]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page and fails the test on any request to another host or any error in the console. */
async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  const problems: string[] = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(server.url).host) {
      problems.push(`request to ${host}`);
    }
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  expect(problems).toEqual([]);
  return page;
}

async function firstTranscript(): Promise<string> {
  const page = await open("/transcripts/");
  const href = await page.locator(".transcript-list a").first().getAttribute("href");
  await page.close();
  return href ?? "";
}

describe("every page kind", () => {
  const kinds = ["/", "/transcripts/", "/tags/", "/people/", "/about/", "/search/"];

  for (const path of kinds) {
    test(`${path} fits a 320 px screen and asks no other host`, async () => {
      const page = await open(path, { viewport: { width: 320, height: 640 } });
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBe(0);
      await page.close();
    });
  }

  test("an unknown address gets the 404 page", async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${server.url}/no-such-page/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator("h1").innerText()).toContain("没有这一页");
    await page.close();
  });
});

describe("a transcript page without JavaScript", () => {
  test("shows the Chinese and opens the original beneath it", async () => {
    const path = await firstTranscript();
    const page = await open(path, { javaScriptEnabled: false });
    const segment = page.locator("[data-segment]:has([data-original])").first();
    expect(await segment.getAttribute("id")).toMatch(/^s[0-9a-z]{8}/);
    expect(await segment.locator('[lang="zh-Hans"]').first().isVisible()).toBe(true);
    const original = segment.locator(
      '[data-original] [lang="en"], [data-original] [lang="zh-Hant"]',
    );
    expect(await original.first().isVisible()).toBe(false);
    await segment.locator("summary").click();
    expect(await original.first().isVisible()).toBe(true);
    await page.close();
  });
});

describe("tags and people", () => {
  for (const kind of ["tags", "people"]) {
    test(`${kind}: every entry carries the number of transcripts its page lists`, async () => {
      const page = await open(`/${kind}/`);
      const entries = await page.locator(".facet-list li").evaluateAll((items) =>
        items.map((item) => ({
          href: item.querySelector("a")?.getAttribute("href") ?? "",
          count: Number(item.querySelector("[data-count]")?.getAttribute("data-count")),
        })),
      );
      expect(entries.length).toBeGreaterThan(0);
      for (const { href, count } of entries.slice(0, 12)) {
        await page.goto(server.url + href);
        expect(await page.locator(".transcript-list > li").count()).toBe(count);
      }
      await page.close();
    });
  }
});

describe("a timestamp", () => {
  test("opens the recording at its second, and asks nothing of its host before", async () => {
    const sample = await serveFolder(sitePath("sample"), "/lib/");
    const context = await browser.newContext();
    const asked: string[] = [];
    await context.route(/youtube/, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: "text/html", body: "<title>video</title>" });
    });
    const page = await context.newPage();
    await page.goto(`${sample.url}/lib/transcripts/lamp-and-lens/`, { waitUntil: "networkidle" });
    expect(asked).toEqual([]);
    await page.getByRole("link", { name: /Play from 00:01:10/ }).click();
    await expect.poll(() => asked).toEqual(["https://www.youtube.com/watch?v=lens&t=70s"]);
    await context.close();
    await sample.close();
  });
});
