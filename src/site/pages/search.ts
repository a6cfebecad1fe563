import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { type Html, html } from "../../shared/html.ts";
import { type Page, type PageKind, plainPage } from "./page.ts";

const KIND: PageKind<unknown> = { name: "search", render };

/** Where a quote is searched for. */
export function searchPage(): Page {
  return plainPage("/search/", KIND);
}

function render(page: PageContext): string {
  return renderPage(page, {
    title: "搜索",
    url: "/search/",
    scripts: ["search-page.js"],
    main: html`${pageHeading("搜索", "Search")}
<form class="search-form" role="search" action="${page.href("/search/")}" method="get" data-search-form>
<label><span class="visually-hidden">搜索原话 Search for a quote</span>
<input type="search" name="q" placeholder="一句话的任意一段 Any part of a sentence" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"></label>
<button type="submit">${bilingual("搜索", "Search")}</button>
</form>
<div class="search-suggestions" data-search-suggestions></div>
${help()}
<noscript><p>${bilingual(
      "搜索需要 JavaScript；不用它，也可以按标签和人物浏览。",
      "Search needs JavaScript; tags and people can be browsed without.",
    )}</p></noscript>
<div data-search-notes></div>
<p class="search-status" role="status" tabindex="-1" data-search-status></p>
<div class="search-bar" data-search-bar hidden>
<label data-search-order>${bilingual("顺序", "Order")}
<select data-search-sort>
<option value="relevance">相关 relevance</option>
<option value="date">新的在前 newest</option>
<option value="oldest">旧的在前 oldest</option>
</select></label>
<div class="search-views" role="group" aria-label="样式 View">
<button type="button" data-search-view value="list">${bilingual("段落", "Paragraphs")}</button>
<button type="button" data-search-view value="kwic">${bilingual("上下文对照", "Concordance")}</button>
</div>
</div>
<div class="search-columns">
<div data-search-version="" data-search-results></div>
<aside class="search-filters" aria-label="筛选 Filters">
<details class="filter-panel" data-search-panel><summary>${bilingual("筛选", "Filters")}</summary>
<div data-search-filters></div></details></aside>
</div>`,
  });
}

const OPERATORS: [written: string, zh: string, en: string][] = [
  ["可解释性", "原样查找，标点、简繁、大小写不论", "as it stands, whatever marks, script or case"],
  [
    '"scaling laws" "安全"',
    "同一段里都有，且不从词中间截断",
    "all in one paragraph, as whole words",
  ],
  ["模型 -安全", "有前者而没有后者", "the first without the second"],
  ["猫 OR 狗　猫 或 狗", "有其中一个", "either of them"],
  ["讲者:王选　speaker:Wang", "只看某人的话", "said by someone"],
  [
    "标签: 人物: 机构: 年份:2020-2024 语言:英文",
    "其他条件，冒号后不空格",
    "tag: person: org: year: lang: further conditions, no space after the colon",
  ],
];

/** Keys of the search page, and what they do. */
const KEYS: readonly (readonly [keys: Html, zh: string, en: string])[] = [
  [html`<kbd>/</kbd>`, "到搜索框", "field"],
  [html`<kbd>↑</kbd> <kbd>↓</kbd>`, "上下移动", "move"],
  [html`<kbd>Enter</kbd>`, "打开", "open"],
  [html`<kbd>Esc</kbd>`, "清空", "clear"],
];

function help(): Html {
  return html`<details class="search-help"><summary>${bilingual("怎样查得更准", "How to ask")}</summary>
<dl>
${OPERATORS.map(
  ([written, zh, en]) =>
    html`<div><dt><code>${written}</code></dt><dd>${bilingual(zh, en)}</dd></div>\n`,
)}</dl>
<p>${bilingual("键盘：", "Keys:")} ${KEYS.map(
    ([keys, zh, en], i) => html`${i > 0 && " · "}${keys} ${bilingual(zh, en)}`,
  )}</p>
</details>`;
}
