/**
 * Reads an OpenDocument text (LibreOffice, OnlyOffice) by turning its XML into HTML, as it is done
 * for Word: paragraphs, headings, bold, italics, links, lists, tables. Notes and comments are in the
 * report; deleted text is passed over.
 */

import type { ChildNode, Element } from "domhandler";
import { strFromU8 } from "fflate";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { isElement, textOf } from "./html-inline.ts";
import type { ReadPage } from "./reader.ts";
import { all, asMarkup, firstText, parse } from "./xml-nodes.ts";

/** The parts of the archive that are needed. */
export const ODT_PARTS = /^(?:content|meta|styles)\.xml$/;

const KINDS: readonly [type: RegExp, kind: string][] = [
  [/opendocument\.spreadsheet/, "an OpenDocument spreadsheet (ODS)"],
  [/opendocument\.presentation/, "an OpenDocument presentation (ODP)"],
  [/opendocument\.graphics/, "an OpenDocument drawing (ODG)"],
];

/** Names an OpenDocument file that is no text, by what its `mimetype` states. */
export function otherOpenDocument(mimetype: Uint8Array | undefined): string | undefined {
  const type = strFromU8(mimetype ?? new Uint8Array());
  return KINDS.find(([form]) => form.test(type))?.[1];
}

type Look = "bold" | "italic";

/** Reads the unpacked parts of a document. */
export function readOdt(
  files: ReadonlyMap<string, Uint8Array>,
  found: Found,
  report: ImportReport,
): ReadPage {
  const meta = parse(files.get("meta.xml"));
  const content = parse(files.get("content.xml"));
  const styles = [...parse(files.get("styles.xml")), ...content];
  found.add("title", firstText(meta, "dc:title"), "the file's properties", 0);
  const creator = firstText(meta, "meta:initial-creator") || firstText(meta, "dc:creator");
  if (!/^[\w ]{0,3}$/.test(creator)) found.add("author", creator, "the file's properties", 0);
  const looks = readLooks(styles);
  const titles = new Set(
    all(styles, "style:style").flatMap(({ attribs }) =>
      /^(?:Title|标题|文档标题)$/.test(attribs["style:parent-style-name"] ?? "")
        ? [attribs["style:name"] ?? ""]
        : [],
    ),
  ).add("Title");
  const toHtml = (node: ChildNode): string => {
    if (!isElement(node)) return asMarkup(textOf(node));
    const inside = () => node.children.map(toHtml).join("");
    switch (node.name) {
      case "text:h": {
        const level = Math.min(6, Math.max(1, Number(node.attribs["text:outline-level"]) || 1));
        return `<h${level}>${inside()}</h${level}>`;
      }
      case "text:p":
        return titles.has(node.attribs["text:style-name"] ?? "")
          ? `<h1>${inside()}</h1>`
          : `<p>${dress(inside(), looks.get(node.attribs["text:style-name"] ?? ""))}</p>`;
      case "text:span":
        return dress(inside(), looks.get(node.attribs["text:style-name"] ?? ""));
      case "text:s":
        return " ".repeat(Math.min(20, Number(node.attribs["text:c"]) || 1));
      case "text:tab":
        return " ";
      case "text:line-break":
        return "<br>";
      case "text:a":
        return `<a href="${asMarkup(node.attribs["xlink:href"] ?? "")}">${inside()}</a>`;
      case "text:list":
        return `<ul>${inside()}</ul>`;
      case "text:list-item":
        return `<li>${inside()}</li>`;
      case "table:table":
        return `<table>${inside()}</table>`;
      case "table:table-row":
        return `<tr>${inside()}</tr>`;
      case "table:table-cell":
        return `<td>${inside()}</td>`;
      case "text:note":
        beside(
          node,
          node.attribs["text:note-class"] === "endnote" ? "endnote" : "footnote",
          report,
        );
        return "";
      case "office:annotation":
        beside(node, "comment", report);
        return "";
      case "text:tracked-changes":
        for (const deleted of all(node.children, "text:p")) beside(deleted, "deleted text", report);
        return "";
      case "text:sequence-decls":
      case "office:forms":
        return "";
      default:
        return inside();
    }
  };
  const html = all(content, "office:text").map(toHtml).join("");
  const text = all(all(content, "office:text"), "text:p")
    .concat(all(all(content, "office:text"), "text:h"))
    .map((paragraph) => paragraph.children.map(wordsOf).join(""))
    .join("\n");
  return { kind: "page", layout: "ODT", blocks: readHtmlBlocks(html, report), text };
}

/** The words of a paragraph; notes, comments and boxes in it have paragraphs of their own. */
function wordsOf(node: ChildNode): string {
  if (!isElement(node)) return textOf(node);
  if (/^(?:text:(?:p|h|note)|office:annotation)$/.test(node.name)) return "\n";
  if (/^text:(?:s|tab|line-break)$/.test(node.name)) return " ";
  return node.children.map(wordsOf).join("");
}

/** Notes what stands beside the text: a note's body, or a comment. */
function beside(node: Element, rule: string, report: ImportReport): void {
  const bodies = all(node.children, "text:note-body");
  const text = (bodies.length > 0 ? bodies : node.children).map(textOf).join(" ");
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain !== "") report.removed.push({ rule, line: 0, text: plain });
}

/** Styles that make text bold or italic, by name. */
function readLooks(nodes: readonly ChildNode[]): Map<string, ReadonlySet<Look>> {
  return new Map(
    all(nodes, "style:style").map(({ attribs, children }) => {
      const looks = new Set<Look>();
      for (const { attribs: text } of all(children, "style:text-properties")) {
        if (/bold|[6-9]00/.test(text["fo:font-weight"] ?? "")) looks.add("bold");
        if (/italic|oblique/.test(text["fo:font-style"] ?? "")) looks.add("italic");
      }
      return [attribs["style:name"] ?? "", looks] as const;
    }),
  );
}

function dress(html: string, looks: ReadonlySet<Look> | undefined): string {
  if (html.trim() === "") return html;
  const slanted = looks?.has("italic") ? `<em>${html}</em>` : html;
  return looks?.has("bold") ? `<strong>${slanted}</strong>` : slanted;
}
