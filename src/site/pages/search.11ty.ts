import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage, searchBox } from "../../../_includes/page.ts";
import { html } from "../html.ts";

export const data = { permalink: "/search/index.html" };

export function render(): string {
  return renderPage({
    title: "搜索",
    url: "/search/",
    scripts: [],
    main: html`${pageHeading("搜索", "Search")}
${searchBox()}
<noscript><p>${bilingual("搜索需要 JavaScript。", "Search needs JavaScript.")}</p></noscript>
<div data-search-results></div>`,
  });
}
