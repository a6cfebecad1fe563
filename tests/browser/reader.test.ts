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

const MODES = ["zh", "side", "original", "original-first"] as const;

/** Notes everything that moves once it has been painted. */
const OBSERVE_SHIFTS = `
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** Which paragraph has the focus, and whether the bar leaves it clear. */
const FOCUSED_SEGMENT = `(() => {
  const segment = document.activeElement?.closest("[data-segment]");
  const bar = document.querySelector(".reader-bar").getBoundingClientRect().bottom;
  return {
    index: [...document.querySelectorAll("[data-segment]")].indexOf(segment),
    clear: segment?.getBoundingClientRect().top >= bar,
  };
})()`;

function visible(page: Page, selector: string): Promise<boolean> {
  return page.locator(`.pair ${selector}`).nth(3).isVisible();
}

describe("reading modes", () => {
  const shown = {
    zh: { zh: true, original: false },
    side: { zh: true, original: true },
    original: { zh: false, original: true },
    "original-first": { zh: false, original: true },
  };
  for (const mode of MODES) {
    test(`${mode} shows what it promises, from the bar and from the address alike`, async () => {
      const page = await reader.open();
      await page.locator(`.modes label:has([value="${mode}"])`).click();
      for (const side of ["zh", "original"] as const) {
        await expect.poll(() => visible(page, `.${side}`)).toBe(shown[mode][side]);
      }
      expect(new URL(page.url()).searchParams.get("mode")).toBe(mode === "zh" ? null : mode);
      const linked = await reader.open(`${TRANSCRIPT}?mode=${mode}`);
      await expect.poll(() => visible(linked, ".zh")).toBe(shown[mode].zh);
      await expect.poll(() => visible(linked, ".original")).toBe(shown[mode].original);
      const choice = linked.locator(`[name="mode"][value="${mode}"]`);
      await expect.poll(() => choice.isChecked()).toBe(true);
      await page.context().close();
      await linked.context().close();
    });
  }

  test("switching keeps the paragraph at the top of the window", async () => {
    const page = await reader.open();
    const id = await page.locator(".pair").nth(9).getAttribute("id");
    const place = `document.getElementById("${id}").getBoundingClientRect().top`;
    await page.evaluate(`scrollTo({ top: ${place} + scrollY - 60, behavior: "instant" })`);
    const top = () => page.evaluate<number>(place);
    for (const mode of ["side", "original", "original-first", "zh"]) {
      await page.locator(`.modes label:has([value="${mode}"])`).click();
      expect(Math.abs((await top()) - 60), mode).toBeLessThan(30);
    }
    await page.context().close();
  });

  test("side by side, no text shows beside the bar while it passes beneath", async () => {
    const page = await reader.open(`${TRANSCRIPT}?mode=side`, {
      viewport: { width: 1440, height: 900 },
    });
    const bar = await page.locator(".reader-bar").boundingBox();
    if (!bar) throw new Error("The page has no bar");
    const { x, width, height } = bar;
    const beside = { x: x + width, y: 0, width: 1440 - x - width - 20, height: height - 2 };
    const seen = new Set<string>();
    for (const y of [1200, 1211, 1222]) {
      await page.evaluate(`scrollTo({ top: ${y}, behavior: "instant" })`);
      seen.add((await page.screenshot({ clip: beside })).toString("base64"));
    }
    expect(seen.size).toBe(1);
    await page.context().close();
  });

  test("a mode that was chosen is kept; one that came with a link is not", async () => {
    const context = await reader.context();
    const page = await context.newPage();
    await page.goto(`${reader.url}${TRANSCRIPT}?mode=original`, { waitUntil: "networkidle" });
    await page.goto(reader.url + TRANSCRIPT, { waitUntil: "networkidle" });
    expect(await visible(page, ".zh")).toBe(true);
    await page.locator('.modes label:has([value="side"])').click();
    await page.goto(reader.url + TRANSCRIPT, { waitUntil: "networkidle" });
    expect(await visible(page, ".original")).toBe(true);
    expect(page.url()).toContain("mode=side");
    await context.close();
  });

  test("side by side stands in one row on a desktop and stacked on a phone", async () => {
    for (const [width, sameRow] of [
      [1280, true],
      [390, false],
    ] as const) {
      const page = await reader.open(`${TRANSCRIPT}?mode=side`, {
        viewport: { width, height: 800 },
      });
      const pair = page.locator(".pair").nth(3);
      const zh = await pair.locator(".zh").boundingBox();
      const original = await pair.locator(".original").boundingBox();
      expect((original?.x ?? 0) > (zh?.x ?? 0) + (zh?.width ?? 0) - 1).toBe(sameRow);
      await page.context().close();
    }
  });

  test("open all opens what the mode folds, and closes it again", async () => {
    for (const [mode, side] of [
      ["zh", ".original"],
      ["original-first", ".zh"],
    ] as const) {
      const page = await reader.open(`${TRANSCRIPT}?mode=${mode}`);
      await page.locator("[data-open-all]").click();
      expect(await page.locator(`.pair ${side}:visible`).count()).toBe(
        await page.locator(".pair").count(),
      );
      await page.locator("[data-open-all]").click();
      expect(await page.locator(`.pair ${side}:visible`).count()).toBe(0);
      await page.context().close();
    }
  });

  test("original first reveals the Chinese of one paragraph at a tap", async () => {
    const page = await reader.open(`${TRANSCRIPT}?mode=original-first`);
    const pair = page.locator(".pair").nth(2);
    await pair.locator(".reveal").click();
    expect(await pair.locator(".zh").isVisible()).toBe(true);
    expect(await pair.locator(".reveal").getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator(".pair .zh:visible").count()).toBe(1);
    await page.context().close();
  });
});

describe("loading", () => {
  for (const mode of MODES) {
    // Retried because a busy machine may take longer than the page is held back for its script.
    test(`nothing moves in a kept ${mode} mode, though its script comes after the stylesheet`, {
      retry: 2,
    }, async () => {
      const context = await reader.context();
      await context.addInitScript(OBSERVE_SHIFTS);
      await context.addInitScript(
        `if (location.protocol === "http:") localStorage.setItem("duidu:view", '${JSON.stringify({ mode, theme: "dark" })}')`,
      );
      await context.route("**/assets/view-*.js", async (route) => {
        await new Promise((done) => setTimeout(done, 120));
        await route.continue();
      });
      const page = await context.newPage();
      await page.goto(reader.url + TRANSCRIPT, { waitUntil: "networkidle" });
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
      expect(await page.evaluate("shift")).toBe(0);
      await context.close();
    });
  }

  test("the page shows although its view script never comes", async () => {
    const context = await reader.context();
    await context.route("**/assets/view-*.js", () => {});
    const page = await context.newPage();
    await page.goto(reader.url + TRANSCRIPT, { waitUntil: "commit" });
    await page.locator(".zh").first().waitFor({ state: "visible" });
    await context.close();
  });

  test("the text can be read and its originals opened with scripts off, and no dead control shows", async () => {
    const page = await reader.open(TRANSCRIPT, { javaScriptEnabled: false });
    expect(await page.locator(".reader-bar").isVisible()).toBe(false);
    expect(await page.locator(".gloss-note").first().isVisible()).toBe(true);
    await page.locator(".pair summary").first().click();
    expect(await page.locator(".pair .original").first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe("settings", () => {
  test("theme, size and width apply at once and are kept", async () => {
    const page = await reader.open();
    const size = () =>
      page.evaluate("parseFloat(getComputedStyle(document.querySelector('.zh p')).fontSize)");
    const before = (await size()) as number;
    await page.locator('[data-sheet="settings"]').click();
    await page.locator('[name="setting-theme"][value="dark"]').check();
    await page.locator('[name="setting-size"][value="xl"]').check();
    await page.locator('[name="setting-width"][value="narrow"]').check();
    expect(await size()).toBeGreaterThan(before * 1.2);
    await page.reload({ waitUntil: "networkidle" });
    expect(await size()).toBeGreaterThan(before * 1.2);
    const ground = await page.evaluate(
      "getComputedStyle(document.documentElement).backgroundColor",
    );
    expect(ground).toBe("rgb(23, 22, 20)");
    await page.context().close();
  });

  test("Traditional is fetched when asked for, and going back gives the same bytes", async () => {
    const page = await reader.open();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const source = () => page.locator("[data-transcript]").evaluate((article) => article.outerHTML);
    const before = await source();
    await page.locator('[data-sheet="settings"]').click();
    const fetched = requests.length;
    await page.locator('[name="setting-script"][value="hant"]').check();
    await page.waitForSelector("[data-converted]");
    expect(requests.length).toBeGreaterThan(fetched);
    expect(await page.locator("h1").innerText()).toContain("對讀");
    expect(await page.locator(".zh").first().getAttribute("lang")).toBe("zh-Hant");
    expect(await page.locator(".zh").first().innerText()).toContain("「對讀」");
    expect(await page.locator(".sheet .note").first().innerText()).toMatch(/^\d+ 处一对多/);
    await page.locator('[name="setting-script"][value="hans"]').check();
    await page.waitForSelector("html:not([data-converted])");
    expect(await source()).toBe(before);
    await page.context().close();
  });

  test("a Traditional original that is stored is shown, not guessed again", async () => {
    const page = await reader.open("/transcripts/repairing-a-damaged-document/");
    const pair = page.locator(".pair").first();
    const stored = (await pair.locator(".original").textContent()) ?? "";
    const before = await page.locator("[data-transcript]").evaluate((one) => one.outerHTML);
    await page.locator('[data-sheet="settings"]').click();
    await page.locator('[name="setting-script"][value="source"]').check();
    await page.waitForSelector("[data-converted]");
    expect(await pair.locator(".zh").textContent()).toBe(stored);
    await page.locator('[name="setting-script"][value="hans"]').check();
    await page.waitForSelector("html:not([data-converted])");
    expect(await page.locator("[data-transcript]").evaluate((one) => one.outerHTML)).toBe(before);
    await page.context().close();
  });
});

describe("on the page", () => {
  test("a glossary note opens on hover and focus, leads to the glossary, and shuts on Escape", async () => {
    const page = await reader.open();
    const term = page.locator(".gloss").first();
    const note = term.locator(".gloss-note");
    expect(await note.isVisible()).toBe(false);
    await term.locator("dfn").focus();
    expect(await note.isVisible()).toBe(true);
    expect(await note.locator("a").getAttribute("href")).toMatch(/^\/glossary\/[a-z0-9-]+\/$/);
    await page.keyboard.press("Escape");
    expect(await note.isVisible()).toBe(false);
    await page.mouse.move(0, 0);
    await page.locator(".speaker").first().hover();
    await term.locator("dfn").hover();
    expect(await note.isVisible()).toBe(true);
    await page.context().close();
  });

  test("the contents follow the reading and say how far it is", async () => {
    const page = await reader.open();
    expect(await page.locator(".contents [aria-current]").count()).toBe(0);
    const last = page.locator(".contents a").last();
    await last.click();
    const current = page.locator(".contents [aria-current]");
    await expect.poll(() => current.innerText()).toBe(await last.innerText());
    const progress = page.locator("[data-progress-note]");
    await expect.poll(() => progress.innerText()).toMatch(/^[1-9]\d*%$/);
    const nav = await page.locator(".contents").boundingBox();
    expect(nav?.y).toBeGreaterThan(0);
    await page.context().close();
  });

  test("printing shows both texts and no controls, or the Chinese alone by choice", async () => {
    const page = await reader.open();
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".pair .original:visible").count()).toBe(
      await page.locator(".pair").count(),
    );
    for (const control of [".reader-bar", ".permalink", "summary", ".contents"]) {
      expect(await page.locator(`.transcript ${control}`).first().isVisible(), control).toBe(false);
    }
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.evaluate("document.documentElement.dataset.print = 'plain'");
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".pair .original:visible").count()).toBe(0);
    await page.context().close();
  });
});

describe("the keyboard", () => {
  test("goes from paragraph to paragraph below the bar, and reveals", async () => {
    const page = await reader.open();
    for (let i = 0; i < 6; i++) await page.keyboard.press("j");
    const at = () => page.evaluate(FOCUSED_SEGMENT);
    expect(await at()).toEqual({ index: 5, clear: true });
    await page.keyboard.press("k");
    expect(await at()).toEqual({ index: 4, clear: true });
    await page.keyboard.press("o");
    expect(await page.locator(".pair").nth(4).locator(".original").isVisible()).toBe(true);
    await page.keyboard.press("2");
    expect(page.url()).toContain("mode=side");
    await page.keyboard.press("?");
    expect(await page.locator("dialog[open]").innerText()).toContain("Next paragraph");
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await page.context().close();
  });

  test("its letters rest in a field, and can be turned off for good", async () => {
    const page = await reader.open();
    await page.locator('input[type="search"]').first().focus();
    await page.keyboard.press("2");
    expect(page.url()).not.toContain("mode=");
    await page.locator('[data-sheet="settings"]').click();
    await page.locator('[name="setting-keys"][value="off"]').check();
    await page.reload({ waitUntil: "networkidle" });
    await page.keyboard.press("2");
    expect(page.url()).not.toContain("mode=");
    await page.context().close();
  });
});
