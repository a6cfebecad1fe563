/** Finds elements in parsed XML, by name. Nothing in it is ever expanded but the five entities. */

import type { ChildNode, Element } from "domhandler";
import { strFromU8 } from "fflate";
import { isElement, textOf } from "./html-inline.ts";
import { parseMarkup } from "./parse-markup.ts";

/** Parses the bytes of an XML file; none for a file that is not there. */
export function parse(bytes: Uint8Array | undefined): ChildNode[] {
  return bytes === undefined ? [] : parseMarkup(strFromU8(bytes), true);
}

/** All elements of a name, in order. */
export function all(nodes: readonly ChildNode[], name: string): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    return [...(node.name === name ? [node] : []), ...all(node.children, name)];
  });
}

/** The text of the first element of a name, or nothing. */
export function firstText(nodes: readonly ChildNode[], name: string): string {
  const node = all(nodes, name)[0];
  return node ? textOf(node).trim() : "";
}

/** Writes a text so that it is one in HTML, between tags or as an attribute. */
export function asMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
