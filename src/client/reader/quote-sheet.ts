/** Quoting: copy with source, link, both languages, reference formats, image card, share. */

import {
  formatApa,
  formatBibtex,
  formatCslJson,
  formatGbt7714,
  formatQuote,
} from "../../shared/citation.ts";
import { button, element } from "../page/dom.ts";
import { toggleBookmark } from "./notes.ts";
import {
  citedWork,
  type Passage,
  paragraphPassage,
  passageUrl,
  selectedPassage,
} from "./passage.ts";
import { announce, openSheet } from "./sheet.ts";

/** Opens the quote sheet for the selection if there is one, else for a paragraph. */
export function openQuoteSheet(segment: HTMLElement, passage = selectedPassage()): void {
  const quoted = passage ?? paragraphPassage(segment);
  if (!quoted) return;
  const { main, other } = quoted;
  const actions = element(
    "div",
    { class: "actions" },
    button("复制引文", "Copy with source", () => copyQuote(quoted)),
    button("复制链接", "Copy link", () => copyLink(quoted)),
  );
  if (other) actions.append(button("复制双语", "Copy both languages", () => copyBoth(quoted)));
  actions.append(button("图卡", "Image card", () => openCard(quoted)));
  if ("share" in navigator) actions.append(button("分享", "Share", () => share(quoted)));
  actions.append(button("书签", "Bookmark", () => toggleBookmark(quoted.segment)));
  openSheet(
    "quote",
    "引用",
    "Quote",
    element("blockquote", { lang: main.lang, tabindex: "0" }, main.text),
    ...(other
      ? [element("blockquote", { lang: other.lang, class: "other", tabindex: "0" }, other.text)]
      : []),
    actions,
    ...references(quoted),
  );
}

/** Copies a paragraph, or what of it is selected, with its source. */
export function copyParagraph(segment: HTMLElement): void {
  const passage = selectedPassage() ?? paragraphPassage(segment);
  if (passage) copyQuote(passage);
}

/** Copies the quotation and its source, in the language of the passage. */
export function copyQuote(passage: Passage): Promise<void> {
  const work = citedWork();
  return copy(
    formatQuote(work, { ...passage.main, ...speaker(passage) }, passageUrl(work, passage, false)),
  );
}

/** Copies both texts and one source. */
export function copyBoth(passage: Passage): Promise<void> {
  const work = citedWork();
  const quote = formatQuote(
    work,
    { ...passage.main, ...speaker(passage) },
    passageUrl(work, passage, false),
  );
  return copy(passage.other ? `${passage.other.text}\n\n${quote}` : quote);
}

/** Copies an address that finds the passage by its id and by its words. */
export function copyLink(passage: Passage): Promise<void> {
  return copy(passageUrl(citedWork(), passage));
}

function speaker(passage: Passage): { speaker?: string } {
  return passage.speaker === undefined ? {} : { speaker: passage.speaker };
}

function references(passage: Passage): HTMLElement[] {
  const work = citedWork();
  const url = passageUrl(work, passage, false);
  const today = new Date().toLocaleDateString("sv");
  const formats: [name: string, text: string][] = [
    ["GB/T 7714", formatGbt7714(work, url, today)],
    ["APA", formatApa(work, url)],
    ["BibTeX", formatBibtex(work, url, today)],
    ["CSL-JSON", formatCslJson(work, url, today)],
  ];
  return formats.map(([name, text]) =>
    element(
      "details",
      { class: "reference", "data-format": name, open: name === "GB/T 7714" },
      element("summary", {}, name),
      element("pre", { tabindex: "0" }, text),
      button("复制", `Copy ${name}`, () => copy(text)),
    ),
  );
}

async function openCard(passage: Passage): Promise<void> {
  (await import("./card-sheet.ts")).openCardSheet(passage);
}

async function share(passage: Passage): Promise<void> {
  const work = citedWork();
  try {
    await navigator.share({
      title: work.title,
      text: formatQuote(work, { ...passage.main, ...speaker(passage) }, work.site),
      url: passageUrl(work, passage),
    });
  } catch {
    // The reader closed the share sheet.
  }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard on this page (an old browser, a file on disk): the old way still works.
    const field = element("textarea", { class: "visually-hidden", "aria-hidden": "true" });
    field.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) return announce("浏览器不让复制，请手动选取。", "The browser refused to copy.");
  }
  announce("已复制。", "Copied.");
}
