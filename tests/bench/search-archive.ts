/**
 * What search costs on an archive of one's own, and whether it is exact:
 * `npx tsx tests/bench/search-archive.ts --archive DIR [--site DIR] [--queries 500] [--visits 40] [--write]`.
 *
 * The site is the one that a build made of the archive with its drafts (`--site`), or else its
 * search data are written and each page is rendered when it is asked for. "First" is every byte of a
 * fresh visit up to its answer, gzipped, page and scripts included; "warm" the time until a first
 * list is known when the same was asked before. The oracle reads everything, a transcript at a time,
 * since a large archive does not fit into memory twice. `--write` puts it into docs/bench.md.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { PageContext, type SiteContext } from "../../_includes/page-context.ts";
import { loadArchive } from "../../src/archive/load.ts";
import { readingOnly } from "../../src/archive/loaded-transcript.ts";
import type { Archive } from "../../src/archive/model.ts";
import { bundleAssets } from "../../src/site/assets.ts";
import { OutputLedger } from "../../src/site/output/output-ledger.ts";
import { sitePages } from "../../src/site/pages/registry.ts";
import { writeSearchData } from "../../src/site/search/search-data.ts";
import { writeBundles } from "../../src/site/write-site.ts";
import { launchChromium } from "../browser/chromium.ts";
import {
  type GeneratedQuery,
  generateQueries,
  headsOf,
  Oracle,
  type Paragraph,
  paragraphsOf,
  questionOf,
  randomNumbers,
} from "../browser/search-oracle.ts";
import { ROOT } from "../shared.ts";
import { serveCounting } from "./counting-server.ts";
import { withSection } from "./report.ts";

const WORK = join(ROOT, ".cache/bench-search/archive");
/** Holds its five letters, and nothing that holds the parts of it elsewhere. */
const VECTORS = "向量数据库";
/** What is nearly everywhere. */
const COMMON = ["的", "我们", "人工智能", "一个", "the", "of the", "AI"];
/** Transcripts for each paragraph between two that queries are drawn from. */
const SAMPLE_STEP = 80;
/** Queries that occur nowhere in the paragraphs that the others are drawn from. */
const NOWHERE = 50;

const { values } = parseArgs({
  options: {
    archive: { type: "string" },
    site: { type: "string" },
    queries: { type: "string", default: "500" },
    visits: { type: "string", default: "40" },
    write: { type: "boolean", default: false },
  },
});
if (values.archive === undefined) throw new Error("Which archive? Give --archive DIR");
const archive = loadArchive(values.archive, { drafts: true });
const rows: [what: string, figure: string][] = [];
note("transcripts", archive.transcripts.length.toLocaleString("en"));
const server = await serve(archive, values.site);
const browser = await launchChromium();
const { sample, oldest } = drawParagraphs(archive);
const drawn = generateQueries(sample, new Oracle(sample), Number(values.queries), NOWHERE);
const queries = [{ kind: "five letters", text: VECTORS }, ...drawn];
await firstQueries(browser);
await warmQueries(browser);
await titlesFirst(browser);
await exactness(browser);
await browser.close();
await server.close();
if (values.write) writePage();

/** Prints a figure, and keeps it for the page. */
function note(what: string, figure: string): void {
  console.log(`${what}: ${figure}`);
  rows.push([what, figure]);
}

async function serve(archive: Archive, site: string | undefined) {
  if (site !== undefined) {
    noteSize(join(site, "search"));
    return serveCounting(site, (path) => {
      const isPage = path.endsWith("/");
      return isPage ? readFileSync(join(site, path, "index.html"), "utf8") : undefined;
    });
  }
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
  note("writing the search data", `${((user + system) / 1e6).toFixed(1)} CPU s`);
  noteSize(join(WORK, "search"));
  const pages = new Map([...sitePages(archive, "server")].map((page) => [page.path, page]));
  return serveCounting(WORK, (path) => {
    const page = pages.get(path);
    return page?.kind.render(new PageContext(context, page.path), page.view(), page.transcripts);
  });
}

