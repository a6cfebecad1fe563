/** What stands on a page is found and named as such, and a hit that is followed keeps its mark. */

import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { eachSegment } from "../../src/transcript/model.ts";
import { glossaryNotesOf, plainText } from "../../src/transcript/passage.ts";
import { ROOT } from "../shared.ts";
import { sitePath } from "./build-site.ts";
import { launchChromium } from "./chromium.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;
let context: BrowserContext;
let page: Page;
const archive = loadArchive(join(ROOT, "content"), { drafts: true });

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveFolder(sitePath("own"))]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

async function search(q: string): Promise<void> {
  await page.goto(`${server.url}/search/?${new URLSearchParams({ q })}`);
  await page.locator('[data-search-results][data-state="done"]').waitFor();
}

/** Without marks and spaces at either end, which are never marked. */
function lettersOf(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** A note of the handbook that stands in a paragraph with an original. */
function aNote() {
  for (const transcript of archive.transcripts) {
    for (const { segment } of eachSegment(transcript)) {
      const note = glossaryNotesOf(segment.zh ?? "").find((one) => one.length > 12);
      if (note !== undefined && segment.original) return { slug: transcript.slug, segment, note };
    }
  }
  throw new Error("The handbook has no long note");
}

describe("what is on a page is found", () => {
  test("a note, named as such, and the note opens with its mark", async () => {
    const { slug, segment, note } = aNote();
    const words = lettersOf(note.slice(0, 12));
    await search(words);
    const hit = page.locator("[data-hit]", {
      has: page.locator(`a[href$="/transcripts/${slug}/#${segment.id}"]`),
    });
    const shown = hit.locator('[data-kind="note"]');
    expect(await shown.innerText()).toContain("术语注 Note");
    expect(await shown.locator("mark").innerText()).toBe(words);
    await hit.locator(".hit-link").click();
    await page.waitForURL(`**/transcripts/${slug}/#${segment.id}`);
    const mark = page.locator(`#${segment.id} .gloss-note mark`).first();
    await mark.waitFor({ state: "visible" });
    await page.locator("h1").click();
    await mark.waitFor({ state: "hidden" });
  });

  test("a quote runs across a note", async () => {
    const { segment, slug } = aNote();
    const term = /<dfn|\*\*([^*]+)\*\*[（(]/.exec(segment.zh ?? "")?.[1] ?? "";
    const text = plainText(segment.zh ?? "");
    const at = text.indexOf(term);
    const quote = text.slice(at, at + term.length + 6);
    await search(quote);
    await page
      .locator(`[data-hit] a[href$="/transcripts/${slug}/#${segment.id}"] blockquote mark`)
      .waitFor();
  });

  const [talk] = archive.transcripts.filter(
    ({ meta, sections }) =>
      meta.summary && meta.summary_en && meta.title_en && sections.some((one) => one.heading),
  );
  const heading = talk?.sections.find((one) => one.heading)?.heading ?? "";
  test.each([
    ["标题 Title", "title", talk?.meta.title],
    ["标题 Title", "title", talk?.meta.title_en],
    ["小标题 Heading", "heading", plainText(heading)],
    ["摘要 Summary", "summary", talk?.meta.summary?.slice(3, 17)],
    ["摘要 Summary", "summary", talk?.meta.summary_en?.slice(4, 34)],
  ])("a %s (%s)", async (label, kind, text = "") => {
    await search(text);
    const hit = page.locator(`[data-head="${kind}"]`, {
      has: page.locator(`a[href*="/transcripts/${talk?.slug}/"]`),
    });
    expect(await hit.innerText()).toContain(label);
    expect((await hit.locator("mark").allInnerTexts()).join("")).toBe(lettersOf(text));
    await hit.locator("a").first().click();
    const mark = page.locator("mark[data-search-mark]").first();
    await mark.waitFor();
    expect(await mark.evaluate((one) => one.closest("section p, .segment"))).toBeNull();
  });
});

describe("nothing to look for", () => {
  test.each(["。", "😀", "tag:印刷", "++"])("%s is told as such", async (q) => {
    await search(q);
    expect(await page.locator("[data-search-status]").innerText()).toContain("没有要查找的文字");
    expect(await page.locator(".slip").count()).toBe(1);
    expect(await page.locator("main").innerText()).not.toContain("没有一段含有它");
    expect(await page.locator(".search-nothing").count()).toBe(0);
  });

  test("signs that nothing has are told, and what is found without them shown", async () => {
    await search("HTML++");
    expect(await page.locator(".slip").innerText()).toContain("没有写作“HTML++”的");
    expect(await page.locator("[data-hit] mark").count()).toBeGreaterThan(0);
    await search("HTML");
    expect(await page.locator(".slip").count()).toBe(0);
  });
});

/** A bilingual paragraph, a stretch of its Chinese and one of its original that stand there alone. */
function aPair() {
  for (const { slug, sections } of archive.transcripts) {
    for (const { segment } of eachSegment({ sections })) {
      const zh = plainText(segment.zh ?? "");
      const en = plainText(segment.original?.text ?? "");
      if (zh.length < 60 || en.length < 200 || /["“]/.test(zh + en)) continue;
      return {
        slug,
        id: segment.id,
        zh: lettersOf(zh.slice(10, 30)),
        en: lettersOf(en.slice(40, 80)),
      };
    }
  }
  throw new Error("The handbook has no long pair");
}

describe("a hit keeps its mark", () => {
  const { slug, id, zh, en } = aPair();
  const marks = (one: Page) => one.locator(`#${id} mark[data-search-mark]`);
  const link = () => page.locator(`[data-hit] a.hit-link[href$="/transcripts/${slug}/#${id}"]`);

  test.each([
    ["Ctrl and a click", { modifiers: ["Control" as const] }],
    ["the middle button", { button: "middle" as const }],
  ])("in a new tab, by %s on the excerpt", async (_, how) => {
    await search(en);
    // The tab is opened here and not by the browser, some of which crash when a test does that.
    await page.evaluate(`for (const kind of ["click", "auxclick"])
      addEventListener(kind, (event) => event.preventDefault())`);
    await link().locator("blockquote").click(how);
    const tab = await context.newPage();
    await tab.goto(new URL((await link().getAttribute("href")) ?? "", page.url()).href);
    await marks(tab).first().waitFor();
    expect(await tab.locator(`#${id} [data-original]`).getAttribute("open")).not.toBeNull();
    await tab.reload();
    await marks(tab).first().waitFor();
  });

  test("in a new tab from the menu, two of them one after another", async () => {
    await search(zh.slice(0, 2));
    const links = page.locator("[data-hit] a.hit-link");
    const addresses: string[] = [];
    for (const i of [0, 1]) {
      await links.nth(i).click({ button: "right" });
      addresses.push((await links.nth(i).getAttribute("href")) ?? "");
      await page.keyboard.press("Escape");
    }
    for (const address of addresses) {
      const tab = await context.newPage();
      await tab.goto(new URL(address, page.url()).href);
      await tab.locator(":target mark[data-search-mark]").first().waitFor({ state: "attached" });
    }
  });

  test("in Traditional, before and after the script is changed", async () => {
    await search(zh);
    await link().click();
    await marks(page).first().waitFor();
    const text = () => page.locator(`#${id} .zh`).innerText();
    const before = await text();
    const marked = async () => (await marks(page).allInnerTexts()).join("").length;
    expect(await marked()).toBe(zh.length);
    await page.keyboard.press("s");
    await page.locator(`#${id} .zh[lang="zh-Hant"]`).waitFor();
    await marks(page).first().waitFor();
    expect(await marked()).toBe(zh.length);
    // A reader who has chosen it comes from another search.
    await search(zh);
    await link().click();
    await page.locator(`#${id} .zh[lang="zh-Hant"]`).waitFor();
    await marks(page).first().waitFor();
    expect(await marked()).toBe(zh.length);
    await page.keyboard.press("s");
    await page.locator(`#${id} .zh[lang="zh-Hans"]`).waitFor();
    await marks(page).first().waitFor();
    expect(await text()).toBe(before);
    expect(await marked()).toBe(zh.length);
  });

  test("after Back, and Back finds the place in the list without the browser's own cache", async () => {
    const own = await launchChromium("--disable-features=BackForwardCache");
    try {
      page = await own.newPage();
      await search("的");
      const hit = page.locator("[data-hit]").nth(95);
      await expect
        .poll(
          async () => {
            await page.mouse.wheel(0, 4000);
            // The list goes on by itself to what is known, and further when asked.
            await page.locator(".more-hits:visible").evaluateAll((all) => {
              for (const button of all) (button as HTMLElement).click();
            });
            return hit.count();
          },
          { timeout: 20_000 },
        )
        .toBe(1);
      await hit.scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
      const top = (await hit.boundingBox())?.y ?? 0;
      const address = await hit.locator("a").first().getAttribute("href");
      await hit.locator(".hit-link").click();
      await page.locator(":target mark[data-search-mark]").first().waitFor({ state: "attached" });
      await page.goBack();
      await page.locator('[data-search-results][data-state="done"]').waitFor();
      const again = page.locator(`[data-hit]:has(a[href="${address}"])`).first();
      await expect.poll(async () => (await again.boundingBox())?.y ?? -1).toBeCloseTo(top, -1);
      await page.goForward();
      await page.locator(":target mark[data-search-mark]").first().waitFor({ state: "attached" });
    } finally {
      await own.close();
    }
  });
});

test("“mentioned” counts the paragraphs that name the person, and leaves those alone", async () => {
  await search("的");
  const chosen = page.locator('[data-filter="person"] > ul button').first();
  const count = Number(await chosen.locator("[data-count]").getAttribute("data-count"));
  const label = await chosen.innerText();
  await chosen.click();
  await page.waitForFunction("new URLSearchParams(location.search).has('person')");
  const results = page.locator('[data-search-results][data-state="done"]');
  await results.waitFor();
  // Of so common a word more transcripts are read when fewer paragraphs pass.
  expect(Number(await results.getAttribute("data-count"))).toBeGreaterThanOrEqual(count);
  const person = archive.facets.people.find(({ name }) => label.startsWith(name));
  const spellings = [person?.name, person?.en, ...(person?.aliases ?? [])].filter(Boolean);
  const hits = await page.locator("[data-hit]").count();
  expect(hits).toBeGreaterThan(0);
  for (const { slug, id } of await page.locator("[data-hit] .hit-link").evaluateAll((links) =>
    links.map((link) => {
      const [, one = "", place = ""] = /transcripts\/([^/]+)\/#(.*)$/.exec(String(link)) ?? [];
      return { slug: one, id: place };
    }),
  )) {
    const transcript = archive.transcripts.find((one) => one.slug === slug);
    const { segment } =
      (transcript && eachSegment(transcript).find((one) => one.segment.id === id)) ?? {};
    const text = `${segment?.zh} ${segment?.original?.text}`;
    expect(spellings.some((spelling) => text.includes(spelling ?? ""))).toBe(true);
  }
});
