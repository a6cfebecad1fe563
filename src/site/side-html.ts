/**
 * A text of a segment as the reader's page shows it: terms can be focused and lead to the
 * glossary. No `lang` is added inside: in a segment only the two texts have one.
 */

import type { Archive } from "../archive/model.ts";
import { escapeHtml } from "../shared/escape.ts";
import { htmlToText, renderPassage } from "../transcript/passage.ts";
import { href, siteContext } from "./context.ts";

/** HTML of one side of a segment. */
export function renderSide(source: string): string {
  const html = renderPassage(source);
  return html.includes("<dfn>") ? withTerms(html) : html;
}

const TERM =
  /<span class="gloss"><dfn>(.*?)<\/dfn><span class="gloss-note">(\s?[（(])(.*?)([）)])<\/span><\/span>/gs;

/**
 * Makes a term focusable, so that its note opens by keyboard and tap, and ends the note in a link.
 * The brackets get elements of their own: they belong to the line of text, not to the open note.
 */
function withTerms(html: string): string {
  return html.replace(
    TERM,
    (whole, term: string, open: string, note: string, close: string, at) => {
      // Inside a link, another stop and another link would be no HTML.
      if (html.lastIndexOf("<a ", at) > html.lastIndexOf("</a>", at)) return whole;
      const slug = glossarySlugs(siteContext().archive).get(htmlToText(term));
      const link =
        slug === undefined
          ? ""
          : ` <a class="gloss-link" href="${escapeHtml(href(`/glossary/${slug}/`))}">术语表</a>`;
      return `<span class="gloss"><dfn tabindex="0">${term}</dfn><span class="gloss-note"><span class="gloss-mark">${open}</span>${note}<span class="gloss-mark">${close}</span>${link}</span></span>`;
    },
  );
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
