import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage, searchBox } from "../../../_includes/page.ts";
import { href } from "../context.ts";
import { html } from "../html.ts";
import { type Page, plainPage } from "./page.ts";

/** What stands at an address that is none. */
export function notFoundPage(): Page {
  return plainPage("/404.html", render);
}

function render(): string {
  return renderPage({
    title: "没有这一页",
    url: "/404.html",
    hidden: true,
    main: html`${pageHeading("没有这一页", "Page not found", "地址可能写错了，或者文稿改了名字。")}
${searchBox()}
<p><a href="${href("/transcripts/")}">${bilingual("全部文稿", "All transcripts")}</a></p>`,
  });
}
