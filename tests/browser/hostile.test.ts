/**
 * The attack documents, loaded, built by the published command and opened one after another: the
 * page must show them as text, run nothing, ask nobody, and still show the words at their end.
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { transcriptSlug } from "../../src/transcript/parse.ts";
import { type HostileDocument, hostileDocuments, LAST_WORDS } from "../hostile/documents.ts";
import { run } from "../program.ts";
import { ROOT } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";
import { visitPages } from "./visit-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "duidu-hostile-"));
const content = join(folder, "content");
const output = join(folder, "site");
const documents = hostileDocuments({ all: process.env.DUIDU_HOSTILE === "all", size: 6_000 });
const refused = new Map<string, string[]>();
let slugs: string[] = [];
/** Documents that say, in whatever way, that they are drafts. */
let heldBack = 0;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(content, "transcripts"), { recursive: true });
  for (const document of documents) writeFileSync(pathOf(document), document.bytes);
  const { diagnostics } = loadArchive(content, { drafts: true });
  for (const document of documents) {
    const errors = diagnostics.filter(
      (d) => d.severity === "error" && d.path.endsWith(`transcripts/${document.file}`),
    );
    if (errors.length === 0) continue;
    refused.set(
      document.file,
      errors.map((d) => `${d.line} ${d.rule}`),
    );
    rmSync(pathOf(document));
  }
  const archive = loadArchive(content, { drafts: false });
  slugs = [...archive.bySlug.keys()];
  heldBack = archive.draftsLeftOut;
  run("build", "--content", content, "--output", output);
  [browser, server] = await Promise.all([launchChromium(), serveFolder(output)]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function pathOf({ file }: HostileDocument): string {
  return join(content, "transcripts", file);
}

describe("attack documents", () => {
  test("are 400 and more", () => {
    expect(documents.length).toBeGreaterThanOrEqual(400);
    expect(new Set(documents.map(({ file }) => file)).size).toBe(documents.length);
  });

  test("are refused with a line and a rule, or become a page", () => {
    const hidden = documents.filter(({ file }) => file.startsWith("."));
    expect(refused.size + slugs.length + heldBack + hidden.length).toBe(documents.length);
    const markup = documents.filter(({ family }) => family.startsWith("markup"));
    expect(markup.filter(({ file }) => refused.has(file))).toEqual([]);
    for (const problems of refused.values()) expect(problems.length).toBeLessThan(250);
  });

  test("run nothing, ask nobody and hide nothing, on their own pages", async () => {
    const problems = await visitPages(
      browser,
      server.url,
      slugs.map((slug) => `/transcripts/${slug}/`),
      async (page) => {
        const shown = await page.locator("main").innerText();
        const slug = page.url().replace(/\/$/, "").split("/").at(-1);
        const document = documents.find(({ file }) => transcriptSlug(file) === slug);
        // One of them has no words at all.
        if (document && !Buffer.from(document.bytes).includes(LAST_WORDS)) return [];
        return shown.includes(LAST_WORDS) ? [] : ["the last words are not shown"];
      },
    );
    expect(problems).toEqual([]);
  }, 600_000);

  test("run nothing on the pages that list and name them", async () => {
    const pages = readdirSync(output, { recursive: true, encoding: "utf8" })
      .filter((path) => /^(tags|people|series|categories)\/.*index\.html$/.test(path))
      .map((path) => `/${path.replace(/index\.html$/, "")}`);
    expect(pages.length).toBeGreaterThan(100);
    const every = pages.filter((path, i) => path.split("/").length < 4 || i % 8 === 0);
    expect(
      await visitPages(browser, server.url, ["/transcripts/", ...every], async () => []),
    ).toEqual([]);
  }, 300_000);

  test("run nothing in the list of hits", async () => {
    const queries = ["然后停了下来", "pwned()", "<script>", "img src", "javascript"];
    const paths = queries.map((query) => `/search/?q=${encodeURIComponent(query)}`);
    const problems = await visitPages(browser, server.url, paths, async (page) => {
      await page.waitForSelector('[data-search-results][data-state="done"]');
      return (await page.locator("[data-search-results] a").count()) > 0 ? [] : ["no hits"];
    });
    expect(problems).toEqual([]);
  }, 120_000);

  test("leave nothing outside the output", () => {
    expect(readdirSync(folder).sort()).toEqual(["content", "site"]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("pwned"))).toEqual([]);
    expect(readdirSync(ROOT).filter((name) => name.startsWith("pwned"))).toEqual([]);
    const files = readdirSync(output, { recursive: true, encoding: "utf8" });
    expect(files.filter((path) => !/^[\w./-]+$/.test(path))).toEqual([]);
  });
});
