/**
 * The text of an original: paragraphs joined into one Markdown text, and taken apart again. Plain
 * ones are parted by `<br><br>`, as archives write them in one `<p>`; where there is a list, a
 * table or the like, all are parted by blank lines, which Markdown needs around it.
 */

/** Something wrong in a block, without the path of its file. */
export interface BlockProblem {
  severity: "error" | "warning";
  rule: string;
  line: number;
  message: string;
  fix: string;
}

/** A line that is part of a list, a table, a quotation, code or a heading. */
const STRUCTURE = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|\||>\s|```|~~~|#{1,6}\s)/m;

/** Joins paragraphs; the lines of plain ones lose their indentation. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  const [only] = paragraphs;
  if (only !== undefined && paragraphs.length === 1 && !only.includes("\n")) return only.trim();
  const isStructured = paragraphs.some((paragraph) => STRUCTURE.test(paragraph));
  if (isStructured) return paragraphs.map(withoutIndent).join("\n\n").trim();
  return paragraphs
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, "\n").trim())
    .filter((paragraph) => paragraph !== "")
    .join("<br><br>");
}

/** The paragraphs of an original, in order. */
export function paragraphsOf(text: string): string[] {
  if (!text.includes("\n") && !text.includes("<br")) return [text];
  return text
    .split(/(?:<br\s*\/?>[ \t]*){2,}|\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.trimEnd())
    .filter((paragraph) => paragraph.trim() !== "");
}

/** Takes off the indentation that all lines have. */
function withoutIndent(paragraph: string): string {
  const lines = paragraph.split("\n").map((line) => line.trimEnd());
  const indents = lines.filter(Boolean).map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join("\n");
}
