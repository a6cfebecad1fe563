import { gzipSync } from "node:zlib";
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
    const sentence = page.locator(".zh [data-s]").first();
    await sentence.hover();
    const lit = await page
      .locator(".lit")
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute("data-s"), one.closest("[lang]")?.getAttribute("lang")]),
      );
    const name = await sentence.getAttribute("data-s");
    expect(lit).toContainEqual([name, "zh-Hans"]);
    expect(lit).toContainEqual([name, "en"]);
    await page.locator('.modes label:has([value="zh"])').click();
    await page.locator(".zh [data-s]").nth(2).hover();
    await expect.poll(() => page.locator(".lit").count()).toBe(0);
    await page.context().close();
  });
});
