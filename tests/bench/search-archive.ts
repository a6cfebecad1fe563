/**
 * What search costs on an archive of one's own, and whether it is exact:
 * `npx tsx tests/bench/search-archive.ts --archive DIR [--queries 500] [--visits 40]`.
 *
 * The site is served as it would be published, each page rendered when it is asked for, and asked in
 * Chromium. "First" is every byte of a fresh visit up to its answer, gzipped, page and scripts
 * included; "warm" the time until a first list is known when the same was asked before. The oracle
 * reads everything.
 */

import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { PageContext, type SiteContext } from "../../_includes/page-context.ts";
import { loadArchive } from "../../src/archive/load.ts";
import type { Archive } from "../../src/archive/model.ts";
import { bundleAssets } from "../../src/site/assets.ts";
import { OutputLedger } from "../../src/site/output/output-ledger.ts";
import { sitePages } from "../../src/site/pages/registry.ts";
import { writeSearchData } from "../../src/site/search/search-data.ts";
import { writeBundles } from "../../src/site/write-site.ts";
import { launchChromium } from "../browser/chromium.ts";
import {
  generateQueries,
  Oracle,
  type Paragraph,
  paragraphsOf,
  randomNumbers,
} from "../browser/search-oracle.ts";
import { ROOT } from "../shared.ts";
import { serveCounting } from "./counting-server.ts";

const WORK = join(ROOT, ".cache/bench-search/archive");
/** What is nearly everywhere. */
const COMMON = ["的", "我们", "人工智能", "一个", "the", "of the", "AI"];
/** Paragraphs that queries are drawn from. */
const SAMPLE = 4000;

const { values } = parseArgs({
  options: {
    archive: { type: "string" },
    queries: { type: "string", default: "500" },
    visits: { type: "string", default: "40" },
  },
});
if (values.archive === undefined) throw new Error("Which archive? Give --archive DIR");
const archive = loadArchive(values.archive, { drafts: true });
console.log(`${archive.transcripts.length} transcripts`);
const server = await serve(archive);
const browser = await launchChromium();
const paragraphs = paragraphsOf(archive);
const step = Math.ceil(paragraphs.length / SAMPLE);
const sample = paragraphs.filter((_, i) => i % step === 0);
const queries = generateQueries(sample, new Oracle(sample), Number(values.queries), 50);
await firstQueries(browser);
await warmQueries(browser);
await exactness(browser);
await browser.close();
await server.close();

async function serve(archive: Archive) {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const ledger = new OutputLedger(WORK);
  const bundles = writeBundles(await bundleAssets("server"), ledger);
  const context: SiteContext = {
    ...{ site: archive.site, ...bundles, preview: false, addressing: "server" },
    navigation: [],
    builtOn: "2026-01-01",
  };
  const start = process.cpuUsage();
  await writeSearchData(archive, ledger, { mode: "index" });
  const { user, system } = process.cpuUsage(start);
  const [files, bytes] = sizeOf(join(WORK, "search"));
  console.log(
    `search data: ${((user + system) / 1e6).toFixed(1)} CPU s, ${files} files, ${megabytes(bytes)}`,
  );
  const pages = new Map([...sitePages(archive, "server")].map((page) => [page.path, page]));
  return serveCounting(WORK, (path) => {
    const page = pages.get(path);
    return page?.kind.render(new PageContext(context, page.path), page.view(), page.transcripts);
  });
}

/** First queries of fresh visits: drawn ones, phrases of the oldest year, and what is everywhere. */
async function firstQueries(browser: Browser): Promise<void> {
  const random = randomNumbers(11);
  const drawn = Array.from(
    { length: Number(values.visits) },
    () => queries[Math.floor(random() * queries.length)]?.text ?? "",
  );
  const kinds: [name: string, texts: readonly string[]][] = [
    ["向量数据库", ["向量数据库"]],
    ["drawn from the archive", drawn],
    ["phrases of the oldest year", phrasesOf(oldestYear(), 12)],
    ["in nearly every text", COMMON],
  ];
  for (const [name, texts] of kinds) {
    const costs: number[] = [];
    let slowest = "";
    for (const text of texts) {
      const bytes = await firstQuery(browser, text);
      if (bytes >= Math.max(0, ...costs)) slowest = text;
      costs.push(bytes);
    }
    costs.sort((a, b) => a - b);
    console.log(
      `first query, ${name}: median ${kilobytes(share(costs, 0.5))}, most ${kilobytes(share(costs, 1))} (${slowest.length} letters)`,
    );
  }
}

