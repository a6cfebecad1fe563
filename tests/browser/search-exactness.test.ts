/**
 * Every part of every sentence is found, and nothing else: thousands of queries made from each
 * archive, answered by the real page in Chromium, against reading everything.
 */

import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { writeSearchData } from "../../src/site/search-data.ts";
import { CORPUS, ROOT, SEEDS } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { copySearchPage, filesIn, makeContent } from "./search-archives.ts";
import { generateQueries, Oracle, paragraphsOf } from "./search-oracle.ts";
import { serveFolder } from "./static-server.ts";

const AMOUNT = 2000;
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
}

const work = join(ROOT, ".cache/test-search");
const cases: Case[] = [{ name: "own content", content: () => join(ROOT, "content") }];
if (SEEDS !== undefined && CORPUS !== undefined) {
  const [seeds, corpus] = [SEEDS, CORPUS];
  cases.push({
    name: "seeds and Chinese corpus",
    content: () => {
      const folder = join(work, "content");
      makeContent(folder, [...filesIn(seeds, ".txt"), ...filesIn(join(corpus, "pairs"), ".md")]);
      return folder;
    },
  });
}

for (const { name, content } of cases) {
  describe(`exactness on ${name}`, () => {
    for (const mode of ["text", "index"] as const) {
      test(`no miss and no false hit with the ${mode}`, { timeout: 120_000 }, async () => {
        const archive = loadArchive(content(), { drafts: true });
        const paragraphs = paragraphsOf(archive);
        const oracle = new Oracle(paragraphs);
        const queries = generateQueries(paragraphs, oracle, AMOUNT, NOWHERE);
        expect(queries.length).toBeGreaterThanOrEqual(AMOUNT + NOWHERE);
        const folder = join(work, `${name.replaceAll(" ", "-")}-${mode}`);
        copySearchPage(folder);
        await writeSearchData(archive, folder, { mode, shardSize: 8 });
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
        } finally {
          await page.close();
          await server.close();
        }
      });
    }
  });
}

interface Hook {
  find(text: string): Promise<{ slug: string; id: string }[]>;
}
