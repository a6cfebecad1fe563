import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { href } from "../context.ts";
import { html } from "../html.ts";

export const data = { permalink: "/search/index.html" };

export function render(): string {
  return renderPage({
    title: "搜索",
    url: "/search/",
    scripts: ["search-page.js"],
    main: html`${pageHeading("搜索", "Search")}
<form class="search-form" role="search" action="${href("/search/")}" method="get" data-search-form>
<label><span class="visually-hidden">搜索原话 Search for a quote</span>
<input type="search" name="q" placeholder="搜一句话 Find a quote" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"></label>
<button type="submit">${bilingual("搜索", "Search")}</button>
</form>
<noscript><p>${bilingual("搜索需要 JavaScript。", "Search needs JavaScript.")}</p></noscript>
<p class="search-status" role="status" data-search-status></p>
<div data-search-results></div>`,
  });
}
