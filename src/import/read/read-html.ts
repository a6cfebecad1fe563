/**
 * Reads a page as a browser saved it. @mozilla/readability finds the article in a jsdom document
 * whose scripts never run and whose addresses are never fetched; everything else that the page
 * shows is listed in the report as removed.
 *
 * Readability is not trusted blindly: when it keeps less than half of the page's long paragraphs,
 * the page is read whole, less its menus and footers.
 */

import { createRequire } from "node:module";
import type { Found } from "../metadata/found-metadata.ts";
import { readHtmlMetadata } from "../metadata/html-metadata.ts";
import { type ImportReport, newReport } from "../report.ts";
import { displayWidth, endsSentence, type SourceBlock } from "../source-block.ts";
import { locateBlocks, readHtmlBlocks } from "./html-blocks.ts";
import { markupText } from "./markup-text.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { ReadPage } from "./reader.ts";
import { writeLinesAsParagraphs } from "./wide-pages.ts";

/** From this width a paragraph is prose that must not get lost, in columns. */
const PROSE_WIDTH = 60;
const MIN_KEPT = 0.5;
/** Lines that are looked for inside the article; of more it is said that they are removed. */
const MAX_SEARCHES = 5000;

/** Parts that are never the article, whatever Readability makes of a page of short lines. */
const FURNITURE =
  'nav, dialog, body > footer, body > aside, [role="navigation"], [role="banner"], [role="contentinfo"]';
/** Parts that hardly ever are; taken out only where Readability is not followed. */
const LIKELY_FURNITURE =
  'footer, aside, button, [role="complementary"], [class*="comment" i], [id*="comment" i], [class*="sidebar" i], [class*="related" i], [class*="recommend" i], [class*="cookie" i]';
/** Boxes that ask to subscribe, which stand in the midst of a text. */
const BOX =
  '[class*="subscri" i], [id*="subscri" i], [class*="newsletter" i], [id*="newsletter" i], [class*="signup" i]';
const ASKS = /subscri|sign up|newsletter|inbox|new posts|订阅|訂閱|关注|關注|收到新/i;
/** Columns of the longest box. */
const BOX_WIDTH = 300;
const NOTES =
  'div[class*="footnote" i], section[class*="footnote" i], div[class*="endnote" i], section[class*="endnote" i]';
const HEADING_BUTTON = "h1 button, h2 button, h3 button, h4 button, h5 button, h6 button";

// Half a second to load, and most documents are text: only when a page comes.
const require = createRequire(import.meta.url);

/**
 * Reads a page.
 * @param address Where the page was saved from, where the file says so.
 * @throws ImportProblem for a page that is too large or nested too deep.
 */
export function readHtml(
  source: string,
  found: Found,
  report: ImportReport,
  address?: string,
): ReadPage {
  const html = source.replace(/\bdata:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{64,}/g, "data:,");
  const text = markupText(parseMarkup(html));
  return { kind: "page", layout: "HTML", blocks: readPage(html, found, report, address), text };
}

function readPage(
  html: string,
  found: Found,
  report: ImportReport,
  address: string | undefined,
): SourceBlock[] {
  const { JSDOM, VirtualConsole } = require("jsdom") as typeof import("jsdom");
  const { Readability } = require("@mozilla/readability") as typeof import("@mozilla/readability");
  const url = address !== undefined && /^https?:/.test(address) ? address : undefined;
  // A console of its own keeps the parser's complaints about styles off the terminal.
  const options = { virtualConsole: new VirtualConsole(), ...(url !== undefined && { url }) };
  const { unlikelyCandidates, okMaybeItsACandidate } = namesOfFurniture(Readability);
  const lined = writeLinesAsParagraphs(
    html,
    (names) => unlikelyCandidates.test(names) && !okMaybeItsACandidate.test(names),
  );
  const { document } = new JSDOM(lined, options).window;
  readHtmlMetadata(document, html, address, found);
  // WeChat shows its text by a script: without it the whole article is invisible.
  for (const element of document.querySelectorAll('[style*="visibility"], [style*="opacity"]')) {
    const style = element.getAttribute("style") ?? "";
    element.setAttribute("style", style.replace(/(visibility|opacity)\s*:[^;]*;?/gi, ""));
  }
  // A heading that opens what stands under it is a button, which Readability takes out.
  for (const button of document.querySelectorAll(HEADING_BUTTON)) {
    button.replaceWith(...button.childNodes);
  }
  const all = readHtmlBlocks(document.body.innerHTML, newReport());
  removeBoxes(document);
  keepNotes(document);
  const blocks = chooseArticle(document, Readability, report);
  const located = locateBlocks(blocks, html);
  reportFurniture(locateBlocks(all, html), located, report);
  return located;
}

