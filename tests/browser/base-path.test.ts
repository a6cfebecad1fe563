import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../program.ts";
import { ROOT } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let folder: string;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "duidu-"));
  const content = join(folder, "content");
  mkdirSync(join(content, "transcripts"), { recursive: true });
  cpSync(join(ROOT, "content/transcripts/gb-2312.md"), join(content, "transcripts/gb-2312.md"));
  writeFileSync(join(content, "site.yaml"), "base: archive\n");
  run("build", "--content", content, "--output", join(folder, "site"));
  [browser, server] = await Promise.all([
    launchChromium(),
    serveFolder(join(folder, "site"), "/archive/"),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a site below a path reads, browses and searches there", async () => {
  const page = await browser.newPage();
  const missing: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(`${server.url}/archive/`);
  await page.locator(".transcript-list a").first().click();
  await page.waitForURL("**/archive/transcripts/gb-2312/**");
  await page.goto(`${server.url}/archive/search/?q=${encodeURIComponent("區位")}`);
  await page.locator('[data-search-results][data-state="done"]').waitFor();
  const link = page.locator("[data-hit] a").first();
  expect(await link.getAttribute("href")).toMatch(/^\/archive\/transcripts\/gb-2312\/#s/);
  await link.click();
  await page.locator("[data-segment] mark").first().waitFor();
  expect(missing).toEqual([]);
  await page.close();
});
