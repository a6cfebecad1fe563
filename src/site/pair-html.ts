/** The two texts of a segment as HTML. */

import type { Segment } from "../transcript/model.ts";
import { renderPassage } from "../transcript/passage.ts";

/** HTML of both sides of a segment; a side that is missing is an empty string. */
export interface PairHtml {
  zh: string;
  original: string;
}

/** Renders both sides. Terms with a note can be focused, so that the note opens by keyboard. */
export function renderPair({ zh, original }: Pick<Segment, "zh" | "original">): PairHtml {
  return {
    zh: zh === undefined ? "" : focusableTerms(renderPassage(zh)),
    original: original === undefined ? "" : focusableTerms(renderPassage(original.text)),
  };
}

function focusableTerms(html: string): string {
  return html.replaceAll('<span class="gloss"><dfn>', '<span class="gloss"><dfn tabindex="0">');
}
