/**
 * Every part of every sentence is found, and nothing else: thousands of queries made from each
 * archive, answered by the real page in Chromium, against reading everything.
 */

import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { writeSearchData } from "../../src/site/search/search-data.ts";
import { CORPUS, ROOT, SEEDS } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { copySearchPage, copyTranscriptPages, filesIn, makeContent } from "./search-archives.ts";
import { generateQueries, headsOf, Oracle, paragraphsOf } from "./search-oracle.ts";
import { serveFolder } from "./static-server.ts";

/** One in so many queries is asked through the page's own field and list as well. */
const UI_SHARE = 100;
/** Of the queries, those that occur nowhere. */
const NOWHERE = 200;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

interface Case {
  name: string;
  content(): string;
  /** How many queries, by how the archive is searched: `pages` is an index that reads the pages. */
  amounts: { text: number; index: number; pages?: number };
}

const work = join(ROOT, ".cache/test-search");
const cases: Case[] = [
  {
    name: "own content",
    content: () => join(ROOT, "content"),
    amounts: { text: 1200, index: 1200, pages: 1200 },
  },
];
if (SEEDS !== undefined && CORPUS !== undefined) {
  const [seeds, corpus] = [SEEDS, CORPUS];
  cases.push({
    name: "seeds and Chinese corpus",
    amounts: { text: 600, index: 2000 },
    content: () => {
      const folder = join(work, "content");
      makeContent(folder, [...filesIn(seeds, ".txt"), ...filesIn(join(corpus, "pairs"), ".md")]);
      return folder;
    },
  });
}

for (const { name, content, amounts } of cases) {
  describe(`exactness on ${name}`, () => {
    for (const mode of ["text", "index", "pages"] as const) {
      const amount = amounts[mode];
      if (amount === undefined) continue;
      test(`no miss and no false hit with the ${mode}`, { timeout: 400_000 }, async () => {
        const archive = loadArchive(content(), { drafts: true });
        const paragraphs = [...paragraphsOf(archive), ...headsOf(archive, archive.transcripts)];
        const oracle = new Oracle(paragraphs);
        const queries = generateQueries(paragraphs, oracle, amount, NOWHERE);
        expect(queries.length).toBeGreaterThanOrEqual(amount + NOWHERE);
        const folder = join(work, `${name.replaceAll(" ", "-")}-${mode}`);
        copySearchPage(folder);
        if (mode === "pages") copyTranscriptPages(folder);
        await writeSearchData(archive, folder, {
          ...{ mode: mode === "text" ? "text" : "index", shardSize: 8 },
          ...(mode === "pages" && { textFiles: 0 }),
        });
        const server = await serveFolder(folder);
        const page = await browser.newPage();
        try {
          await page.goto(`${server.url}/search/`);
          const texts = queries.map(({ text }) => text);
          const answers: string[][] = await page.evaluate(async (asked) => {
            const hook = (globalThis as unknown as { duiduSearch: Hook }).duiduSearch;
            const found: string[][] = [];
            for (const text of asked) {
              found.push((await hook.find(text)).map(({ slug, id }) => `${slug}#${id}`));
            }
            return found;
          }, texts);
          const wrong: string[] = [];
          queries.forEach(({ kind, text }, i) => {
            const expected = oracle.find(text);
            if (expected.size === 0 && kind !== "nowhere") {
              wrong.push(
                `${kind} ${JSON.stringify(text)}: is in the archive, and the oracle lost it`,
              );
            }
            const got = new Set(answers[i]);
            const missed = [...expected].filter((key) => !got.has(key));
            const false_ = [...got].filter((key) => !expected.has(key));
            if (missed.length > 0 || false_.length > 0) {
              wrong.push(
                `${kind} ${JSON.stringify(text)}: missed ${missed.length} of ${expected.size} ${missed[0] ?? ""}, false ${false_.length} ${false_[0] ?? ""}`,
              );
            }
          });
          expect(wrong).toEqual([]);
          for (const { text } of queries.filter((_, i) => i % UI_SHARE === 0)) {
            const keys = [...oracle.find(text)];
            const inText = keys.filter((key) => !key.endsWith("#")).length;
            const expected = inText || keys.length;
            await page.goto(`${server.url}/search/?${new URLSearchParams({ q: text })}`);
            const shown = await countOnPage(page);
            expect(`${text}: ${shown}`).toBe(`${text}: ${expected}`);
            expect(await page.locator("[data-hit] mark").count()).toBeGreaterThanOrEqual(
              Math.min(1, expected),
            );
          }
        } finally {
          await page.close();
          await server.close();
        }
      });
    }
  });
}

/** Number of paragraphs once the page has nothing more to give, asked by somebody in a hurry. */
async function countOnPage(page: Page): Promise<number> {
  const results = page.locator("[data-search-results]");
  const more = page.locator(".more-hits:visible");
  for (;;) {
    await page.waitForSelector("[data-search-results][data-count]", { state: "attached" });
    // Twice, and while it still counts: what is pressed too often must lose nothing.
    await more.evaluateAll((buttons) => {
      for (const button of buttons as HTMLElement[]) {
        button.click();
        button.click();
      }
    });
    await page.waitForSelector('[data-search-results][data-state="done"]', { state: "attached" });
    if ((await more.count()) === 0) return Number(await results.getAttribute("data-count"));
  }
}

interface Hook {
  find(text: string): Promise<{ slug: string; id: string }[]>;
}

test("an index that does not load is an error, never nothing found", async () => {
  const archive = loadArchive(join(ROOT, "content"), { drafts: true });
  const folder = join(work, "broken-index");
  copySearchPage(folder);
  await writeSearchData(archive, folder, { mode: "index" });
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  try {
    const text = paragraphsOf(archive)[0]?.texts[0]?.slice(0, 8) ?? "";
    await page.route("**/*.pf_index", (route) => route.abort());
    await page.goto(`${server.url}/search/?${new URLSearchParams({ q: text })}`);
    await page.locator('[data-search-results][data-state="error"]').waitFor();
    await page.unroute("**/*.pf_index");
    await page.locator(".search-error button").click();
    await page.locator('[data-search-results][data-state="done"]').waitFor();
    expect(await page.locator("[data-hit] mark").count()).toBeGreaterThan(0);
  } finally {
    await page.close();
    await server.close();
  }
});
