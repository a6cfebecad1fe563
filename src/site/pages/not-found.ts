import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage, searchBox } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { html } from "../../shared/html.ts";
import { type Page, type PageKind, plainPage } from "./page.ts";

const KIND: PageKind<unknown> = { name: "not found", render };

/** What stands at an address that is none. */
export function notFoundPage(): Page {
  return plainPage("/404.html", KIND);
}

function render(page: PageContext): string {
  return renderPage(page, {
    title: "没有这一页",
    url: "/404.html",
    hidden: true,
    main: html`${pageHeading("没有这一页", "Page not found", "地址可能写错了，或者文稿改了名字。")}
${searchBox(page)}
<p><a href="${page.href("/transcripts/")}">${bilingual("全部文稿", "All transcripts")}</a></p>`,
  });
}
