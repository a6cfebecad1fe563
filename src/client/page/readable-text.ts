/**
 * The text of an element as its reader sees it: without glossary notes, pronunciation, labels and
 * the page's own buttons. Remembers which text node each letter is from, so that a range of the
 * text is a range of the page.
 */

/** What stands in a paragraph and is not part of its text. */
export const NOT_TEXT =
  ".gloss-note, rt, rp, summary, .permalink, .timestamp, button, .reveal, .speaker, .was";

const BLOCKS = new Set(["P", "LI", "BLOCKQUOTE", "PRE", "BR", "TR", "H3", "H4", "H5", "H6"]);

/** A text node and where its text starts in the text of the whole. */
export interface TextPart {
  node: Text;
  from: number;
}

/** Text as its reader sees it, and the nodes that it came from. */
export interface ReadableText {
  /** With a line break after each block. */
  text: string;
  parts: TextPart[];
}

/** Reads the text below an element, whatever the element itself is. */
export function readableText(root: Element): ReadableText {
  const parts: TextPart[] = [];
  let text = "";
  const visit = (node: Node) => {
    if (node instanceof Text) {
      parts.push({ node, from: text.length });
      text += node.data;
    } else if (node instanceof Element && !node.matches(NOT_TEXT)) {
      for (const child of node.childNodes) visit(child);
      if (BLOCKS.has(node.tagName)) text += "\n";
    }
  };
  for (const child of root.childNodes) visit(child);
  return { text, parts };
}

/** The range of the page that holds a range of the text; undefined where there is no text. */
export function pageRange({ parts }: ReadableText, start: number, end: number): Range | undefined {
  const holds = ({ node, from }: TextPart, at: number) => at >= from && at < from + node.length;
  const first = parts.find((part) => holds(part, start));
  const last = parts.findLast((part) => holds(part, end - 1));
  if (!first || !last || end <= start) return undefined;
  const range = new Range();
  range.setStart(first.node, start - first.from);
  range.setEnd(last.node, end - last.from);
  return range;
}
