/** axe-core on every page kind, in every reading mode, light and dark, on a phone and a desktop. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Reader, startReader, TRANSCRIPT } from "./reader-page.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = [
  { width: 320, height: 640 },
  { width: 1440, height: 900 },
];

let reader: Reader;

beforeAll(async () => {
  reader = await startReader();
});

afterAll(() => reader?.close());

/** What axe finds at a size in a theme, as `rule: element`. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
          violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
      );
      for (const { id, nodes } of violations) {
        found.push(`${colorScheme} ${size.width}: ${id}: ${nodes[0]?.html.slice(0, 160)}`);
      }
    }
  }
  return found;
}

/** One address of each kind of page that the site has, followed from its index where need be. */
async function pageKinds(): Promise<string[]> {
  const page = await reader.open("/");
  const kinds = new Set(["/", "/404.html", "/search/", "/search/?q=的"]);
  const indexes = await page
    .locator("header a[href^='/'], footer a[href^='/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const index of indexes) {
    if (!/^\/[a-z/]*$/.test(index)) continue;
    kinds.add(index);
    await page.goto(reader.url + index);
    const entry = await page
      .locator(`main a[href^="${index}"]:not([href="${index}"])`)
      .first()
      .getAttribute("href", { timeout: 500 })
      .catch(() => null);
    if (entry && /^\/[a-z]+\/[a-z0-9-]+\/$/.test(entry) && index !== "/") kinds.add(entry);
  }
  await page.context().close();
  return [...kinds];
}

test("no finding on any kind of page", { timeout: 300_000 }, async () => {
  const kinds = await pageKinds();
  expect(kinds.length).toBeGreaterThan(8);
  const found: string[] = [];
  for (const path of kinds) {
    const page = await reader.open(path);
    found.push(...(await findings(page)).map((finding) => `${path} ${finding}`));
    await page.context().close();
  }
  expect(found).toEqual([]);
});

describe("no finding on a transcript", () => {
  for (const mode of ["zh", "side", "original", "original-first"]) {
    test(`in the mode ${mode}, all opened`, { timeout: 120_000 }, async () => {
      const page = await reader.open(`${TRANSCRIPT}?mode=${mode}`);
      if (!(await page.locator("[data-open-all]").isDisabled())) {
        await page.locator("[data-open-all]").click();
      }
      expect(await findings(page)).toEqual([]);
      await page.context().close();
    });
  }

  test("in any of its sheets", { timeout: 240_000 }, async () => {
    const page = await reader.open();
    for (const [name, key] of [
      ["settings", ","],
      ["help", "?"],
      ["quote", "q"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(`dialog[data-sheet-name="${name}"]`);
      expect(await findings(page), name).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("b");
    await page.locator('[data-sheet="notes"]').click();
    await page.waitForSelector('dialog[data-sheet-name="notes"]');
    expect(await findings(page), "notes").toEqual([]);
    await page.context().close();
  });
});

describe("the keyboard alone", () => {
  test("reaches every control of a transcript, each with a visible focus clear of the bar", async () => {
    const page = await reader.open(TRANSCRIPT, { viewport: { width: 1280, height: 700 } });
    await page.locator("[data-open-all]").focus();
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      // Half way, on to the first term with a note.
      if (i === 45) await page.locator(".turn:has(dfn) summary").first().focus();
      await page.keyboard.press("Tab");
      const stop = await page.evaluate<{ name: string; outline: string; hidden: boolean }>(FOCUS);
      seen.add(stop.name);
      expect(stop.outline, stop.name).not.toMatch(/none|^0px/);
      expect(stop.hidden, `${stop.name} under the bar`).toBe(false);
    }
    for (const name of ["button", "summary", "a", "dfn"]) expect([...seen]).toContain(name);
    await page.context().close();
  });
});

/** The focused element: its kind, its outline, and whether the sticky bar lies over it. */
const FOCUS = `(() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  const bar = document.querySelector(".reader-bar");
  const box = focused.getBoundingClientRect();
  const under = bar.getBoundingClientRect();
  const stuck = under.top < 1;
  return {
    name: focused.localName,
    outline: style.outlineStyle + " " + style.outlineWidth,
    hidden: stuck && !bar.contains(focused) && box.top < under.bottom - 1 && box.bottom > under.top,
  };
})()`;

describe("at 400 % zoom", () => {
  // 1280 × 1024 at 400 % is 320 × 256.
  for (const mode of ["zh", "side", "original-first"]) {
    test(`nothing scrolls sideways in the mode ${mode}`, async () => {
      const page = await reader.open(`${TRANSCRIPT}?mode=${mode}`, {
        viewport: { width: 320, height: 256 },
      });
      await page.locator('[data-sheet="settings"]').click();
      await page.locator('[name="setting-size"][value="xl"]').check();
      await page.keyboard.press("Escape");
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBe(0);
      await page.context().close();
    });
  }
});
