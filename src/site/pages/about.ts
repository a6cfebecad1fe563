import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import type { Archive } from "../../archive/model.ts";
import { html } from "../../shared/html.ts";
import type { Page, PageKind } from "./page.ts";

interface View {
  /** Number of transcripts. */
  count: number;
}

const KIND: PageKind<View> = { name: "about", render };

/** What the archive is, and whose texts it holds. */
export function aboutPage({ transcripts }: Archive): Page<View> {
  const view = () => ({ count: transcripts.length });
  return { path: "/about/", kind: KIND, view, transcripts: [] };
}

function render(page: PageContext, { count }: View): string {
  const { site } = page;
  return renderPage(page, {
    title: "关于",
    url: "/about/",
    main: html`${pageHeading("关于", "About")}
<div class="prose">
<p>${site.description}</p>
<p class="en" lang="en">${site.description_en}</p>
<h2>${bilingual("这里有什么", "What is here")}</h2>
<p>共 ${count} 篇文稿。每一段中文下面都可以打开它的原文；每一段都有自己的固定地址，可以引用。搜索任意一句话的任意一部分，简体、繁体、英文都可以，结果直接落到那一段。</p>
<p class="en" lang="en">${count} transcripts. Beneath each Chinese paragraph its original is one tap away, and each paragraph has an address of its own to cite. Search for any part of any sentence, in Simplified or Traditional Chinese or in English, and land on the paragraph.</p>
<h2>${bilingual("出处与权利", "Sources and rights")}</h2>
<p>每篇文稿都写明来源、原文语言和导入时的处理。文字的权利属于各自的作者。</p>
<p class="en" lang="en">Each transcript states its source, the language of its original and what its import changed. The texts belong to their authors.</p>
${site.keeper !== undefined && html`<p>${bilingual("编者", "Kept by")}：${site.keeper}</p>`}
</div>`,
  });
}
