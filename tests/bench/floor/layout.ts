/** The parts that the equal floor's pages share: head and foot, lists, parts of long lists. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { slug, type Talk, text, write } from "./archive.ts";

const FIXED = join(import.meta.dirname, "../fixed-parts");
const fixed = (name: string) => readFileSync(join(FIXED, `${name}.html`), "utf8");
const HEAD = fixed("head");
const ASSETS = fixed("assets");
const READER_ASSETS = fixed("reader-assets");
const SITE_HEADER = fixed("site-header");
export const READER_BAR = fixed("reader-bar");
export const FILTER = fixed("filter");

export const SITE = "基准";
export const DESCRIPTION = "中英对照的访谈文稿库";

/** What each kind of name is called, by the folder of its pages. */
export const KINDS: Record<string, [zh: string, en: string]> = {
  tags: ["标签", "Tags"],
  people: ["人物", "People"],
  organisations: ["机构", "Organisations"],
  products: ["产品与模型", "Products and models"],
  media: ["作品", "Works"],
  series: ["系列", "Series"],
  categories: ["分类", "Categories"],
  years: ["年份", "Years"],
};

/** What schema.org calls a name of each kind; every other is a page of a collection. */
export const NODE_TYPES: Record<string, string> = {
  ...{ people: "Person", organisations: "Organization", media: "CreativeWork" },
  ...{ series: "CreativeWorkSeries", tags: "DefinedTerm", categories: "DefinedTerm" },
};

/** Interface text in both languages. */
export const both = (zh: string, en: string) => `${zh} <span class="en" lang="en">${en}</span>`;

export const nameUrl = (kind: string, name: string) => `/${kind}/${slug(name)}/`;
export const talkUrl = ({ slug: own }: Talk) => `/transcripts/${own}/`;
const link = (url: string, label: string) => `<a href="${url}">${text(label)}</a>`;
export const talkLink = (talk: Talk) => link(talkUrl(talk), talk.title);
export const nameLink = (kind: string, name: string) => link(nameUrl(kind, name), name);
export const count = (number: number) => `<span data-count="${number}">${number}</span>`;

export interface Page {
  title: string;
  description?: string;
  type?: string;
  /** Elements of the head that this page alone has. */
  head?: string;
  /** Descriptions in schema.org's words. */
  nodes?: object[];
  isTranscript?: boolean;
  main: string;
}

let footer = "";

/** Tells the footer how many transcripts there are. */
export function countInFooter(talks: number): void {
  footer = `</main>
<footer class="site-footer">
<p>${both(SITE, "Bench")} · ${talks} 篇文稿 <span class="en" lang="en">transcripts</span> · <a href="/about/">${both("关于与出处", "About and sources")}</a> · <a href="/offline/">${both("离线阅读", "Read offline")}</a></p>
</footer>
</body>
</html>
`;
}

/** Writes a page at a site path. */
export function writePage(path: string, page: Page): void {
  const title = text(page.title);
  const description = text(page.description ?? DESCRIPTION);
  const nodes = page.nodes
    ? `<script type="application/ld+json">${jsonLd(page.nodes)}</script>\n`
    : "";
  write(
    path,
    `<!doctype html>
<html lang="zh-Hans" data-base="/" data-offline>
<head>
${HEAD}<title>${title} · ${SITE}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${page.type ?? "website"}">
<meta property="og:site_name" content="${SITE}">
<meta property="og:locale" content="zh_CN">
<meta name="twitter:card" content="summary">
${page.head ?? ""}${nodes}${page.isTranscript ? READER_ASSETS : ASSETS}</head>
<body>
${SITE_HEADER}
<main id="main">
${page.main}
${footer}`,
  );
}

/** Writes descriptions so that no `</script>` ends them. */
export function jsonLd(nodes: readonly object[]): string {
  const json = JSON.stringify({ "@context": "https://schema.org", "@graph": nodes });
  return json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}

/** The way from the home page to a page. */
export function breadcrumbs(...steps: [name: string, path: string][]): object {
  return {
    "@type": "BreadcrumbList",
    itemListElement: [[SITE, "/"] as const, ...steps].map(([name, item], i) => ({
      ...{ "@type": "ListItem", position: i + 1, name, item },
    })),
  };
}

export const heading = (zh: string, en: string, note: string) =>
  `<header class="page-heading"><h1>${both(zh, en)}</h1><p class="note">${note}</p></header>`;

/** A transcript stands in a dozen lists. */
const items = new Map<Talk, string>();

function talkItem(talk: Talk): string {
  let item = items.get(talk);
  if (item === undefined) {
    const speakers = talk.speakers.map((name) => `<span>${text(name)}</span>`);
    item = `<li>
<h3>${talkLink(talk)}</h3>
<p class="facts"><time datetime="${talk.date}">${talk.date}</time>${speakers.join("")}</p>
<p class="summary">${text(talk.summary)}</p>
</li>
`;
    items.set(talk, item);
  }
  return item;
}

/** Transcripts with date, speakers and summary. */
export const talkList = (talks: readonly Talk[]) =>
  `<ol class="transcript-list" role="list">\n${talks.map(talkItem).join("")}</ol>`;

/** One part of a long list: its items, links to the others, and what the head says of them. */
export interface Part<T> {
  items: T[];
  number: number;
  links: string;
  head: string;
}

/** Writes a long list in parts of `size`; the first keeps the list's address. */
export function writeParts<T>(
  base: string,
  items: readonly T[],
  size: number,
  pageOf: (part: Part<T>) => Page,
): void {
  const parts = Math.max(1, Math.ceil(items.length / size));
  const pathOf = (number: number) => (number === 1 ? base : `${base}page/${number}/`);
  for (let number = 1; number <= parts; number++) {
    const relation = (to: number, rel: string) =>
      to < 1 || to > parts ? "" : `<link rel="${rel}" href="${pathOf(to)}">\n`;
    const page = pageOf({
      items: items.slice((number - 1) * size, number * size),
      number,
      links: parts === 1 ? "" : partLinks(number, parts, pathOf),
      head: relation(number - 1, "prev") + relation(number + 1, "next"),
    });
    if (number > 1) page.title += ` · 第 ${number} 页`;
    writePage(pathOf(number), page);
  }
}

function partLinks(current: number, parts: number, pathOf: (number: number) => string): string {
  const item = (to: number, label: string | number, attribute = "") =>
    `<li><a href="${pathOf(to)}"${attribute}>${label}</a></li>\n`;
  let items = current > 1 ? item(current - 1, both("上一页", "Previous"), ' rel="prev"') : "";
  for (let number = 1; number <= parts; number++) {
    const isNear = Math.abs(number - current) <= 2 || number === 1 || number === parts;
    if (isNear) items += item(number, number, number === current ? ' aria-current="page"' : "");
    else if (Math.abs(number - current) === 3) items += '<li aria-hidden="true">…</li>\n';
  }
  if (current < parts) items += item(current + 1, both("下一页", "Next"), ' rel="next"');
  return `<nav class="part-links" aria-label="分页 Pages">\n<ul role="list">\n${items}</ul>\n</nav>`;
}
