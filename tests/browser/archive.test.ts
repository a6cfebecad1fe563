/**
 * The sample of a real archive as it lies, published and opened in Chromium. What is typed is taken
 * from its files as they run, so that no word of theirs stands in the repository.
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import type { Archive } from "../../src/archive/model.ts";
import { eachSegment, type Segment, type Transcript } from "../../src/transcript/model.ts";
import { plainText } from "../../src/transcript/passage.ts";
import { run } from "../program.ts";
import { ARCHIVE_SAMPLE, ROOT } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const FOLDER = join(ROOT, ".cache/test/archive");
const CONTENT = join(FOLDER, "content");
const SITE = join(FOLDER, "site");

let browser: Browser;
let server: StaticServer;
let archive: Archive;

describe.skipIf(ARCHIVE_SAMPLE === undefined)("the sample of a real archive", () => {
  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(CONTENT, { recursive: true });
    cpSync(ARCHIVE_SAMPLE as string, join(CONTENT, "transcripts"), { recursive: true });
    writeFileSync(join(CONTENT, "site.yaml"), "title: 档案\ndrafts: true\n");
    run("build", "--strict", "--content", CONTENT, "--output", SITE);
    archive = loadArchive(CONTENT, { drafts: true });
    [browser, server] = await Promise.all([launchChromium(), serveFolder(SITE)]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("has a page for every file: nothing is refused that can be read", () => {
    const files = readdirSync(ARCHIVE_SAMPLE as string, { recursive: true, encoding: "utf8" });
    const published = [...archive.transcripts, ...archive.unlisted].filter(({ slug }) =>
      readFileSync(join(SITE, "transcripts", slug, "index.html"), "utf8").includes(
        `data-transcript="${slug}"`,
      ),
    );
    expect(published.length).toBe(files.filter((name) => name.endsWith(".md")).length);
    expect(archive.leftOut).toEqual([]);
  });

  test("shows of each paragraph what the file says, and by whom", async () => {
    const page = await browser.newPage();
    for (const transcript of someOf(archive.transcripts, 8)) {
      await page.goto(`${server.url}/transcripts/${transcript.slug}/`);
      const shown = await page.locator("[data-segment]").evaluateAll((segments) =>
        segments.map((segment) => ({
          id: segment.id,
          speaker: segment
            .closest(".turn")
            ?.querySelector(".speaker:not(.unknown)")
            ?.getAttribute("data-speaker"),
          text: segment.querySelector(".zh, .original")?.textContent ?? "",
        })),
      );
      const held = eachSegment(transcript).map(({ segment, turn }) => ({
        id: segment.id,
        speaker: turn.speaker?.zh ?? turn.speaker?.original,
        start: letters(plainText(segment.zh ?? segment.original?.text ?? "")).slice(0, 12),
      }));
      expect(shown.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
      for (const [i, { speaker, start }] of held.entries()) {
        expect(shown[i]?.speaker ?? undefined).toBe(speaker);
        expect(letters(shown[i]?.text ?? "").startsWith(start.slice(0, 4))).toBe(true);
      }
    }
    await page.close();
  });

  test("says whose original it is where it is that of several paragraphs, side by side too", async () => {
    const grouped = archive.transcripts.find((transcript) =>
      segmentsOf(transcript).some(({ covers = 1 }) => covers > 1),
    ) as Transcript;
    const group = segmentsOf(grouped).find(({ covers = 1 }) => covers > 1) as Segment;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(() =>
      localStorage.setItem("duidu:view", JSON.stringify({ mode: "side" })),
    );
    await page.goto(`${server.url}/transcripts/${grouped.slug}/`);
    const summary = page.locator(`[id="${group.id}"] summary`);
    expect(await summary.textContent()).toContain(`以上 ${group.covers} 段`);
    await page.close();
  });

  test("finds a phrase of the oldest and of the newest at their paragraphs", async () => {
    const page = await browser.newPage();
    const dated = archive.transcripts.filter(({ meta }) => meta.date !== undefined);
    for (const transcript of [dated.at(-1), dated[0]] as Transcript[]) {
      const runs = segmentsOf(transcript).flatMap((segment) => {
        const run = /\p{Script=Han}{12,}/u.exec(plainText(segment.zh ?? ""))?.[0];
        return run === undefined ? [] : [{ segment, phrase: run.slice(0, 12) }];
      });
      const { segment: target, phrase } = runs[Math.floor(runs.length / 2)] as (typeof runs)[0];
      await page.goto(`${server.url}/search/?q=${encodeURIComponent(phrase)}`);
      await page.locator('[data-search-results][data-state="done"]').waitFor();
      const links = await page
        .locator("[data-hit] a")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      expect(links).toContain(`/transcripts/${transcript.slug}/#${target.id}`);
    }
    await page.close();
  });
});

function segmentsOf(transcript: Transcript): Segment[] {
  return eachSegment(transcript).map(({ segment }) => segment);
}

/** Some of a list, evenly drawn. */
function someOf<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, i) => i % step === 0).slice(0, count);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}]+/gu, "");
}