function chooseArticle(
  document: Document,
  Readability: typeof import("@mozilla/readability").Readability,
  report: ImportReport,
): SourceBlock[] {
  const wechat = document.querySelector("#js_content");
  if (wechat) return readHtmlBlocks(wechat.innerHTML, report);
  for (const element of document.querySelectorAll(FURNITURE)) element.remove();
  const copy = document.cloneNode(true) as Document;
  for (const element of copy.querySelectorAll(LIKELY_FURNITURE)) element.remove();
  const bare = newReport();
  const rest = readHtmlBlocks(copy.body.innerHTML, bare);
  const article = new Readability(document, {
    charThreshold: 200,
    disableJSONLD: true,
    keepClasses: true,
  }).parse();
  const kept = newReport();
  const blocks = readHtmlBlocks(article?.content ?? "", kept);
  const [chosen, its] =
    countProse(blocks) >= countProse(rest) * MIN_KEPT && blocks.length > 0
      ? [[...leadOf(blocks, rest), ...blocks], kept]
      : [rest, bare];
  report.removed.push(...its.removed);
  report.repaired.push(...its.repaired);
  return chosen;
}

/** Takes out boxes that ask to subscribe; what opens with a label is somebody's words. */
function removeBoxes(document: Document): void {
  for (const box of document.querySelectorAll(BOX)) {
    const text = (box.textContent ?? "").replace(/\s+/g, " ").trim();
    const isShort = displayWidth(text) <= BOX_WIDTH;
    if (isShort && ASKS.test(text) && !/^[^:：]{1,40}[:：]/.test(text)) box.remove();
  }
}

/** Readability takes all that calls itself a foot for furniture, and a short `<div>` with a link. */
function keepNotes(document: Document): void {
  for (const note of document.querySelectorAll(NOTES)) {
    const section = document.createElement("section");
    section.setAttribute("role", "doc-footnote");
    section.append(...note.childNodes);
    note.replaceWith(section);
  }
}

interface FurnitureNames {
  unlikelyCandidates: RegExp;
  okMaybeItsACandidate: RegExp;
}

/** The names by which Readability tells furniture; its types do not say that it shows them. */
function namesOfFurniture(
  Readability: typeof import("@mozilla/readability").Readability,
): FurnitureNames {
  return (Readability.prototype as unknown as { REGEXPS: FurnitureNames }).REGEXPS;
}

/** The last paragraphs before the article that are prose: a lead often stands in a part of its own. */
function leadOf(article: readonly SourceBlock[], page: readonly SourceBlock[]): SourceBlock[] {
  const has = new Set(article.map(({ text }) => text));
  const start = page.findIndex(({ text, kind }) => kind === "paragraph" && has.has(text));
  return page
    .slice(0, Math.max(0, start))
    .filter(
      ({ text, kind, whole }) =>
        kind === "paragraph" &&
        !whole &&
        !has.has(text) &&
        endsSentence(text) &&
        displayWidth(text) >= PROSE_WIDTH,
    );
}

function countProse(blocks: readonly SourceBlock[]): number {
  return blocks.filter((block) => displayWidth(block.text) >= PROSE_WIDTH).length;
}

/** Lists what the page shows and the article does not have. */
function reportFurniture(
  all: readonly SourceBlock[],
  article: readonly SourceBlock[],
  report: ImportReport,
): void {
  const letters = (text: string) =>
    text.replace(/\]\([^)]*\)/g, "").replace(/[^\p{L}\p{N}]+/gu, "");
  const lines = article.map((block) => letters(block.text));
  const same = new Set(lines);
  const kept = lines.join("\n");
  let searches = 0;
  for (const { text, line } of all) {
    const own = letters(text);
    if (own === "" || same.has(own)) continue;
    // A page of nothing but menus would be searched for each of its lines.
    if (++searches > MAX_SEARCHES || !kept.includes(own)) {
      report.removed.push({ rule: "page furniture", line, text });
    }
  }
}
