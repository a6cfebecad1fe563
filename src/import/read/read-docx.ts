/**
 * Reads a Word document by turning its XML into HTML: paragraphs with their styles, bold, italics,
 * links, lists, tables. Done here rather than by mammoth, whose own unpacking knows no limit, and
 * which would bring a second zip and XML library. Notes, comments, headers and footers, each in a
 * file of its own, are listed in the report; deleted text is passed over.
 */

import type { ChildNode, Element } from "domhandler";
import type { Found } from "../metadata/found-metadata.ts";
import type { ImportReport } from "../report.ts";
import { readHtmlBlocks } from "./html-blocks.ts";
import { isElement, textOf } from "./html-inline.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { ReadPage } from "./reader.ts";
import { all, asMarkup, firstText, parse } from "./xml-nodes.ts";

/** Names that word processors put in where nobody has written one. */
const NOBODY = /^(user|admin|administrator|author|unknown|microsoft|python-docx|[\w ]{0,3})$/i;

/** The parts of the archive that are needed. */
export const DOCX_PARTS =
  /^(word\/(document|styles|footnotes|endnotes|comments|(header|footer)\d*)\.xml|word\/_rels\/document\.xml\.rels|docProps\/core\.xml)$/;

/** Parts with text that is not the document's own, and what the report calls it. */
const BESIDE: readonly [part: RegExp, rule: string][] = [
  [/\/footnotes\.xml$/, "footnote"],
  [/\/endnotes\.xml$/, "endnote"],
  [/\/comments\.xml$/, "comment"],
  [/\/header\d*\.xml$/, "page header"],
  [/\/footer\d*\.xml$/, "page footer"],
];

/** Reads the unpacked parts of a document. */
export function readDocx(
  files: ReadonlyMap<string, Uint8Array>,
  found: Found,
  report: ImportReport,
): ReadPage {
  const core = parse(files.get("docProps/core.xml"));
  const creator = firstText(core, "dc:creator");
  const styles = readStyles(parse(files.get("word/styles.xml")));
  const links = new Map(
    all(parse(files.get("word/_rels/document.xml.rels")), "Relationship").map((relation) => [
      relation.attribs.Id ?? "",
      relation.attribs.Target ?? "",
    ]),
  );
  const htmlOf = (nodes: readonly ChildNode[]) =>
    nodes
      .map((node) => toHtml(node, styles, links))
      .join("")
      // Word cuts what belongs together: runs of one look, items of one list.
      .replace(/<\/(strong|em)><\1>|<\/ul><ul>/g, "");
  const html = htmlOf(all(parse(files.get("word/document.xml")), "w:body"));
  const titled = /<h1 data-title="">(.*?)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]*>/g, "");
  const title =
    titled === undefined ? firstText(core, "dc:title") : parseMarkup(titled).map(textOf).join("");
  found.add("title", title, titled === undefined ? "the file's properties" : "its Title style", 0);
  if (!NOBODY.test(creator)) found.add("author", creator, "the file's properties", 0);
  for (const [part, rule] of BESIDE) {
    for (const [name, bytes] of files) {
      if (!part.test(name)) continue;
      for (const { text } of readHtmlBlocks(htmlOf(parse(bytes)), report)) {
        report.removed.push({ rule, line: 0, text });
      }
    }
  }
  const text = all(parse(files.get("word/document.xml")), "w:p")
    .map(wordsOf)
    .join("\n");
  return { kind: "page", layout: "DOCX", blocks: readHtmlBlocks(html, report), text };
}

/** Style names by id: ids are translated by Word, names are not. */
function readStyles(nodes: readonly ChildNode[]): Map<string, string> {
  return new Map(
    all(nodes, "w:style").map((style) => [
      style.attribs["w:styleId"] ?? "",
      (all(style.children, "w:name")[0]?.attribs["w:val"] ?? "").toLowerCase(),
    ]),
  );
}

/** The words of a paragraph, hidden and deleted ones too; of a box of text inside it as well. */
function wordsOf(paragraph: Element): string {
  return paragraph.children.flatMap((child) => (isElement(child) ? wordsIn(child) : [])).join("");
}

function wordsIn(node: Element): string[] {
  // A paragraph inside is one of its own, and the fallback says the same again.
  if (node.name === "w:p" || node.name === "mc:Fallback") return [];
  if (node.name === "w:t" || node.name === "w:delText") return [textOf(node)];
  if (node.name === "w:br" || node.name === "w:tab") return [node.name === "w:br" ? "\n" : " "];
  return node.children.flatMap((child) => (isElement(child) ? wordsIn(child) : []));
}

function toHtml(
  node: ChildNode,
  styles: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
): string {
  if (!isElement(node)) return "";
  const inside = () => node.children.map((child) => toHtml(child, styles, links)).join("");
  switch (node.name) {
    case "w:p":
      return paragraph(node, inside(), styles);
    case "w:r":
      return run(node, inside());
    case "w:t":
      return asMarkup(textOf(node));
    case "w:tab":
      return " ";
    case "w:noBreakHyphen":
      return "-";
    case "w:br":
    case "w:cr":
      return node.attribs["w:type"] === "page" ? "" : "<br>";
    case "w:hyperlink": {
      const address = links.get(node.attribs["r:id"] ?? "");
      return address === undefined ? inside() : `<a href="${asMarkup(address)}">${inside()}</a>`;
    }
    case "w:tbl":
      return `<table>${inside()}</table>`;
    case "w:tr":
      return `<tr>${inside()}</tr>`;
    case "w:tc":
      return `<td>${inside()}</td>`;
    case "w:del":
    case "w:moveFrom":
    case "w:instrText":
    case "w:rPr":
    case "w:pPr":
    case "mc:Fallback":
      return "";
    default:
      return inside();
  }
}

function paragraph(node: Element, inside: string, styles: ReadonlyMap<string, string>): string {
  const properties = node.children.filter((child) => isElement(child) && child.name === "w:pPr");
  const id = all(properties, "w:pStyle")[0]?.attribs["w:val"] ?? "";
  const style = styles.get(id) ?? id.toLowerCase();
  if (style === "title") return `<h1 data-title="">${inside}</h1>`;
  const level = /^heading ?([1-6])$/.exec(style)?.[1];
  if (level !== undefined) return `<h${level}>${inside}</h${level}>`;
  if (/^(intense )?quote$/.test(style)) return `<blockquote><p>${inside}</p></blockquote>`;
  const numbered = all(properties, "w:numPr").length > 0;
  return numbered ? `<ul><li>${inside}</li></ul>` : `<p>${inside}</p>`;
}

function run(node: Element, inside: string): string {
  const properties = node.children.filter((child) => isElement(child) && child.name === "w:rPr");
  const is = (name: string) => {
    const value = all(properties, name)[0]?.attribs["w:val"];
    return all(properties, name).length > 0 && value !== "0" && value !== "false";
  };
  if (is("w:vanish") || inside === "") return "";
  const slanted = is("w:i") ? `<em>${inside}</em>` : inside;
  return is("w:b") ? `<strong>${slanted}</strong>` : slanted;
}
