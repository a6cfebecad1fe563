/** The line in every footer that leads to saving the archive, or says what this copy is. */

import { type Html, html } from "../src/shared/html.ts";
import { OFFLINE_PAGE } from "../src/shared/offline-list.ts";
import { bilingual } from "./bilingual.ts";
import type { PageContext } from "./page-context.ts";

/** Leads to the page for saving; in a copy that is read from a folder, gives its day. */
export function offlineNote(page: PageContext): Html {
  const { addressing, builtOn } = page;
  return addressing === "relative"
    ? html`<time datetime="${builtOn}">${builtOn}</time> 存的一份 <span class="en" lang="en">copy of that day</span>`
    : html`<a href="${page.href(OFFLINE_PAGE)}">${bilingual("离线阅读", "Read offline")}</a>`;
}
