/**
 * All text of a piece of markup, a line a paragraph: what is drawn, folded or hidden as well, and
 * nothing but programs and styles left out. The account at the end of import compares the
 * transcript with it, so it shares no rule with the readers that choose what is kept.
 */

import type { ChildNode } from "domhandler";
import { isElement } from "./html-inline.ts";

/** Elements whose content nobody reads. */
const NO_TEXT = new Set(["script", "style", "template", "head", "object", "embed", "iframe"]);

const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** Reads the text below some nodes. */
export function markupText(nodes: readonly ChildNode[]): string {
  const lines: string[] = [""];
  collect(nodes, lines);
  return lines.filter((line) => line.trim() !== "").join("\n");
}

function collect(nodes: readonly ChildNode[], lines: string[]): void {
  for (const node of nodes) {
    // A line break in the source of a page is a blank, and none in a text.
    if (node.type === "text") lines.push(lines.pop() + node.data.replace(/\s+/g, " "));
    if (!isElement(node) || NO_TEXT.has(node.name)) continue;
    const isBlock = !INLINE.has(node.name);
    if (isBlock) lines.push("");
    collect(node.children, lines);
    if (isBlock) lines.push("");
  }
}
