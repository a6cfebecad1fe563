/**
 * Marks glossary notes while a passage is rendered: a markdown-it core rule, since a note begins
 * where a bold text ends and no inline rule sees both.
 */

import type { MarkdownIt } from "markdown-it";
import { MAX_NOTE, readTerm } from "../text/glossary.ts";

/** markdown-it plugin: wraps a term and its note in `span.gloss` > `dfn` + `span.gloss-note`. */
export function glossaryNotes(md: MarkdownIt): void {
  md.core.ruler.push("glossary_notes", (state) => {
    for (const block of state.tokens) {
      const children = block.type === "inline" ? block.children : null;
      if (!children) continue;
      const raw = (html: string) => {
        const token = new state.Token("html_inline", "", 0);
        token.content = html;
        return token;
      };
      for (let i = 0; i + 2 < children.length; i++) {
        const [open, term, close, after] = children.slice(i, i + 4);
        if (open?.type !== "strong_open" || term?.type !== "text") continue;
        if (close?.type !== "strong_close") continue;
        const follows = after?.type === "text" ? after.content : "";
        const reading =
          term.content.length <= 200
            ? readTerm(term.content, follows.slice(0, MAX_NOTE))
            : undefined;
        if (!reading) continue;
        const { zhLength, noteLength } = reading;
        const zh = md.utils.escapeHtml(term.content.slice(0, zhLength));
        const note = md.utils.escapeHtml(
          term.content.slice(zhLength) + follows.slice(0, noteLength),
        );
        if (after?.type === "text") after.content = follows.slice(noteLength);
        children.splice(
          i,
          3,
          raw(`<span class="gloss"><dfn>${zh}</dfn><span class="gloss-note">${note}</span></span>`),
        );
      }
    }
  });
}
