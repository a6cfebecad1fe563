/**
 * A text of a segment as the reader's page shows it: terms can be focused and lead to the
 * glossary. No `lang` is added inside: in a segment only the two texts have one.
 */

import { escapeHtml, unescapeHtml } from "../src/shared/escape.ts";
import { transcriptUrl } from "../src/shared/page-address.ts";
import { linkedTranscript } from "../src/transcript/local-links.ts";
import { htmlToText, renderPassage } from "../src/transcript/passage.ts";
import type { PageContext } from "./page-context.ts";

/** Site paths of explained terms, by the term. */
type TermPaths = Readonly<Record<string, string>>;

/** Pictures by how the text names them: site path and size in pixels. */
export type ShownPictures = Readonly<
  Record<string, { url: string; width: number; height: number }>
>;

/** HTML of one side of a segment. */
export function renderSide(
  page: PageContext,
  source: string,
  terms: TermPaths,
  pictures: ShownPictures = {},
): string {
  const html = withLinks(page, renderPassage(source), pictures);
  return html.includes("<dfn>") ? withTerms(page, html, terms) : html;
}

const FIGURE = /<p><a href="([^"]*)" data-picture(?:="")?>(.*?)<\/a><\/p>/gs;
const PICTURE = /<a href="([^"]*)" data-picture(?:="")?>(.*?)<\/a>/gs;
const LINK = /<a href="([^"]*)"/g;

/** Shows pictures that the archive has, and leads links within it to their pages. */
function withLinks(page: PageContext, html: string, pictures: ShownPictures): string {
  if (!html.includes("<a href=")) return html;
  const image = (target: string, text: string): string | undefined => {
    const name = unescapeHtml(target);
    const shown = Object.hasOwn(pictures, name) ? pictures[name] : undefined;
    if (!shown) return undefined;
    const { url, width, height } = shown;
    return `<img src="${escapeHtml(page.href(url))}" alt="${text}" width="${width}" height="${height}" loading="lazy">`;
  };
  return html
    .replace(FIGURE, (whole, target: string, text: string) => {
      const shown = image(target, text);
      const caption = text === "" ? "" : `<figcaption>${text}</figcaption>`;
      return shown === undefined ? whole : `<figure>${shown}${caption}</figure>`;
    })
    .replace(PICTURE, (_, target: string, text: string) => image(target, text) ?? text)
    .replace(LINK, (whole, target: string) => {
      const path = sitePathOf(unescapeHtml(target));
      return path === undefined ? whole : `<a href="${escapeHtml(page.href(path))}"`;
    });
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

/** Site path that a link within the archive leads to; undefined where it says none. */
function sitePathOf(target: string): string | undefined {
  const linked = linkedTranscript(target);
  if (linked) return transcriptUrl(linked) + linked.place;
  return /^\/(?![\\/])/.test(target) ? target : undefined;
}
