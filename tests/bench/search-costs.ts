/**
 * What search costs, beside other libraries on the same archive in the same run:
 * `npx tsx tests/bench/search-costs.ts [scale …]` (1, 10 and 50 times the seeds and the corpus).
 *
 * Compare the ratios; milliseconds are this machine's. "First" is what a first query loads,
 * gzipped, and "warm" the time until a first page of hits is known. The others index the same
 * tokens, so that they have a chance with Chinese; plain Pagefind is as it comes.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { close, createIndex } from "pagefind";
import type { Browser } from "playwright-core";
import type { TranscriptText } from "../../src/search/document.ts";
import { bundleAssets } from "../../src/site/assets.ts";
import { writeSearchData } from "../../src/site/search-data.ts";
import { transcriptText } from "../../src/site/search-texts.ts";
import { launchChromium } from "../browser/chromium.ts";
import { generateQueries, Oracle, paragraphsOf } from "../browser/search-oracle.ts";
import { ROOT } from "../shared.ts";
import { type CountingServer, serveCounting } from "./counting-server.ts";
import { largeArchive } from "./large-archive.ts";

const WORK = join(ROOT, ".cache/bench-search");
const QUERIES = 120;
/** What is hard for an index: a letter and a phrase that are nearly everywhere. */
const COMMON = ["的", "我们", "at the", "of the", "a"];

interface Row {
  name: string;
  first: number;
  whole: number;
  median: number;
  p95: number;
  common: number;
}

const scales = process.argv.slice(2).map(Number);
const browser = await launchChromium();
for (const scale of scales.length > 0 ? scales : [1, 10, 50]) await measure(scale, browser);
await browser.close();

async function measure(scale: number, browser: Browser): Promise<void> {
  rmSync(WORK, { recursive: true, force: true });
  const archive = largeArchive(scale);
  if (archive.transcripts.length === 0) return console.log("There are no seeds and no corpus");
  const texts = archive.transcripts.map((transcript) => transcriptText(archive, transcript));
  const paragraphs = paragraphsOf(archive);
  const sample = paragraphs.filter((_, i) => i % Math.ceil(paragraphs.length / 4000) === 0);
  const queries = generateQueries(sample, new Oracle(sample), QUERIES, 12).map(({ text }) => text);
  console.log(`\n${scale} ×: ${texts.length} transcripts, ${paragraphs.length} paragraphs`);

  const ours = join(WORK, "ours");
  const { assets } = await bundleAssets(ours, "server");
  page(ours, "search", searchPage(assets.get("search-page.js") ?? ""));
  const started = performance.now();
  await writeSearchData(archive, ours);
  console.log(`indexed in ${Math.round((performance.now() - started) / 1000)} s`);
  const rows = [await run("Duidu", ours, "/search/", "duiduSearch.find(q, 10)", queries, browser)];

  const plain = join(WORK, "plain");
  await plainPagefind(texts, plain);
  page(
    plain,
    "search",
    '<!doctype html><html lang="zh-Hans"><script type="module">window.pf=await import("/pagefind/pagefind.js");window.ask=async(q)=>{const r=await pf.search(q);await Promise.all(r.results.slice(0,10).map((x)=>x.data()))}</script>',
  );
  rows.push(await run("Pagefind, plain", plain, "/search/", "ask(q)", queries, browser));

  for (const name of ["minisearch", "flexsearch", "fuse"]) {
    const folder = join(WORK, name);
    await peer(name, texts, folder);
    rows.push(await run(name, folder, "/search/", "(await ready, ask(q))", queries, browser));
  }
  print(rows);
}

