/** The layout around every page: head, site header with the search box, main, footer. */

import {
  addressAttributes,
  earlyScript,
  href,
  policyElement,
  publicHref,
  scriptElements,
  siteContext,
  styleElement,
} from "../src/site/context.ts";
import { type Child, type Html, html, raw } from "../src/site/html.ts";
import { type Part, partBase } from "../src/site/parts.ts";
import { bilingual } from "./bilingual.ts";
import { type HeadMetadata, headMetadata } from "./head-metadata.ts";
import { offlineNote } from "./offline.ts";
import { partRelations, partTitle } from "./part-links.ts";

export interface Page {
  /** Shown in the tab, before the site's title. Absent on the home page. */
  title?: string;
  description?: string | undefined;
  /** Site path of the page, such as `/tags/`. */
  url: string;
  /** Entry scripts beside `site.js`, such as `search-page.js`. */
  scripts?: string[];
  /** Kept out of search engines: the 404 page. */
  hidden?: boolean;
  /** Which part of a long list the page shows. */
  part?: Part;
  /** What the page tells programs about itself. */
  metadata?: HeadMetadata;
  main: Html;
}

const NAVIGATION: [path: string, zh: string, en: string][] = [
  ["/transcripts/", "文稿", "Transcripts"],
  ["/tags/", "标签", "Tags"],
  ["/people/", "人物", "People"],
  ["/glossary/", "术语", "Glossary"],
  ["/browse/", "浏览", "Browse"],
  ["/search/", "搜索", "Search"],
];

/** Renders a whole HTML document. */
export function renderPage(page: Page): string {
  const { archive, preview } = siteContext();
  const { site } = archive;
  const own = page.part && page.title !== undefined ? partTitle(page.title, page.part) : page.title;
  const title = own === undefined ? site.title : `${own} · ${site.title}`;
  const description = page.description ?? site.description;
  const canonical = publicHref(page.url);
  const document = html`<!doctype html>
<html lang="zh-Hans" ${addressAttributes()}>
<head>
<meta charset="utf-8">
${policyElement({ wasm: page.url === "/search/" })}<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${page.hidden && html`<meta name="robots" content="noindex">`}
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">`}
${site.url !== undefined && html`<link rel="search" type="application/opensearchdescription+xml" title="${site.title}" href="${href("/opensearch.xml")}">`}
${!page.hidden && headMetadata({ title: own ?? site.title, description, url: page.url }, page.metadata ?? {})}${page.part && partRelations(page.part)}<link rel="icon" href="data:,">
${styleElement("site.css")}
${earlyScript("view.js")}
${scriptElements(["site.js", ...(page.scripts ?? [])])}</head>
<body>
<a class="skip" href="#main">${bilingual("跳到正文", "Skip to content")}</a>
<header class="site-header">
<div class="site-header-in">
<a class="site-name" href="${href("/")}">${site.title} <span class="en" lang="en">${site.title_en}</span></a>
<nav aria-label="主导航 Main">
<ul>
${NAVIGATION.map(
  ([path, zh, en]) =>
    html`<li><a href="${href(path)}"${partBase(page.url) === path && raw(page.url === path ? ' aria-current="page"' : ' aria-current="true"')}>${bilingual(zh, en)}</a></li>\n`,
)}</ul>
</nav>
${!["/", "/search/", "/404.html"].includes(page.url) && searchBox()}
</div>
</header>
${preview && html`<p class="preview-note">${bilingual("预览：含草稿", "Preview, drafts shown")}</p>`}
<main id="main">
${page.main}
</main>
<footer class="site-footer">
<p>${site.title} <span class="en" lang="en">${site.title_en}</span> · ${archive.transcripts.length} 篇文稿 <span class="en" lang="en">transcripts</span> · <a href="${href("/about/")}">${bilingual("关于与出处", "About and sources")}</a> · ${offlineNote()}</p>
</footer>
</body>
</html>
`;
  return document.source;
}

/** The search form that stands on every page; it works without JavaScript as a plain link would. */
export function searchBox(): Html {
  return html`<form class="search-box" role="search" action="${href("/search/")}" method="get">
<label><span class="visually-hidden">搜索原话 Search for a quote</span>
<input type="search" name="q" placeholder="搜一句话 Find a quote" autocomplete="off" spellcheck="false" enterkeyhint="search"></label>
<button type="submit">${bilingual("搜索", "Search")}</button>
</form>`;
}

/** A heading block for index pages. */
export function pageHeading(zh: string, en: string, note?: Child): Html {
  return html`<header class="page-heading"><h1>${bilingual(zh, en)}</h1>${note && html`<p class="note">${note}</p>`}</header>`;
}
