/**
 * What search costs, beside other libraries on the same archive in the same run:
 * `npx tsx tests/bench/search-costs.ts [--write] [--quick] [scale …]` (1, 10 and 50 times the seeds and the
 * corpus); `--write` puts the tables into docs/search-costs.md.
 *
 * Compare the ratios; milliseconds are this machine's. "First" is what a first query loads,
 * gzipped, and "warm" the time until a first page of hits is known. The others index the same
 * tokens, so that they have a chance with Chinese; plain Pagefind is as it comes.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { close, createIndex } from "pagefind";
import type { Browser } from "playwright-core";
import type { TranscriptText } from "../../src/search/document.ts";
import { bundleAssets } from "../../src/site/assets.ts";
import { OutputLedger } from "../../src/site/output/output-ledger.ts";
import { writeSearchData } from "../../src/site/search/search-data.ts";
import { transcriptText } from "../../src/site/search/search-texts.ts";
import { launchChromium } from "../browser/chromium.ts";
import { generateQueries, Oracle, paragraphsOf } from "../browser/search-oracle.ts";
import { ROOT } from "../shared.ts";
import { type Costs, costsPage, costsTable } from "./costs-report.ts";
import { type CountingServer, serveCounting } from "./counting-server.ts";
import { largeArchive } from "./large-archive.ts";

const WORK = join(ROOT, ".cache/bench-search");
const QUERIES = 120;
/** First queries of fresh visits, of which the median counts. */
const VISITS = 7;
/** What is hard for an index: a letter and a phrase that are nearly everywhere. */
const COMMON = ["的", "我们", "at the", "of the", "a"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean", default: false },
    /** Leaves out the libraries that build their index in the page, which takes minutes. */
    quick: { type: "boolean", default: false },
  },
});
const scales = positionals.length > 0 ? positionals.map(Number) : [1, 10, 50];
const browser = await launchChromium();
const tables: string[] = [];
for (const scale of scales) tables.push(await measure(scale, browser));
await browser.close();
if (values.write) {
  const page = join(ROOT, "docs/search-costs.md");
  // What `search-archive.ts` has measured stands below.
  const [, real = ""] = readFileSync(page, "utf8").split(/(?=^## A real archive$)/m);
  writeFileSync(page, costsPage(tables) + (real && `\n${real}`));
}

async function measure(scale: number, browser: Browser): Promise<string> {
  rmSync(WORK, { recursive: true, force: true });
  const archive = largeArchive(scale);
  if (archive.transcripts.length === 0) throw new Error("There are no seeds and no corpus");
  const texts = archive.transcripts.map((transcript) => transcriptText(archive, transcript));
  const paragraphs = paragraphsOf(archive);
  const sample = paragraphs.filter((_, i) => i % Math.ceil(paragraphs.length / 4000) === 0);
  const queries = generateQueries(sample, new Oracle(sample), QUERIES, 12).map(({ text }) => text);
  const number = (value: number) => value.toLocaleString("en");
  const title = `${scale} ×: ${number(texts.length)} transcripts, ${number(paragraphs.length)} paragraphs`;
  console.log(`\n${title}`);

  const ours = join(WORK, "ours");
  const { bundles, files } = await bundleAssets("server");
  const ledger = new OutputLedger(ours);
  for (const { path, content } of files) ledger.write(path, content);
  page(ours, "search", searchPage(bundles.assets.get("search-page.js") ?? ""));
  const started = performance.now();
  await writeSearchData(archive, ledger, { mode: "index" });
  console.log(`indexed in ${Math.round((performance.now() - started) / 1000)} s`);
  const rows: Costs[] = [
    await run("Duidu", ours, "duiduSearch.find(q, 10)", queries, browser, VISITS),
  ];

  const plain = join(WORK, "plain");
  await plainPagefind(texts, plain);
  page(
    plain,
    "search",
    '<!doctype html><html lang="zh-Hans"><script type="module">window.pf=await import("/pagefind/pagefind.js");window.ask=async(q)=>{const r=await pf.search(q);await Promise.all(r.results.slice(0,10).map((x)=>x.data()))}</script>',
  );
  rows.push(await run("Pagefind, plain", plain, "ask(q)", queries, browser, VISITS));

  for (const name of values.quick ? [] : ["minisearch", "flexsearch", "fuse"]) {
    const folder = join(WORK, name);
    await peer(name, texts, folder);
    // They load everything before a first query, whatever it is: one visit is enough.
    rows.push(await run(name, folder, "(await ready, ask(q))", queries, browser, 1));
  }
  const table = costsTable(title, rows);
  console.log(table);
  return table;
}

/** Measures one search: first queries of fresh visits, then the others twice on the last page. */
async function run(
  name: string,
  folder: string,
  call: string,
  queries: readonly string[],
  browser: Browser,
  visits: number,
): Promise<Costs> {
  const server: CountingServer = await serveCounting(folder);
  const visit = async () => {
    const tab = await browser.newPage();
    // Some of the others take minutes to build their index, on the page's own thread.
    tab.setDefaultTimeout(900_000);
    await tab.goto(`${server.url}/search/`, { waitUntil: "load" });
    await tab.waitForFunction("window.duiduSearch || window.ask");
    const ask = (list: readonly string[]) =>
      tab.evaluate(
        `(async()=>{const t=[];for(const q of ${JSON.stringify(list)}){const s=performance.now();await (async()=>${call})();t.push(performance.now()-s)}return t})()`,
      ) as Promise<number[]>;
    return { ask, close: () => tab.close() };
  };
  const at = (sorted: readonly number[], share: number) =>
    sorted[Math.floor(sorted.length * share)] ?? 0;
  try {
    const firsts: number[] = [];
    for (let i = 1; i < visits; i++) {
      const before = server.bytes();
      const { ask, close } = await visit();
      await ask(queries.slice(i, i + 1));
      firsts.push(server.bytes() - before);
      await close();
    }
    const before = server.bytes();
    const { ask, close } = await visit();
    await ask(queries.slice(0, 1));
    firsts.push(server.bytes() - before);
    await ask(queries);
    const times = (await ask(queries)).sort((a, b) => a - b);
    await ask(COMMON);
    const common = Math.max(...(await ask(COMMON)));
    await close();
    return {
      name,
      first: at(
        firsts.sort((a, b) => a - b),
        0.5,
      ),
      whole: server.wholeBytes(),
      median: at(times, 0.5),
      p95: at(times, 0.95),
      common,
    };
  } catch (error) {
    console.log(`${name} failed: ${(error as Error).message.split("\n")[0]}`);
    return { name, first: 0, whole: 0, median: 0, p95: 0, common: 0 };
  } finally {
    await server.close();
  }
}

async function plainPagefind(texts: readonly TranscriptText[], folder: string): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error("Pagefind did not start");
  for (const { slug, title, paragraphs } of texts) {
    const body = paragraphs.map(
      ([, , zh, original]) => `<p>${escapeMarkup(zh)}</p><p>${escapeMarkup(original)}</p>`,
    );
    const content = `<html lang="zh-Hans"><body><h1>${escapeMarkup(title)}</h1>${body.join("")}</body></html>`;
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
  const source = readFileSync(join(ROOT, "src/site/pages/search.ts"), "utf8");
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

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
