import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Reader, startReader, TRANSCRIPT } from "./reader-page.ts";

let reader: Reader;

beforeAll(async () => {
  reader = await startReader();
});

afterAll(() => reader?.close());

describe("what a transcript page loads before anything is asked for", () => {
  test("is at most 15 KB of CSS and 20 KB of JavaScript, compressed", async () => {
    const context = await reader.context();
    const page = await context.newPage();
    const sizes = { css: 0, js: 0 };
    const other: string[] = [];
    const bodies: Promise<void>[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      const kind = pathname.endsWith(".css") ? "css" : pathname.endsWith(".js") ? "js" : undefined;
      if (kind === undefined) {
        if (!pathname.endsWith("/")) other.push(pathname);
        return;
      }
      bodies.push(
        response.body().then((body) => {
          sizes[kind] += gzipSync(body).length;
        }),
      );
    });
    await page.goto(reader.url + TRANSCRIPT, { waitUntil: "networkidle" });
    await Promise.all(bodies);
    console.log(`Transcript page: ${sizes.css} bytes of CSS, ${sizes.js} bytes of JavaScript`);
    expect(sizes.css).toBeGreaterThan(0);
    expect(sizes.css).toBeLessThanOrEqual(15 * 1024);
    expect(sizes.js).toBeGreaterThan(0);
    expect(sizes.js).toBeLessThanOrEqual(20 * 1024);
    expect(other.filter((path) => !/manifest|icon|\.svg$/.test(path))).toEqual([]);
    await context.close();
  });

  test("blocks rendering by the stylesheet alone", async () => {
    const page = await reader.open();
    const blocking = await page.evaluate<string[]>(
      `performance.getEntriesByType("resource")
        .filter(({ renderBlockingStatus }) => renderBlockingStatus !== "non-blocking")
        .map(({ name }) => name)`,
    );
    expect(blocking).toHaveLength(1);
    expect(blocking[0]).toMatch(/\.css$/);
    await page.context().close();
  });
});

describe("sentences", () => {
  test("light with their counterpart where both are seen, and alone nowhere", async () => {
    const page = await reader.open(`${TRANSCRIPT}?mode=side`);
    const lit = () =>
      page.evaluate<[lang: string, text: string][]>(
        `[...(CSS.highlights.get("duidu-sentence") ?? [])].map((range) => [
          range.startContainer.parentElement.closest("[lang]").lang, range.toString()])`,
      );
    const paragraph = page.locator(".pair .zh").nth(5);
    await paragraph.scrollIntoViewIfNeeded();
    const first = await sentenceBox(page, 5, 0);
    await page.mouse.move(first.x, first.y);
    await expect.poll(async () => (await lit()).map(([lang]) => lang)).toEqual(["zh-Hans", "en"]);
    const [, [, counterpart]] = (await lit()) as [[string, string], [string, string]];
    expect((await page.locator(".pair .original").nth(5).innerText()).trim()).toContain(
      counterpart.trim(),
    );
    const last = await sentenceBox(page, 5, -1);
    await page.mouse.move(last.x, last.y);
    await expect.poll(async () => (await lit())[1]?.[1]).not.toBe(counterpart);
    await page.locator('.modes label:has([value="zh"])').click();
    const folded = await sentenceBox(page, 5, 0);
    await page.mouse.move(folded.x, folded.y);
    await expect.poll(lit).toEqual([]);
    await page.context().close();
  });
});

/** Where the first (0) or last (-1) letter of a paragraph's Chinese is shown. */
async function sentenceBox(page: Page, pair: number, letter: 0 | -1) {
  return page.evaluate<{ x: number; y: number }>(`(() => {
    const holder = document.querySelectorAll(".pair .zh")[${pair}];
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) nodes.push(walker.currentNode);
    const node = nodes.at(${letter});
    const range = new Range();
    range.setStart(node, ${letter === 0 ? "0" : "node.length - 1"});
    range.setEnd(node, ${letter === 0 ? "1" : "node.length"});
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`);
}