/** First queries of fresh visits: drawn ones, phrases of the oldest year, and what is everywhere. */
async function firstQueries(browser: Browser): Promise<void> {
  const random = randomNumbers(11);
  const visited = Array.from(
    { length: Number(values.visits) },
    () => drawn[Math.floor(random() * drawn.length)]?.text ?? "",
  );
  const kinds: [name: string, texts: readonly string[]][] = [
    [VECTORS, [VECTORS]],
    ["drawn from the archive", visited],
    ["parts of Latin words", partsOfWords(12)],
    ["phrases of the oldest year", phrasesOf(oldest, 12)],
    ["in nearly every text", COMMON],
  ];
  for (const [name, texts] of kinds) {
    const costs: number[] = [];
    for (const text of texts) costs.push(await firstQuery(browser, text));
    costs.sort((a, b) => a - b);
    note(
      `first query, ${name} (${texts.length})`,
      `median ${kilobytes(share(costs, 0.5))}, most ${kilobytes(share(costs, 1))}`,
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
  const texts = drawn.slice(0, 200).map(({ text }) => text);
  await ask(texts, 10);
  const times = (await ask(texts, 10)).map(({ ms }) => ms).sort((a, b) => a - b);
  await ask(COMMON, 10);
  const common = (await ask(COMMON, 10)).map(({ ms }) => ms);
  note(
    `warm, ${texts.length} drawn queries`,
    `median ${milliseconds(share(times, 0.5))}, p95 ${milliseconds(share(times, 0.95))}`,
  );
  note("warm, in nearly every text, slowest", milliseconds(Math.max(...common)));
  await close();
}

/** Whether titles, headings and tags that hold the five letters stand above the paragraphs. */
async function titlesFirst(browser: Browser): Promise<void> {
  const tab = await browser.newPage({ serviceWorkers: "block" });
  await tab.goto(`${server.url}/search/?${new URLSearchParams({ q: VECTORS })}`);
  await tab.locator('[data-search-results][data-state="done"]').waitFor({ timeout: 300_000 });
  const lists = await tab
    .locator("[data-search-results] ol.hits")
    .evaluateAll((all) =>
      all.map((list) => [list.classList.contains("title-hits"), list.childElementCount] as const),
    );
  await tab.close();
  const shown = lists.map(([isTitles, count]) => `${count} ${isTitles ? "titles" : "paragraphs"}`);
  note(`${VECTORS}, in the order shown`, shown.join(", then "));
}

/** Asks for everything, and compares it with reading everything. */
async function exactness(browser: Browser): Promise<void> {
  const expected = readAll(queries);
  const { ask, close } = await openSearch(browser);
  let [missed, wrong, right] = [0, 0, 0];
  for (const [i, { kind, text }] of queries.entries()) {
    const [answer] = await ask([text]);
    const found = new Set(answer?.found);
    const keys = expected[i] ?? new Set();
    const lost = [...keys].filter((key) => !found.has(key)).length;
    const extra = [...found].filter((key) => !keys.has(key)).length;
    missed += lost;
    wrong += extra;
    if (lost + extra === 0) right++;
    else console.log(`${kind}: ${lost} of ${keys.size} missed, ${extra} wrong`);
  }
  const all = `${right} of ${queries.length} queries are answered in full and with nothing else`;
  note("exactness", `${all}; ${missed} paragraphs missed, ${wrong} wrong`);
  await close();
}

/** What reading everything finds, for each query. */
function readAll(asked: readonly GeneratedQuery[]): Set<string>[] {
  const questions = asked.map(({ text }) => questionOf(text));
  const found = questions.map(() => new Set<string>());
  for (const transcript of archive.transcripts) {
    const oracle = new Oracle(readParagraphs(transcript));
    questions.forEach((question, i) => {
      for (const key of oracle.findQuestion(question)) found[i]?.add(key);
    });
  }
  return found;
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

/** Paragraphs from everywhere, and all of the oldest year. */
function drawParagraphs({ transcripts }: Archive) {
  const years = transcripts.flatMap(({ meta }) => meta.date?.slice(0, 4) ?? []).sort();
  const step = Math.ceil(transcripts.length / SAMPLE_STEP);
  const sample: Paragraph[] = [];
  const oldest: Paragraph[] = [];
  let count = 0;
  for (const transcript of transcripts) {
    const isOldest = transcript.meta.date?.startsWith(years[0] ?? "-") ?? false;
    for (const paragraph of readParagraphs(transcript)) {
      if (count++ % step === 0) sample.push(paragraph);
      if (isOldest) oldest.push(paragraph);
    }
  }
  note("paragraphs", count.toLocaleString("en"));
  return { sample, oldest };
}

function readParagraphs(transcript: Archive["transcripts"][number]): Paragraph[] {
  return readingOnly([transcript], () => [
    ...headsOf(archive, [transcript]),
    ...paragraphsOf({ transcripts: [transcript] }),
  ]);
}

/** Parts of seven letters, cut out of words at both ends: many words hold each. */
function partsOfWords(count: number): string[] {
  const words = new Set(sample.flatMap(({ texts }) => texts.join(" ").match(/[a-z]{9,}/g) ?? []));
  const step = Math.max(1, Math.floor(words.size / count));
  return [...words]
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map((word) => word.slice(1, 8));
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

function noteSize(folder: string): void {
  const [files, bytes] = sizeOf(folder);
  note("search data", `${files.toLocaleString("en")} files, ${megabytes(bytes)}`);
}

function writePage(): void {
  const page = join(ROOT, "docs/bench.md");
  const table = rows.map(([what, figure]) => `| ${what} | ${figure} |`).join("\n");
  const section = `Made by \`npx tsx tests/bench/search-archive.ts --archive DIR --site DIR --write\`. A first query is every byte of a fresh visit up to its answer, gzipped, with the page and its scripts (about 55 KB) and Pagefind (81 KB); a warm one has been asked before. The site is served as it was built, and opened in Chromium.

| | |
|---|---:|
${table}
`;
  writeFileSync(page, withSection(readFileSync(page, "utf8"), "Search on a real archive", section));
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

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
