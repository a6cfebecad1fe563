import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../program.ts";
import { ROOT } from "../shared.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let folder: string;
let browser: Browser;
let server: StaticServer;

/** Our handbook, published as a large archive is. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "duidu-"));
  const content = join(folder, "content");
  cpSync(join(ROOT, "content"), content, { recursive: true });
  const settings = readFileSync(join(content, "site.yaml"), "utf8");
  writeFileSync(join(content, "site.yaml"), `${settings}\ncompact: true\nnames_from: 3\n`);
  run("build", "--content", content, "--output", join(folder, "site"));
  [browser, server] = await Promise.all([launchChromium(), serveFolder(join(folder, "site"))]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.url + path);
  return page;
}

/** The first name without a page that leads to a paragraph. */
async function namedPlace(page: Page) {
  const link = page.locator('.facet-list li[id] > a[href*="/transcripts/"][href*="#"]').first();
  const name = await link.textContent();
  const slug = await link.evaluate((a) => a.parentElement?.id);
  return { link, name: name ?? "", slug: slug ?? "" };
}

describe("an archive that is published compactly", () => {
  test("leads from a name that few transcripts have to the paragraph that names it", async () => {
    const page = await open("/people/a-z/");
    const { link, name } = await namedPlace(page);
    await link.click();
    await page.waitForURL("**/transcripts/**");
    const id = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${id}"]`).textContent()).toContain(name);
    await page.close();
  });

  test("finds every name from the list that shows some", async () => {
    const page = await open("/people/a-z/");
    const { name, slug } = await namedPlace(page);
    await page.goto(`${server.url}/people/`);
    expect(await page.locator(".facet-list li", { hasText: name }).count()).toBe(0);
    await page.locator("[data-filter] input").fill(name);
    const found = page.locator(".facet-list:visible li a", { hasText: name }).first();
    await found.waitFor();
    await found.click();
    await page.waitForURL(`**/people/a-z/#${slug}`);
    await page.close();
  });

  test("leads from the address of a page that it has no more to the entry", async () => {
    const page = await open("/people/a-z/");
    const { slug } = await namedPlace(page);
    await page.goto(`${server.url}/people/${slug}/`);
    await page.waitForURL(`**/people/a-z/#${slug}`);
    await page.goto(`${server.url}/glossary/`);
    const term = await page.locator(".term-list dt a").first().getAttribute("href");
    const anchor = (term ?? "").split("#")[1] ?? "";
    await page.goto(`${server.url}/glossary/${anchor}/`);
    await page.waitForURL(`**${term}`);
    expect(await page.locator(`[id="${anchor}"] dd a`).count()).toBeGreaterThan(0);
    await page.goto(`${server.url}/people/no-such-person/`);
    await page.waitForLoadState("networkidle");
    expect(new URL(page.url()).pathname).toBe("/people/no-such-person/");
    await page.close();
  });

  test("gives each paragraph its mark, its speaker and its label without their markup", async () => {
    const page = await open("/transcripts/gb-2312/");
    await page.locator(".segment > .permalink").first().waitFor({ state: "attached" });
    const segments = await page.locator(".segment").count();
    expect(await page.locator(".segment > .permalink").count()).toBe(segments);
    await page.locator(".segment.pair summary").first().click();
    expect(await page.locator(".segment.pair details[open]").count()).toBe(1);
    await page.close();
  });

  test("makes the Markdown and the text of a transcript in its page", async () => {
    const page = await open("/transcripts/gb-2312/");
    const texts: string[] = [];
    for (const name of ["Markdown", "TXT"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".downloads button", { hasText: name }).click(),
      ]);
      texts.push(readFileSync(await download.path(), "utf8"));
    }
    const [markdown = "", text = ""] = texts;
    const source = readFileSync(join(ROOT, "content/transcripts/gb-2312.md"), "utf8");
    const paragraphs = (of: string) =>
      of
        .slice(of.indexOf("\n---\n") + 5)
        .split(/\n\n+/)
        .filter((block) => block.startsWith("**") || /^\p{Script=Han}/u.test(block));
    expect(paragraphs(markdown)).toEqual(paragraphs(source));
    expect(text).toContain(await page.locator("h1").textContent());
    await page.close();
  });
});
