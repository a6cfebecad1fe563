/**
 * The two texts of a segment as the reader's page shows them: terms can be focused and lead to
 * the glossary. No `lang` is added inside: in a segment only the two texts have one.
 */

import type { Archive } from "../archive/model.ts";
import { findGlossaryTerms, type GlossaryTerm } from "../transcript/glossary.ts";
import type { OriginalLocale, Segment } from "../transcript/model.ts";
import { htmlToText, renderPassage } from "../transcript/passage.ts";
import { pairSentences, SURE } from "../transcript/sentence-pairs.ts";
import { href, siteContext } from "./context.ts";
import { escapeHtml } from "./html.ts";
import { markRanges, readPassage } from "./sentence-spans.ts";

/** HTML of both sides of a segment; a side that is missing is an empty string. */
export interface PairHtml {
  zh: string;
  original: string;
}

/** Renders both sides, with the sentences marked of whose counterpart the aligner is sure. */
export function renderPair({ zh, original }: Pick<Segment, "zh" | "original">): PairHtml {
  const plain = {
    zh: zh === undefined ? "" : renderPassage(zh),
    original: original === undefined ? "" : renderPassage(original.text),
  };
  const marked =
    zh === undefined || original === undefined
      ? undefined
      : withSentences(plain, original.lang, findGlossaryTerms(zh));
  const { zh: left, original: right } = marked ?? plain;
  return { zh: withTerms(left), original: withTerms(right) };
}

function withSentences(
  plain: PairHtml,
  lang: OriginalLocale,
  terms: readonly GlossaryTerm[],
): PairHtml | undefined {
  const zh = readPassage(plain.zh);
  const original = readPassage(plain.original);
  if (!zh || !original) return undefined;
  const pairs = pairSentences(zh, original, lang, terms);
  // One sentence on each side is the paragraph itself, which is lit anyway.
  if (pairs.length < 2) return undefined;
  const sure = pairs.filter(({ sureness }) => sureness >= SURE);
  const mark = (side: "zh" | "original") =>
    sure.map((pair, i) => ({ range: pair[side], name: String(i + 1) }));
  return {
    zh: markRanges(zh, mark("zh")),
    original: markRanges(original, mark("original")),
  };
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
