/**
 * Where the old addresses of a transcript's paragraphs lead: anchors, which need no script. Their words
 * are shown only to who arrives by such an address (`:target` in the stylesheet).
 */

import { type Html, html } from "../src/shared/html.ts";
import type { Segment } from "../src/transcript/model.ts";

/** What stands before, within and after a paragraph because of what happened to it. */
export function historyHtml({ history }: Segment): Record<"before" | "within" | "after", Html> {
  const { changed, merged = [], goneBefore = [], goneAfter = [] } = history ?? {};
  return {
    before: html`${goneBefore.map(goneHtml)}`,
    within: html`${merged.map(mergedHtml)}${changed !== undefined && changedHtml(changed)}`,
    after: html`${goneAfter.map(goneHtml)}`,
  };
}

// In a paragraph only its two texts have a `lang`, so these have none.

function goneHtml({ id, on }: { id: string; on: string }): Html {
  const [zh, en] = on === "" ? ["删去了", "removed"] : [`在 ${on} 删去`, `removed on ${on}`];
  const english = html`<span class="en">A paragraph that stood here was ${en}.</span>`;
  return html`<p class="was gone" id="${id}">原在这里的一段${zh}。 ${english}</p>
`;
}

function mergedHtml(id: string): Html {
  const en = html`<span class="en">It is part of this paragraph now.</span>`;
  return html`<p class="was" id="${id}">那一段已并入这一段。 ${en}</p>`;
}

function changedHtml(on: string): Html {
  const [zh, en] = on === "" ? ["改过", ""] : [`在 ${on} 改过`, ` on ${on}`];
  return html`<p class="was changed">这一段${zh}。 <span class="en">Changed${en}.</span></p>`;
}
