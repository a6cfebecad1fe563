/**
 * Breaks a text into lines of a width, for the image card: a canvas does not. Han text may break
 * after any character but before a closing mark or after an opening one (clreq, prohibition rules
 * for line start and end); Latin text only at spaces.
 */

const NOT_AT_START = /^[，。、；：？！”’」』）》〉】％%…—·,.;:?!)\]}]/u;
const NOT_AT_END = /[“‘「『（《〈【([{]$/u;

/** Breaks `text` so that `measure` of each line stays within `width`, except for one long word. */
export function wrapLines(
  text: string,
  width: number,
  measure: (line: string) => number,
): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const piece of pieces(paragraph)) {
      if (line !== "" && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
  }
  return lines;
}

/** Smallest parts that may stand on lines of their own. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  const units = text.match(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]|[^\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—\s]+\s*|\s+/gu,
  );
  for (const unit of units ?? []) {
    const last = parts.at(-1);
    const glued = last !== undefined && (NOT_AT_START.test(unit) || NOT_AT_END.test(last));
    // A curly quote inside a Latin word is an apostrophe: no break on either side.
    const inWord =
      last !== undefined &&
      /[\p{Script=Latin}’]$/u.test(last) &&
      /^[\p{Script=Latin}’]/u.test(unit);
    if (glued || inWord) parts[parts.length - 1] = last + unit;
    else parts.push(unit);
  }
  return parts;
}
