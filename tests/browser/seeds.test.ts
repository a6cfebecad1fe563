/**
 * The acceptance test of the whole way: the shared documents are imported into an empty folder,
 * built, and found in Chromium. What is typed is taken from the documents as they run, so that no
 * word of theirs stands in the repository.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachSegment, type Transcript } from "../../src/transcript/model.ts";
import { parseTranscript } from "../../src/transcript/parse.ts";
import { plainText } from "../../src/transcript/passage.ts";
import { SEEDS } from "../shared.ts";
import { SEEDS_CONTENT, sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;

describe.skipIf(SEEDS === undefined)("the five documents, imported and built", () => {
  const seeds = SEEDS === undefined ? [] : readdirSync(SEEDS).map((name) => name.slice(0, 3));

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("seeds"))]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(seeds)("%s is found by title, Chinese, English and Traditional", async (seed) => {
    const transcript = imported(seed);
    const segments = eachSegment(transcript).map(({ segment }) => segment);
    const zh = segments.filter((s) => (s.zh?.length ?? 0) > 40);
    const middle = zh[Math.floor(zh.length / 2)];
    const paired = segments.filter((s) => (s.original?.text.length ?? 0) > 60);
    const original = paired[Math.floor(paired.length / 2)];

    expect(await hitsOf(transcript.meta.title)).toContain(`/transcripts/${transcript.slug}/`);
    expect(await hitsOf(part(middle?.zh))).toContain(address(transcript, middle?.id));
    if (transcript.meta.source_lang === "zh-Hans") expect(original).toBeUndefined();
    else {
      // English, or (001) typed in Traditional characters.
      expect(await hitsOf(part(original?.original?.text))).toContain(
        address(transcript, original?.id),
      );
    }
  });

  test.each(seeds)("a hit of %s opens at its paragraph, marked and in view", async (seed) => {
    const transcript = imported(seed);
    const segments = eachSegment(transcript).map(({ segment }) => segment);
    const target = segments.filter((s) => (s.zh?.length ?? 0) > 40).at(-2);
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${server.url}/search/?q=${encodeURIComponent(part(target?.zh))}`);
    await page.locator('[data-search-results][data-state="done"]').waitFor();
    await page.locator(`[data-hit] a[href$="#${target?.id}"]`).first().click();
    await page.waitForURL(`**/transcripts/${transcript.slug}/**`);
    const mark = page.locator(`[id="${target?.id}"] mark`).first();
    await mark.waitFor();
    const box = await mark.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(844);
    await page.goBack();
    await page.locator('[data-search-results][data-state="done"]').waitFor();
    expect(await page.locator("[data-hit]").count()).toBeGreaterThan(0);
    await page.close();
  });
});

function imported(seed: string): Transcript {
  const folder = join(SEEDS_CONTENT, "transcripts");
  for (const name of readdirSync(folder)) {
    const { transcript } = parseTranscript(readFileSync(join(folder, name), "utf8"), name);
    if (transcript.meta.original_file?.startsWith(seed)) return transcript;
  }
  throw new Error(`No transcript was imported from ${seed}`);
}

/** A piece from inside a sentence, as someone remembers it: no start, no end. */
function part(markdown: string | undefined): string {
  const text = plainText(markdown ?? "");
  return text.slice(10, 38).replace(/^\S*[a-z]\S* /i, "");
}

function address(transcript: Transcript, id: string | undefined): string {
  return `/transcripts/${transcript.slug}/#${id}`;
}

/** Links of the hits that the search page shows, and each one's page without its paragraph. */
async function hitsOf(query: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${server.url}/search/?q=${encodeURIComponent(query)}`);
  const results = page.locator("[data-search-results]");
  await page.locator('[data-search-results][data-state="done"]').waitFor();
  expect(Number(await results.getAttribute("data-count")), query).toBeGreaterThan(0);
  const links = await page.locator("[data-hit]").evaluateAll((hits) =>
    hits.map((hit) => {
      const marked = hit.querySelector("mark") !== null;
      return marked ? (hit.querySelector("a")?.getAttribute("href") ?? "") : "";
    }),
  );
  await page.close();
  return links.flatMap((link) => [link, link.replace(/#.*/, "")]);
}
