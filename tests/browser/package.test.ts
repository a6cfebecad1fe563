import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import * as OpenCC from "opencc-js/cn2t";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../src/archive/load.ts";
import { eachSegment } from "../../src/transcript/model.ts";
import { plainText } from "../../src/transcript/passage.ts";
import { run } from "../program.ts";
import { ROOT } from "../shared.ts";
import { findFirefox } from "./firefox.ts";
import { type Visitor, visitByChromium, visitByFirefox } from "./folder-visitor.ts";

// A stick's folder may well have a name with a space and Chinese in it.
const STICK = join(ROOT, ".cache/test/U 盘 #1");
const HOME = pathToFileURL(join(STICK, "index.html")).href;

const FIREFOX = findFirefox();
if (!FIREFOX) {
  console.log("Tests of the folder copy in Firefox are skipped: no Firefox is installed");
}

beforeAll(() => {
  const zip = join(ROOT, ".cache/test/copy.zip");
  run("package", "--output", zip);
  rmSync(STICK, { recursive: true, force: true });
  for (const [name, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    const path = join(STICK, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}, 300_000);

describe("the files of the copy", () => {
  test("every address on every page is relative and leads to a file that is there", () => {
    const wrong: string[] = [];
    let addresses = 0;
    for (const name of readdirSync(STICK, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".html")) continue;
      const page = join(STICK, name);
      for (const [, , address = ""] of readFileSync(page, "utf8").matchAll(
        / (href|src|action)="([^"]*)"/g,
      )) {
        if (/^(https?:|mailto:|data:|#)/.test(address)) continue;
        addresses++;
        const target = fileURLToPath(
          new URL(address.replaceAll("&amp;", "&"), pathToFileURL(page)),
        );
        const isInside = resolve(target).startsWith(STICK);
        if (!isInside || !existsSync(target) || address.endsWith("/")) {
          wrong.push(`${name}: ${address}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(addresses).toBeGreaterThan(100);
  });

  test("a note says the day of the copy and how to open it", () => {
    const note = readFileSync(join(STICK, "README.txt"), "utf8");
    expect(note).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(note).toContain("index.html");
  });
});

const browsers: [name: string, visit: () => Promise<Visitor>][] = [["Chromium", visitByChromium]];
if (FIREFOX) browsers.push(["Firefox", () => visitByFirefox(FIREFOX)]);

describe.each(browsers)("a copy opened by double click in %s", (_name, visit) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await visit();
  });
  afterAll(async () => {
    await visitor?.close();
  });

  test("opens, is styled, and leads from the home page to a transcript and its original", async () => {
    await visitor.open(HOME);
    const layout = "JSON.stringify(getComputedStyle(document.body).display)";
    expect(await visitor.evaluate(layout)).toBe("flex");
    await visitor.click(".transcript-list a");
    await settled(visitor, "location.pathname.includes('/transcripts/')");
    const original =
      "document.querySelector('[data-segment] > details[data-original]:not([open])')";
    await visitor.evaluate(`JSON.stringify(${original}.setAttribute('data-probe', '') ?? 0)`);
    await visitor.click("[data-probe] > summary");
    await settled(visitor, "document.querySelector('[data-probe]').open");
  });

  test("switches reading modes, and to Traditional characters and back", async () => {
    await visitor.open(HOME);
    await visitor.click(".transcript-list a");
    await settled(visitor, "document.querySelector('[data-reader-bar]') !== null");
    await visitor.click('.modes label:has(input[value="side"])');
    await settled(visitor, "document.documentElement.dataset.mode === 'side'");
    await visitor.click('[data-sheet="settings"]');
    const text = "document.querySelector('[data-transcript]').textContent";
    const simplified = await visitor.evaluate<string>(`JSON.stringify(${text})`);
    await visitor.click('dialog label:has(input[value="hant"])');
    await settled(visitor, "document.documentElement.hasAttribute('data-converted')");
    expect(await visitor.evaluate(`JSON.stringify(${text})`)).not.toBe(simplified);
    await visitor.click('dialog label:has(input[value="hans"])');
    await settled(visitor, "!document.documentElement.hasAttribute('data-converted')");
    expect(await visitor.evaluate(`JSON.stringify(${text})`)).toBe(simplified);
  });

  test("browses by tag and by person", async () => {
    for (const kind of ["tags", "people"]) {
      await visitor.open(HOME);
      await visitor.click(`.site-header a[href$="${kind}/index.html"]`);
      await settled(visitor, `location.pathname.endsWith('/${kind}/index.html')`);
      await visitor.click("[data-count]");
      await visitor.click("main li:has([data-count]) a");
      await settled(visitor, "document.querySelector('.transcript-list a') !== null");
      await visitor.click(".transcript-list a");
      await settled(visitor, "document.querySelector('[data-transcript]') !== null");
    }
  });

  test("searches from the box on any page, follows a hit to its mark, and goes back", async () => {
    await visitor.open(HOME);
    const [quote] = quotes().zh;
    await visitor.click('.search-box input[name="q"]');
    await visitor.type(`${quote?.text}\n`);
    await settled(visitor, DONE);
    const id = await visitor.evaluate<string>(
      "JSON.stringify(document.querySelector('[data-hit] a').hash)",
    );
    await visitor.click("[data-hit] a");
    await settled(visitor, "document.querySelector('[data-segment] mark') !== null");
    expect(await visitor.evaluate("JSON.stringify(location.hash)")).toBe(id);
    await visitor.back();
    await settled(visitor, DONE);
  });

  test("finds quotes in Chinese, English and Traditional characters, and none that is not there", async () => {
    const { zh, en, hant } = quotes();
    await visitor.open(new URL("search/index.html", HOME).href);
    const missed: string[] = [];
    for (const { text, place } of [...zh, ...en, ...hant]) {
      const places = await ask(visitor, text);
      if (!places.includes(place)) missed.push(text);
    }
    expect(missed).toEqual([]);
    expect(zh.length + en.length + hant.length).toBeGreaterThan(60);
    expect(await ask(visitor, "驢脣不對馬嘴的長頸鹿騎自行車")).toEqual([]);
  });

  test("shows no error in the console", async () => {
    expect(await visitor.problems()).toEqual([]);
  });
});

const LOADED = "document.readyState === 'complete'";
const DONE = "document.querySelector('[data-search-results]')?.dataset.state === 'done'";

interface Quote {
  text: string;
  /** `slug#segment` of a paragraph that holds it. */
  place: string;
}

/** Quotes from places spread over the archive: from within sentences, never whole ones. */
function quotes(): Record<"zh" | "en" | "hant", Quote[]> {
  const { transcripts } = loadArchive(join(ROOT, "content"), { drafts: false });
  const zh: Quote[] = [];
  const en: Quote[] = [];
  for (const transcript of transcripts) {
    for (const { segment } of eachSegment(transcript)) {
      const place = `${transcript.slug}#${segment.id}`;
      const han = /\p{Script=Han}{6,}/u.exec(plainText(segment.zh ?? ""))?.[0];
      if (han) zh.push({ text: han.slice(1, 12), place });
      if (segment.original?.lang !== "en") continue;
      const words = /[a-z]+ [a-z]+ [a-z]+ [a-z]{4,}/.exec(plainText(segment.original.text))?.[0];
      if (words) en.push({ text: words.slice(0, -1), place });
    }
  }
  const convert = OpenCC.Converter({ from: "cn", to: "t" });
  const some = (list: Quote[], offset: number) =>
    list.filter((_, i) => i % Math.ceil(list.length / 30) === offset);
  return {
    zh: some(zh, 0),
    en: some(en, 1),
    hant: some(zh, 2).map(({ text, place }) => ({ text: convert(text), place })),
  };
}

/** Types a query into the search page's own field and gives the places of its hits. */
async function ask(visitor: Visitor, text: string): Promise<string[]> {
  return visitor.evaluate<string[]>(`new Promise((done) => {
    const results = document.querySelector("[data-search-results]");
    const input = document.querySelector("[data-search-form] input[name=q]");
    delete results.dataset.state;
    new MutationObserver((_, observer) => {
      if (!/done|error/.test(results.dataset.state)) return;
      observer.disconnect();
      const links = [...results.querySelectorAll("[data-hit] a[href*=transcripts]")];
      done(JSON.stringify(links.map((a) => a.href.replace(/^.*transcripts\\/([^/]+)\\/index\\.html/, "$1"))));
    }).observe(results, { attributes: true, attributeFilter: ["data-state"] });
    input.value = ${JSON.stringify(text)};
    input.form.requestSubmit();
  })`);
}

/** Waits until a page has loaded in which an expression holds. Leaving earlier is a failed load. */
async function settled(visitor: Visitor, expression: string): Promise<void> {
  await expect
    .poll(
      () =>
        visitor.evaluate(`JSON.stringify(${LOADED} && Boolean(${expression}))`).catch(() => false),
      {
        timeout: 20_000,
      },
    )
    .toBe(true);
}
