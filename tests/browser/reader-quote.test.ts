import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Reader, startReader, TRANSCRIPT } from "./reader-page.ts";

let reader: Reader;

beforeAll(async () => {
  reader = await startReader();
});

afterAll(() => reader?.close());

afterEach(() => {
  expect(reader.problems.splice(0)).toEqual([]);
});

async function openForCopying(): Promise<Page> {
  const context = await reader.context({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(reader.url + TRANSCRIPT, { waitUntil: "networkidle" });
  return page;
}

const copied = (page: Page) => page.evaluate<string>("navigator.clipboard.readText()");

/** Opens the quote sheet of a paragraph by its mark. */
async function openSheet(page: Page, index: number): Promise<void> {
  const pair = page.locator(".pair").nth(index);
  await pair.hover();
  await pair.locator(".permalink").click();
  await page.waitForSelector('dialog[data-sheet-name="quote"]');
}

/** Selects the first `length` characters of a paragraph's Chinese. */
async function select(page: Page, index: number, length: number): Promise<string> {
  return page.evaluate<string>(`(() => {
    const holder = document.querySelectorAll(".pair .zh")[${index}];
    const node = document.createTreeWalker(holder.querySelector("p"), NodeFilter.SHOW_TEXT).nextNode();
    holder.scrollIntoView({ block: "center" });
    getSelection().setBaseAndExtent(node, 0, node, Math.min(${length}, node.length));
    return getSelection().toString();
  })()`);
}

describe("quoting a paragraph", () => {
  test("copies its words, speaker, title and address", async () => {
    const page = await openForCopying();
    const pair = page.locator(".pair").nth(1);
    const id = await pair.getAttribute("id");
    const speaker = await page.locator(`.turn:has([id="${id}"]) .name`).innerText();
    await openSheet(page, 1);
    await page.getByRole("button", { name: "Copy with source" }).click();
    await page.getByText("已复制").waitFor();
    const text = await copied(page);
    expect(text).toContain(`——${speaker}，《${await page.locator("h1").innerText()}》，`);
    expect(text).toMatch(new RegExp(`${TRANSCRIPT}#${id}$`));
    await page.context().close();
  });

  // That a browser scrolls to the words is the browser's part, and not every one does: the packaged
  // Chromium reads text fragments off an address and stays where it is.
  test("copies a link whose words are on the page, for when the id is gone", async () => {
    const page = await openForCopying();
    const pair = page.locator(".pair").nth(10);
    const id = await pair.getAttribute("id");
    await openSheet(page, 10);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("已复制").waitFor();
    const [, fragment, encoded = ""] =
      /#(s[0-9a-z]{8}):~:text=(.+)$/.exec(await copied(page)) ?? [];
    expect(fragment).toBe(id);
    const words = decodeURIComponent(encoded);
    const shown = await page
      .locator(".pair")
      .evaluateAll((all) =>
        (all as HTMLElement[]).map((one) => ({ id: one.id, text: one.innerText })),
      );
    // Alone: a browser goes to the first place that has them.
    expect(shown.filter(({ text }) => text.includes(words)).map((one) => one.id)).toEqual([id]);
    await page.context().close();
  });

  test("copies both languages, the words of notes left out", async () => {
    const page = await openForCopying();
    const withTerm = page.locator(".pair:has(.gloss)").first();
    await withTerm.hover();
    await withTerm.locator(".permalink").click();
    await page.getByRole("button", { name: "Copy both languages" }).click();
    await page.getByText("已复制").waitFor();
    const text = await copied(page);
    const term = await withTerm.locator("dfn").first().textContent();
    const note = (await withTerm.locator(".gloss-note").first().textContent()) ?? "";
    expect(text).toContain(term);
    expect(text).not.toContain(note.slice(1, 12));
    const original = (await withTerm.locator(".original").textContent()) ?? "";
    expect(text).toContain(original.trim().slice(0, 40));
    await page.context().close();
  });

  test("gives the four reference formats", async () => {
    const page = await reader.open();
    await openSheet(page, 0);
    const formats = await page
      .locator(".reference")
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute("data-format"), one.querySelector("pre")?.textContent]),
      );
    const texts = Object.fromEntries(formats) as Record<string, string>;
    expect(texts["GB/T 7714"]).toContain("[EB/OL]. (2026-");
    expect(texts.APA).toMatch(/\(2026, \w+ \d+\)\./);
    expect(texts.BibTeX).toMatch(/^@misc\{reading-side-by-side,/);
    expect(JSON.parse(texts["CSL-JSON"] ?? "")[0].URL).toContain("#s");
    await page.context().close();
  });

  test("draws a card that is saved as an image", async () => {
    const page = await reader.open();
    await openSheet(page, 2);
    await page.getByRole("button", { name: "Image card" }).click();
    const canvas = page.locator("canvas.card");
    await canvas.waitFor();
    expect(await canvas.getAttribute("aria-label")).toContain(
      (await page.locator("h1").innerText()).slice(0, 4),
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save image" }).click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.length).toBeGreaterThan(20_000);
    await page.context().close();
  });
});

describe("a selection", () => {
  test("brings up tools, and is copied with its source alone", async () => {
    const page = await openForCopying();
    const selected = await select(page, 4, 12);
    const tools = page.locator(".selection-tools");
    await tools.waitFor();
    await tools.getByRole("button", { name: "Quote" }).click();
    await page.getByText("已复制").waitFor();
    expect(await copied(page)).toMatch(new RegExp(`^“${selected.replace(/[“”]/g, ".")}”——`));
    await page.context().close();
  });

  test("is highlighted, still there on the next visit, listed and removed", async () => {
    const page = await reader.open();
    const selected = await select(page, 4, 12);
    await page.locator(".selection-tools").getByRole("button", { name: "Highlight" }).click();
    await page.getByText("已划线").waitFor();
    await page.reload({ waitUntil: "networkidle" });
    const marked = "[...(CSS.highlights.get('duidu-note') ?? [])].map(String).join()";
    expect(await page.evaluate(marked)).toBe(selected);
    expect(await page.locator("[data-noted]").count()).toBe(1);
    await page.locator('[data-sheet="notes"]').click();
    expect(await page.locator(".notes li").innerText()).toContain(selected);
    await page.locator(".notes li button").click();
    expect(await page.locator(".notes li").count()).toBe(0);
    expect(await page.evaluate(marked)).toBe("");
    await page.context().close();
  });
});

describe("bookmarks", () => {
  test("are set by a key, exported as a file, and imported elsewhere", async () => {
    const page = await reader.open();
    for (const key of ["j", "j", "b"]) await page.keyboard.press(key);
    await page.getByText("已加书签").waitFor();
    const id = await page.locator("[data-noted]").getAttribute("id");
    await page.locator('[data-sheet="notes"]').click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ]);
    const other = await reader.open("/transcripts/citing-a-passage/");
    await other.locator('[data-sheet="notes"]').click();
    await other.locator('input[type="file"]').setInputFiles(await download.path());
    const link = other.locator(".notes a");
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(`${TRANSCRIPT}#${id}`);
    await page.context().close();
    await other.context().close();
  });
});