/** Measures one search: loads its page, asks a first query, then the others twice. */
async function run(
  name: string,
  folder: string,
  path: string,
  call: string,
  queries: readonly string[],
  browser: Browser,
): Promise<Row> {
  const server: CountingServer = await serveCounting(folder);
  const tab = await browser.newPage();
  // Some of the others take minutes to build their index, on the page's own thread.
  tab.setDefaultTimeout(900_000);
  try {
    await tab.goto(server.url + path, { waitUntil: "load" });
    await tab.waitForFunction("window.duiduSearch || window.ask");
    const ask = (list: readonly string[]) =>
      tab.evaluate(
        `(async()=>{const t=[];for(const q of ${JSON.stringify(list)}){const s=performance.now();await (async()=>${call})();t.push(performance.now()-s)}return t})()`,
      ) as Promise<number[]>;
    await ask(queries.slice(0, 1));
    const first = server.bytes();
    await ask(queries);
    const times = (await ask(queries)).sort((a, b) => a - b);
    await ask(COMMON);
    const common = Math.max(...(await ask(COMMON)));
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return { name, first, whole: server.wholeBytes(), median: at(0.5), p95: at(0.95), common };
  } catch (error) {
    console.log(`${name} failed: ${(error as Error).message.split("\n")[0]}`);
    return { name, first: 0, whole: 0, median: 0, p95: 0, common: 0 };
  } finally {
    await tab.close();
    await server.close();
  }
}

async function plainPagefind(texts: readonly TranscriptText[], folder: string): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error("Pagefind did not start");
  for (const { slug, title, paragraphs } of texts) {
    const body = paragraphs.map(
      ([, , zh, original]) => `<p>${escape(zh)}</p><p>${escape(original)}</p>`,
    );
    const content = `<html lang="zh-Hans"><body><h1>${escape(title)}</h1>${body.join("")}</body></html>`;
    await index.addHTMLFile({ url: `/transcripts/${slug}/`, content });
  }
  await index.writeFiles({ outputPath: join(folder, "pagefind") });
  await close();
}

/** Writes the page of another library: it loads the texts, or a finished index, and answers. */
async function peer(name: string, texts: readonly TranscriptText[], folder: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "tests/bench/peers", `${name}.ts`)],
    bundle: true,
    minify: true,
    format: "iife",
    write: false,
  });
  const rows = texts.flatMap(({ slug, paragraphs }) =>
    paragraphs.map(([id, , zh, original]) => [`${slug}#${id}`, `${zh}\n${original}`]),
  );
  page(folder, "search", `<!doctype html><html><script>${outputFiles[0]?.text}</script>`);
  writeFileSync(join(folder, "texts.json"), JSON.stringify(rows));
}

function searchPage(script: string): string {
  const source = readFileSync(join(ROOT, "src/site/pages/search.11ty.ts"), "utf8");
  const parts = [
    ...source.matchAll(/data-search-(suggestions|notes|status|bar|order|results|filters)/g),
  ];
  const places = [...new Set(parts.map(([name]) => name))].map((name) => `<div ${name}></div>`);
  return `<!doctype html><html lang="zh-Hans" data-base="/"><body><form data-search-form><input name="q"></form><select data-search-sort></select><details data-search-panel></details>${places.join("")}<script type="module" src="${script}"></script>`;
}

function page(folder: string, name: string, html: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "index.html"), html);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function print(rows: readonly Row[]): void {
  const own = rows[0];
  const ratio = (value: number, base = 0) => (base > 0 ? ` (${(value / base).toFixed(2)})` : "");
  const kb = (bytes: number) => `${Math.round(bytes / 1000)} KB`;
  console.log("In brackets: as a multiple of ours.");
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.name,
        {
          first: kb(row.first) + ratio(row.first, own?.first),
          "whole index": kb(row.whole) + ratio(row.whole, own?.whole),
          "warm median ms": row.median.toFixed(1) + ratio(row.median, own?.median),
          "warm p95 ms": row.p95.toFixed(1) + ratio(row.p95, own?.p95),
          "worst common ms": row.common.toFixed(1) + ratio(row.common, own?.common),
        },
      ]),
    ),
  );
}
