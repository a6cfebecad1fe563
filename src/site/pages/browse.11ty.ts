import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import { waysIn } from "../../../_includes/ways-in.ts";
import { href } from "../context.ts";
import { html } from "../html.ts";

const SHOWN = 10;

export const data = { permalink: "/browse/index.html" };

export function render(): string {
  return renderPage({
    title: "浏览",
    description: "按标签、人物、机构、作品、年份和术语进入文稿。",
    url: "/browse/",
    main: html`${pageHeading("浏览", "Browse", "从哪里进都行：每个名字后面的数字是文稿篇数。")}
${waysIn(SHOWN)}
<section>
<h2>${bilingual("整座文库", "The archive as a whole")}</h2>
<ul class="inline-list" role="list">
<li><a href="${href("/transcripts/")}">${bilingual("全部文稿", "All transcripts")}</a></li>
</ul>
</section>`,
  });
}
