/**
 * Reads the text of a transcript out of its own page, for archives that are too large to publish
 * each text twice. What it gives is what the build would have written, which a test compares.
 */

import type { Name, ParagraphText, TranscriptHead, TranscriptText } from "../../search/document.ts";
import { readableText } from "../page/readable-text.ts";

/** The text of a transcript whose page was loaded. */
export function pageText(page: Document, head: TranscriptHead): TranscriptText {
  const speakers: Name[] = [...head.speakers];
  const paragraphs: ParagraphText[] = [];
  for (const segment of page.querySelectorAll("[data-transcript] .segment")) {
    const zh = segment.querySelector('.zh[lang="zh-Hans"], .zh:not([lang])');
    const original = segment.querySelector("details .original[lang]");
    const speaker = segment.closest(".turn")?.querySelector<HTMLElement>(".speaker:not(.unknown)");
    // A page of a large archive says it once, in the text.
    const label = speaker?.dataset.speaker ?? speaker?.querySelector(".name")?.textContent;
    const paragraph: ParagraphText = [
      segment.id,
      label == null ? -1 : speakerIndex(speakers, label),
      textOf(zh),
      textOf(original),
    ];
    const notes = [...segment.querySelectorAll(".gloss-note")].map(noteText);
    if (original?.getAttribute("lang") === "zh-Hant") paragraph[4] = "zh-Hant";
    else if (notes.length > 0) paragraph[4] = "en";
    if (notes.length > 0) paragraph[5] = notes;
    paragraphs.push(paragraph);
  }
  const about = page.querySelectorAll(".transcript-header .summary, .transcript-header .insight");
  const summaries = [...about].map((one) => oneLine(one.textContent ?? ""));
  return { ...head, speakers, paragraphs, summaries };
}

/** A note without its brackets, and without the link to the glossary. */
function noteText(note: Element): string {
  const own = [...note.childNodes].filter(
    (node) => !(node instanceof Element && node.matches(".gloss-link")),
  );
  const text = oneLine(own.map((node) => node.textContent).join(""));
  return text.replace(/^[（(]|[）)]$/g, "");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function textOf(element: Element | null): string {
  return element === null ? "" : oneLine(readableText(element).text);
}

/** The place of who is called by a label; one who has no name but this is added. */
function speakerIndex(speakers: Name[], label: string): number {
  const at = speakers.findIndex((name) => name.includes(label));
  if (at >= 0) return at;
  speakers.push([label]);
  return speakers.length - 1;
}
