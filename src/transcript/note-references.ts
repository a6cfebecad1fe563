/**
 * References to notes at the foot of a text, `[^1]`, as a markdown-it rule. A passage is rendered by
 * itself, so that it cannot be known whether the note is there: the parser says where one is missing.
 */

import type { MarkdownIt } from "markdown-it";

const REFERENCE = /^\[\^([^\]\s]{1,40})\]/;

/** Id of the note on the page. */
export function noteAnchor(id: string): string {
  return `note-${encodeURIComponent(id)}`;
}

/** markdown-it plugin: makes each `[^1]` a link to its note. */
export function noteReferences(md: MarkdownIt): void {
  md.inline.ruler.before("link", "note_reference", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e) {
      return false;
    }
    const [whole, id] = REFERENCE.exec(state.src.slice(state.pos, state.pos + 44)) ?? [];
    if (whole === undefined || id === undefined) return false;
    if (!silent) {
      const shown = md.utils.escapeHtml(id);
      const token = state.push("html_inline", "", 0);
      token.content = `<sup class="note-ref"><a href="#${md.utils.escapeHtml(noteAnchor(id))}">${shown}</a></sup>`;
    }
    state.pos += whole.length;
    return true;
  });
}
