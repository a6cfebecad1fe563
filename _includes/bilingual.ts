/** Interface text: Chinese first, the English beside it, each with its language. */

import { type Html, html } from "../src/shared/html.ts";

/** `标签 Tags`, the English marked as such and set smaller by the stylesheet. */
export function bilingual(zh: string, en: string): Html {
  return html`${zh} <span class="en" lang="en">${en}</span>`;
}