async function firstQuery(browser: Browser, text: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const tab = await context.newPage();
  tab.setDefaultTimeout(300_000);
  const before = server.bytes();
  await tab.goto(`${server.url}/search/?${new URLSearchParams({ q: text })}`);
  await tab.locator('[data-search-results][data-state="done"]').waitFor();
  await tab.waitForLoadState("networkidle");
  await context.close();
  return server.bytes() - before;
}

async function warmQueries(browser: Browser): Promise<void> {
  const { ask, close } = await openSearch(browser);
  const texts = queries.slice(0, 200).map(({ text }) => text);
  await ask(texts, 10);
  const times = (await ask(texts, 10)).map(({ ms }) => ms).sort((a, b) => a - b);
  await ask(COMMON, 10);
  const common = (await ask(COMMON, 10)).map(({ ms }) => ms);
  console.log(
    `warm: median ${share(times, 0.5).toFixed(1)} ms, p95 ${share(times, 0.95).toFixed(1)} ms; ` +
      `common, slowest ${Math.max(...common).toFixed(1)} ms`,
  );
  await close();
}

async function exactness(browser: Browser): Promise<void> {
  const oracle = new Oracle(paragraphs);
  const { ask, close } = await openSearch(browser);
  let [missed, wrong] = [0, 0];
  for (const { kind, text } of queries) {
    const [answer] = await ask([text]);
    const found = new Set(answer?.found);
    const expected = oracle.find(text);
    const lost = [...expected].filter((key) => !found.has(key)).length;
    const extra = [...found].filter((key) => !expected.has(key)).length;
    missed += lost;
    wrong += extra;
    if (lost + extra > 0)
      console.log(`${kind}: ${lost} of ${expected.size} missed, ${extra} wrong`);
  }
  console.log(`${queries.length} queries: ${missed} paragraphs missed, ${wrong} wrong`);
  await close();
}

interface Answer {
  ms: number;
  found: string[];
}

async function openSearch(browser: Browser) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const tab = await context.newPage();
  tab.setDefaultTimeout(900_000);
  await tab.goto(`${server.url}/search/`);
  await tab.waitForFunction("window.duiduSearch");
  const ask = (texts: readonly string[], enough?: number): Promise<Answer[]> =>
    tab.evaluate(
      async ([list, most]) => {
        const hook = (globalThis as unknown as { duiduSearch: Hook }).duiduSearch;
        const answers: Answer[] = [];
        for (const text of list) {
          const start = performance.now();
          const found = await hook.find(text, most);
          const ms = performance.now() - start;
          answers.push({ ms, found: found.map(({ slug, id }) => `${slug}#${id}`) });
        }
        return answers;
      },
      [texts, enough] as const,
    );
  return { ask, close: () => context.close() };
}

interface Hook {
  find(text: string, enough?: number): Promise<{ slug: string; id: string }[]>;
}

function oldestYear(): readonly Paragraph[] {
  const years = archive.transcripts.flatMap(({ meta }) => meta.date?.slice(0, 4) ?? []).sort();
  const slugs = new Set(
    archive.transcripts
      .filter(({ meta }) => meta.date?.startsWith(years[0] ?? "-"))
      .map(({ slug }) => slug),
  );
  return paragraphs.filter(({ slug }) => slugs.has(slug));
}

/** Phrases of eight letters, or four words. */
function phrasesOf(from: readonly Paragraph[], count: number): string[] {
  const random = randomNumbers(3);
  const phrases: string[] = [];
  for (let tries = 0; phrases.length < count && tries < 1000; tries++) {
    const texts = from[Math.floor(random() * from.length)]?.texts ?? [];
    const text = texts[Math.floor(random() * texts.length)] ?? "";
    const start = Math.floor(random() * Math.max(1, text.length - 40));
    const isHan = /\p{Script=Han}{8}/u.test(text);
    const phrase = isHan
      ? text.slice(start, start + 8)
      : text.slice(start).split(" ").slice(1, 5).join(" ");
    if (phrase.replace(/[^\p{L}]/gu, "").length >= 8) phrases.push(phrase);
  }
  return phrases;
}

function sizeOf(folder: string): [files: number, bytes: number] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  return [files.length, bytes];
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
