/**
 * Hygiene of characters: what a reader cannot see but a search stumbles over. Runs on every
 * source before anything is recognised. Each change is counted in the report by its rule.
 */

import type { ImportReport } from "./report.ts";
import type { SourceBlock } from "./source-block.ts";

// U+00AD soft hyphen, U+200B–U+200F zero-width and direction marks, U+2060–U+2064, U+FEFF BOM.
// U+200D joins emoji and U+200C is Persian spelling: both stay between such characters.
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
// No-break, narrow, thin and ideographic blanks inside a line.
const ODD_BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F]/g;
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/**
 * Takes invisible characters out of a text; line ends stay where they are.
 * @param firstLine Line of the text in its source, 0 when that has no lines.
 */
export function tidyText(text: string, report: ImportReport, firstLine = 1): string {
  return text
    .split("\n")
    .map((line, i) => {
      const tidy = line
        .replace(INVISIBLE, "")
        .replace(ODD_BLANK, " ")
        .replace(CONTROL, "")
        .replace(/\t/g, "    ");
      if (line.search(INVISIBLE) >= 0 || line.search(CONTROL) >= 0) {
        report.repaired.push({
          rule: "invisible character",
          line: firstLine > 0 ? firstLine + i : 0,
          before: line,
          after: tidy,
        });
      }
      return tidy;
    })
    .join("\n");
}

/** The same for a block whose reader took it out of a format that is more than lines of text. */
export function tidyBlock(block: SourceBlock, report: ImportReport): SourceBlock {
  const text = tidyText(block.text, report, block.line);
  return text === block.text ? block : { ...block, text };
}
