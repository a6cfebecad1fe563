/**
 * Formulas stay as they are written: `$x_1$` and `$$…$$` hold marks that mean something else in
 * Markdown. Prices hold none, so that `$5 and $10` is text like any other.
 */

import type { MarkdownIt } from "markdown-it";

/** A formula that opens here: no blank inside its marks, no digit after them. */
const BLOCK = /^\$\$(?!\s*\$)[^$]{1,2000}\$\$/;
const INLINE = /^\$(?=[^\s$])[^$\n]{0,300}[^\s$\\]\$(?!\d)|^\$[^\s$]\$(?!\d)/;
/** What tells a formula from words between two signs of dollars. */
const NOTATION = /[\\^_{}=]|^\$\$?[A-Za-z]\$/;
const LONGEST = 2010;

/** The formula that a text begins with; undefined where it begins with none. */
export function formulaAt(text: string): string | undefined {
  const found = (BLOCK.exec(text) ?? INLINE.exec(text))?.[0];
  return found !== undefined && NOTATION.test(found) ? found : undefined;
}

/** markdown-it plugin: takes a formula over as text. */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "formula", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x24) return false;
    const formula = formulaAt(state.src.slice(state.pos, state.pos + LONGEST));
    if (formula === undefined) return false;
    if (!silent) state.push("text", "", 0).content = formula;
    state.pos += formula.length;
    return true;
  });
}
