/**
 * A text of a segment as the reader's page shows it: terms can be focused and lead to the
 * glossary. No `lang` is added inside: in a segment only the two texts have one.
 */

import { escapeHtml } from "../src/shared/escape.ts";
import { htmlToText, renderPassage } from "../src/transcript/passage.ts";
import type { PageContext } from "./page-context.ts";

/** Site paths of explained terms, by the term. */
type TermPaths = Readonly<Record<string, string>>;

/** HTML of one side of a segment. */
export function renderSide(page: PageContext, source: string, terms: TermPaths): string {
  const html = renderPassage(source);
  return html.includes("<dfn>") ? withTerms(page, html, terms) : html;
}

const TERM =
  /<span class="gloss"><dfn>(.*?)<\/dfn><span class="gloss-note">(\s?[（(])(.*?)([）)])<\/span><\/span>/gs;

/**
 * Makes a term focusable, so that its note opens by keyboard and tap, and ends the note in a link.
 * The brackets get elements of their own: they belong to the line of text, not to the open note.
 */
function withTerms(page: PageContext, html: string, terms: TermPaths): string {
  return html.replace(
    TERM,
    (whole, term: string, open: string, note: string, close: string, at) => {
      // Inside a link, another stop and another link would be no HTML.
      if (html.lastIndexOf("<a ", at) > html.lastIndexOf("</a>", at)) return whole;
      const name = htmlToText(term);
      const path = Object.hasOwn(terms, name) ? terms[name] : undefined;
      const link =
        path === undefined
          ? ""
          : ` <a class="gloss-link" href="${escapeHtml(page.href(path))}">术语表</a>`;
      const mark = (bracket: string) => `<span class="gloss-mark">${bracket}</span>`;
      const inside = `${mark(open)}${note}${mark(close)}${link}`;
      const shown = `<dfn tabindex="0">${term}</dfn><span class="gloss-note">${inside}</span>`;
      return `<span class="gloss">${shown}</span>`;
    },
  );
}
