/**
 * Hygiene of characters: text in a wrong encoding, look-alikes, and what a reader cannot see but a
 * search stumbles over. Runs on every source before anything is recognised. Each change is an
 * entry of the report, one a line and rule.
 */

import { codePoint, findDeceptions } from "../../text/deceptive.ts";
import type { ImportReport } from "../report.ts";
import type { SourceBlock } from "../source-block.ts";
import { tidyCodePoints } from "./code-points.ts";
import { undoMojibake } from "./undo-mojibake.ts";

// U+00AD soft hyphen, U+200B–U+200F zero-width and direction marks, U+2060–U+2064, U+FEFF BOM.
// U+200D joins emoji and U+200C is Persian spelling: both stay between such characters.
const INVISIBLE =
  /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Script=Arabic})\u200C|(?!\t)\p{Cc}/gu;
// No-break, narrow, thin and ideographic blanks inside a line.
const ODD_BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\t]/g;

/** All but the characters of most lines, which no rule changes. Few ranges: every text is asked. */
const UNUSUAL = /[^\n -~\u2010-\u2027\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFF0F\uFF1A-\uFF20]/;

/**
 * Cleans the characters of a text; line ends stay where they are.
 * @param firstLine Line of the text in its source, 0 when that has no lines.
 */
export function tidyText(text: string, report: ImportReport, firstLine = 1): string {
  const legible = undoMojibake(text, report, firstLine);
  if (!UNUSUAL.test(legible)) return legible;
  return legible
    .split("\n")
    .map((line, i) =>
      UNUSUAL.test(line) ? tidyLine(line, firstLine > 0 ? firstLine + i : 0, report) : line,
    )
    .join("\n");
}

function tidyLine(line: string, at: number, report: ImportReport): string {
  const note = (rule: string, before: string, after: string) => {
    if (after !== before) report.repaired.push({ rule, line: at, before, after });
    return after;
  };
  const seen = line.replace(INVISIBLE, "");
  let tidy = note("invisible character", line, seen);
  // Taking it out changes how the text reads: someone has to say which order was meant.
  const reordering = findDeceptions(line).find(({ kind }) => kind === "reordering");
  if (reordering) {
    report.doubtful.push({
      rule: "text-reordering",
      line: at,
      message: `${codePoint(reordering.character)}, which reorders the text after it, was taken out: the text may now read otherwise`,
    });
  }
  tidy = note(
    "odd blank",
    tidy,
    tidy.replace(ODD_BLANK, (blank) => (blank === "\t" ? "    " : " ")),
  );
  return tidyCodePoints(tidy, at, report);
}

/** The same for a block whose reader took it out of a format that is more than lines of text. */
export function tidyBlock(block: SourceBlock, report: ImportReport): SourceBlock {
  const text = tidyText(block.text, report, block.line);
  const speaker = block.speaker && tidyText(block.speaker, report, block.line).trim();
  if (text === block.text && speaker === block.speaker) return block;
  return { ...block, text, ...(speaker && { speaker }) };
}
