/**
 * Where a reader saves the whole archive. All parts of the panel stand in the page, hidden; the
 * script shows those that fit. The worker also gives this page in place of one that is not kept.
 */

import { bilingual } from "../../../_includes/bilingual.ts";
import { pageHeading, renderPage } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { type Html, html } from "../../shared/html.ts";
import { OFFLINE_PAGE } from "../../shared/offline-list.ts";
import { type Page, type PageKind, plainPage } from "./page.ts";

const KIND: PageKind<unknown> = { name: "offline", render };

/** The page where a reader saves the archive. */
export function offlinePage(): Page {
  return plainPage(OFFLINE_PAGE, KIND);
}

function render(page: PageContext): string {
  return renderPage(page, {
    title: "离线阅读",
    url: OFFLINE_PAGE,
    scripts: ["offline-page.js"],
    main: html`<div class="not-kept" data-not-kept hidden>
<h1>${bilingual("这一页没有存下", "This page has not been kept")}</h1>
<p>现在没有网络，而这一页既没有看过，也没有存在这台设备上。</p>
<p class="en" lang="en">There is no network, and the page was neither visited nor saved on this device.</p>
<p>${action("retry", "再试一次", "Try again")}</p>
</div>
<div data-offline-intro>
${pageHeading("离线阅读", "Read offline")}
<div class="prose">
<p>看过的页面会自动留在这台设备上，断了网也能再读。存下全部以后，没看过的也能读，搜索也照样能用。</p>
<p class="en" lang="en">Pages you have visited are kept on this device and open without a network. Save the whole archive, and everything can be read and searched.</p>
</div>
</div>
<section class="save-panel" data-save-panel hidden>
<h2>${bilingual("存下全部", "Save the whole archive")}</h2>
<fieldset class="save-years" data-save-years hidden>
<legend>${bilingual("存哪些年的文稿", "Which years to save")}</legend>
<ul role="list" data-save-year-list></ul>
</fieldset>
<p data-save-size></p>
<p role="status" data-save-status></p>
<div class="save-progress" data-save-progress hidden>
<progress max="1" value="0" aria-label="已存 Saved"></progress>
<p class="note" data-save-numbers></p>
</div>
<p class="save-actions">
${action("save", "存下", "Save")}
${action("resume", "接着存", "Go on")}
${action("pause", "暂停", "Pause")}
${action("switch", "换用新的一版", "Use the newer version")}
${action("check", "看看有没有新的一版", "Look for a newer version")}
${action("remove", "删除存下的", "Remove what was saved")}
</p>
<p class="note">浏览器在空间紧张时可能收回存下的内容；要长久保存，请用装进 U 盘的那一种。<span class="en" lang="en">Browsers may take the space back when it runs short. To keep the archive for good, carry a copy on a stick.</span></p>
</section>
<p data-save-unavailable hidden>${bilingual(
      "这个浏览器或这个地址不能存下网页（需要 https，私密窗口也不行）。",
      "This browser or address cannot save pages: it takes https, and no private window.",
    )}</p>
<noscript><p>${bilingual("存下全部需要 JavaScript。", "Saving needs JavaScript.")}</p></noscript>
<section data-kept hidden>
<h2>${bilingual("现在断网也能读的文稿", "Transcripts kept from your visits")}</h2>
<ul class="kept-list" role="list" data-kept-list></ul>
</section>`,
  });
}

function action(name: string, zh: string, en: string): Html {
  return html`<button type="button" data-action="${name}" hidden>${bilingual(zh, en)}</button>`;
}
