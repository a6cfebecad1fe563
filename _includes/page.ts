/** The layout around every page: head, site header with the search box, main, footer. */

import { type Child, type Html, html, OUTWARD_LINK, raw } from "../src/shared/html.ts";
import { type Part, partBase } from "../src/shared/list-parts.ts";
import { renderPassage } from "../src/transcript/passage.ts";
import { bilingual } from "./bilingual.ts";
import { type HeadMetadata, headMetadata } from "./head-metadata.ts";
import { offlineNote } from "./offline.ts";
import type { PageContext } from "./page-context.ts";
import { partRelations, partTitle } from "./part-links.ts";

/** What a page has within the layout. */
export interface PageContent {
  /** Shown in the tab, before the site's title. Absent on the home page. */
  title?: string;
  description?: string | undefined;
  /** Site path of the page, such as `/tags/`. */
  url: string;
  /** Entry scripts beside `site.js`, such as `search-page.js`. */
  scripts?: string[];
  /** Names what the scripts import too, so that it is loaded at once; by default so. */
  preload?: boolean;
  /** Kept out of search engines: the 404 page. */
  hidden?: boolean;
  /** Which part of a long list the page shows. */
  part?: Part;
  /** What the page tells programs about itself. */
  metadata?: HeadMetadata;
  main: Html;
}

/** Renders a whole HTML document. */
export function renderPage(page: PageContext, content: PageContent): string {
  const { site } = page;
  const { url, part, hidden } = content;
  const own = part && content.title !== undefined ? partTitle(content.title, part) : content.title;
  const title = own === undefined ? site.title : `${own} · ${site.title}`;
  const description = content.description ?? site.description;
  const head = { title: own ?? site.title, description, url };
  const canonical = page.publicHref(url);
  const metadata = !hidden && headMetadata(page, head, content.metadata ?? {});
  // An empty icon saves a request that would find nothing.
  const icon = page.icon === undefined ? "data:," : page.href(page.icon);
  const document = html`<!doctype html>
<html lang="zh-Hans" ${page.addressAttributes()}>
<head>
<meta charset="utf-8">
${page.policyElement({ wasm: url === "/search/" })}<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${hidden && html`<meta name="robots" content="noindex">`}
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">`}
${site.url !== undefined && openSearchLink(page)}
${metadata}${part && partRelations(page, part)}<link rel="icon" href="${icon}">
${page.styleElement("site.css")}
${page.hasAsset("own.css") && html`${page.styleElement("own.css")}\n`}${page.earlyScript("view.js")}
${page.scriptElements(["site.js", ...(content.scripts ?? [])], content.preload)}</head>
<body>
<a class="skip" href="#main">${bilingual("跳到正文", "Skip to content")}</a>
${siteHeader(page, url)}
${page.preview && html`<p class="preview-note">${bilingual("预览：含草稿", "Preview, drafts shown")}</p>`}
<main id="main">
${content.main}
</main>
${siteFooter(page)}
</body>
</html>
`;
  return document.source;
}

function openSearchLink(page: PageContext): Html {
  const { title } = page.site;
  const address = page.href("/opensearch.xml");
  const type = "application/opensearchdescription+xml";
  return html`<link rel="search" type="${type}" title="${title}" href="${address}">`;
}

function siteHeader(page: PageContext, url: string): Html {
  const { title, title_en } = page.site;
  const current = (path: string) =>
    partBase(url) === path && raw(` aria-current="${url === path ? "page" : "true"}"`);
  const entry = (path: string, name: Child) =>
    html`<li><a href="${page.href(path)}"${current(path)}>${name}</a></li>\n`;
  const picture = page.logo !== undefined && logo(page, page.logo);
  const name = html`${title} <span class="en" lang="en">${title_en}</span>`;
  return html`<header class="site-header">
<div class="site-header-in">
<a class="site-name" href="${page.href("/")}">${picture}${name}</a>
<nav aria-label="主导航 Main">
<ul>
${page.navigation.map(({ path, zh, en }) =>
  entry(path, en === undefined ? zh : bilingual(zh, en)),
)}</ul>
</nav>
${!["/", "/search/", "/404.html"].includes(url) && searchBox(page)}
</div>
</header>`;
}

function logo(page: PageContext, path: string): Html {
  return html`<img class="site-logo" src="${page.href(path)}" alt="" height="28"> `;
}

/** Nothing of the archive stands here: each transcript more would make every page another. */
function siteFooter(page: PageContext): Html {
  const { title, title_en, footer = [], rights, license, icp } = page.site;
  const lines = [...footer, rights, license].filter((line) => line !== undefined);
  const name = html`${title} <span class="en" lang="en">${title_en}</span>`;
  const aboutName = bilingual("关于与出处", "About and sources");
  const about = html`<a href="${page.href("/about/")}">${aboutName}</a>`;
  const passages = lines.map(
    (line) => html`<div class="footer-line">${raw(renderPassage(line))}</div>\n`,
  );
  return html`<footer class="site-footer">
<p>${name} · ${about} · ${offlineNote(page)}</p>
${passages}${
  icp !== undefined &&
  html`<p><a href="https://beian.miit.gov.cn/" ${OUTWARD_LINK}>${icp}</a></p>\n`
}</footer>`;
}

/** The search form that stands on every page; it works without JavaScript as a plain link would. */
export function searchBox(page: PageContext): Html {
  return html`<form class="search-box" role="search" action="${page.href("/search/")}" method="get">
<label><span class="visually-hidden">搜索原话 Search for a quote</span>
<input type="search" name="q" placeholder="搜一句话 Find a quote" autocomplete="off" spellcheck="false" enterkeyhint="search"></label>
<button type="submit">${bilingual("搜索", "Search")}</button>
</form>`;
}

/** A heading block for index pages. */
export function pageHeading(zh: string, en: string, note?: Child): Html {
  const below = note && html`<p class="note">${note}</p>`;
  return html`<header class="page-heading"><h1>${bilingual(zh, en)}</h1>${below}</header>`;
}
