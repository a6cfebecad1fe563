/**
 * Glossary notes: `**术语**（English Term: 解释）`, with variants seen in the wild: half-width
 * brackets, no definition, an abbreviation after a comma.
 *
 * A markdown-it core rule marks them while the page is rendered; `findGlossaryTerms` harvests
 * them. Both use the same pattern, so the glossary lists exactly what pages show as terms.
 */

import type { MarkdownIt } from "markdown-it";

export interface GlossaryTerm {
  /** The Chinese term, as written in bold. */
  zh: string;
  en: string;
  /** `NLP` in `（natural language processing, NLP: …）`. */
  abbreviation?: string;
  definition?: string;
}

// The English must start with a Latin letter and hold no Han: `**重点**（见下文）` is no term.
const NOTE =
  /^\s?[（(]\s*(?<en>[A-Za-z][^（）()：:，,\p{Script=Han}]*?)(?:\s*[,，]\s*(?<abbr>[A-Z][A-Za-z0-9.-]{0,11}))?\s*(?:[：:]\s*(?<definition>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*))?[）)]/u;

const TERM = /\*\*(?<zh>[^*\n]{1,40}?)\*\*(?<note>\s?[（(][^\n]{1,400})/gu;

/** Finds the glossary terms of a Markdown passage, in order. */
export function findGlossaryTerms(source: string): GlossaryTerm[] {
  const terms: GlossaryTerm[] = [];
  for (const match of source.matchAll(TERM)) {
    const { zh = "", note = "" } = match.groups ?? {};
    const parsed = parseNote(note);
    if (parsed && /\p{Script=Han}/u.test(zh)) terms.push({ zh, ...parsed.term });
  }
  return terms;
}

/** Reads a note at the start of `text`; `length` is how much of it the note takes. */
export function parseNote(
  text: string,
): { term: Omit<GlossaryTerm, "zh">; length: number } | undefined {
  const match = NOTE.exec(text);
  if (!match?.groups) return undefined;
  const { en = "", abbr, definition } = match.groups;
  return {
    term: {
      en: en.trim(),
      ...(abbr && { abbreviation: abbr }),
      ...(definition?.trim() && { definition: definition.trim() }),
    },
    length: match[0].length,
  };
}

/** markdown-it plugin: wraps a term and its note in `span.gloss` > `dfn` + `span.gloss-note`. */
export function glossaryNotes(md: MarkdownIt): void {
  md.core.ruler.push("glossary_notes", (state) => {
    for (const block of state.tokens) {
      const children = block.type === "inline" ? block.children : null;
      if (!children) continue;
      for (let i = 0; i + 3 < children.length; i++) {
        const [open, term, close, after] = children.slice(i, i + 4);
        if (open?.type !== "strong_open" || term?.type !== "text") continue;
        if (close?.type !== "strong_close" || after?.type !== "text") continue;
        if (!/\p{Script=Han}/u.test(term.content)) continue;
        const note = parseNote(after.content);
        if (!note) continue;
        const raw = (html: string) => {
          const token = new state.Token("html_inline", "", 0);
          token.content = html;
          return token;
        };
        const rest = new state.Token("text", "", 0);
        rest.content = after.content.slice(note.length);
        const shown = md.utils.escapeHtml(after.content.slice(0, note.length));
        children.splice(
          i,
          4,
          raw(
            `<span class="gloss"><dfn>${md.utils.escapeHtml(term.content)}</dfn><span class="gloss-note">${shown}</span></span>`,
          ),
          rest,
        );
      }
    }
  });
}
