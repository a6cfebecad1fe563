/**
 * The two texts of a segment as the reader's page shows them: terms can be focused and lead to
 * the glossary. No `lang` is added inside: in a segment only the two texts have one.
 */

import type { Archive } from "../archive/model.ts";
import type { Segment } from "../transcript/model.ts";
import { htmlToText, renderPassage } from "../transcript/passage.ts";
import { href, siteContext } from "./context.ts";
import { escapeHtml } from "./html.ts";

/** HTML of both sides of a segment; a side that is missing is an empty string. */
export interface PairHtml {
  zh: string;
  original: string;
}

/** Renders both sides. */
export function renderPair({ zh, original }: Pick<Segment, "zh" | "original">): PairHtml {
  return {
    zh: zh === undefined ? "" : withTerms(renderPassage(zh)),
    original: original === undefined ? "" : withTerms(renderPassage(original.text)),
  };
}

const TERM =
  /<span class="gloss"><dfn>(.*?)<\/dfn><span class="gloss-note">(\s?[（(])(.*?)([）)])<\/span><\/span>/gs;

/**
 * Makes a term focusable, so that its note opens by keyboard and tap, and ends the note in a link.
 * The brackets get elements of their own: they belong to the line of text, not to the open note.
 */
function withTerms(html: string): string {
  return html.replace(TERM, (_, term: string, open: string, note: string, close: string) => {
    const slug = glossarySlugs(siteContext().archive).get(htmlToText(term));
    const link =
      slug === undefined
        ? ""
        : ` <a class="gloss-link" href="${escapeHtml(href(`/glossary/${slug}/`))}">术语表</a>`;
    return `<span class="gloss"><dfn tabindex="0">${term}</dfn><span class="gloss-note"><span class="gloss-mark">${open}</span>${note}<span class="gloss-mark">${close}</span>${link}</span></span>`;
  });
}

const slugsByArchive = new WeakMap<Archive, Map<string, string>>();

function glossarySlugs(archive: Archive): Map<string, string> {
  let slugs = slugsByArchive.get(archive);
  if (!slugs) {
    slugs = new Map(
      archive.glossary.flatMap(({ slug, occurrences }) =>
        occurrences.map(({ term }) => [term.zh, slug] as const),
      ),
    );
    slugsByArchive.set(archive, slugs);
  }
  return slugs;
}
