/**
 * The bar above a transcript: reading mode, open all, quick settings. It stands in the page from
 * the build on, so that nothing moves when the script arrives; the stylesheet hides it where
 * scripts are off.
 */

import { type Html, html, raw } from "../src/shared/html.ts";
import { bilingual } from "./bilingual.ts";

const MODES: [value: string, zh: string, en: string, title: string][] = [
  ["zh", "中文", "Chinese", "中文，原文点开 Chinese, each original one tap away"],
  ["side", "对照", "Side by side", "两种文字并排 Side by side"],
  ["original", "原文", "Original", "只看原文 Original only"],
  [
    "original-first",
    "先原文",
    "Original first",
    "原文在前，中文点开 Original first, Chinese one tap away",
  ],
];

/** The bar; without modes for a transcript that has no originals. */
export function readerBar(hasOriginals: boolean): Html {
  return html`<div class="reader-bar" data-reader-bar>
<div class="reader-bar-in">
${
  hasOriginals &&
  html`<fieldset class="modes"><legend class="visually-hidden">读法 Reading mode</legend>${MODES.map(
    ([value, zh, en, title], i) => {
      const checked = i === 0 && raw(" checked");
      const input = html`<input type="radio" name="mode" value="${value}" autocomplete="off"${checked}>`;
      return html`<label title="${title}">${input}<span>${bilingual(zh, en)}</span></label>`;
    },
  )}</fieldset>
<button type="button" data-open-all aria-pressed="false">${bilingual("全展开", "Open all")}</button>`
}
<span class="reader-bar-end">
<button type="button" data-sheet="notes" aria-haspopup="dialog">${bilingual("书签", "Bookmarks")}</button>
<button type="button" data-sheet="settings" aria-haspopup="dialog" aria-label="阅读设置 Reading settings"><span aria-hidden="true">Aa</span></button>
</span>
</div>
<div class="progress" aria-hidden="true"><div data-progress></div></div>
</div>`;
}
