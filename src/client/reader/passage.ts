/**
 * Takes a passage out of the page: a paragraph, or what is selected. Always as a reader sees it,
 * so glossary notes, pronunciation and the page's own buttons are left out.
 */

import type { CitedWork } from "../../shared/citation.ts";
import { textFragment } from "../../text/text-fragment.ts";
import { NOT_TEXT } from "../page/readable-text.ts";
import { sentenceMatches } from "./sentences.ts";

/** One text in one language. */
export interface PassageText {
  text: string;
  /** BCP 47 tag. */
  lang: string;
}

/** What a reader chose to quote: a paragraph or part of one, with its counterpart. */
export interface Passage {
  segment: HTMLElement;
  speaker?: string;
  /** What was asked for first: the selection, or the side that the page shows in front. */
  main: PassageText;
  /** The same in the other language, where there is one. */
  other?: PassageText;
  /** Set when only part of the paragraph was selected. */
  range?: Range;
}

/** What the page states about itself for citing. Throws on a page that is no transcript. */
export function citedWork(): CitedWork {
  const article = document.querySelector("[data-citation]");
  return JSON.parse(article?.getAttribute("data-citation") ?? "") as CitedWork;
}

/** The passage of a whole paragraph. */
export function paragraphPassage(segment: HTMLElement): Passage | undefined {
  const zh = sideText(segment.querySelector(".zh"));
  const original = sideText(segment.querySelector(".original"));
  const originalLeads = /^original/.test(document.documentElement.dataset.mode ?? "");
  const [main, other] = originalLeads
    ? [original ?? zh, original && zh]
    : [zh ?? original, zh && original];
  if (!main) return undefined;
  return { segment, ...speakerOf(segment), main, ...(other && { other }) };
}

/** The passage of the selection; undefined when nothing of a paragraph's text is selected. */
export function selectedPassage(): Passage | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const side = closest(range.startContainer, ".zh, .original");
  const segment = side?.closest<HTMLElement>(".segment");
  if (!side || !segment) return undefined;
  const text = blockText(range.cloneContents());
  if (text === "") return undefined;
  const main = { text, lang: side.getAttribute("lang") ?? "zh-Hans" };
  const other = counterpart(segment, side, range);
  return {
    segment,
    ...speakerOf(segment),
    main,
    ...(other && { other }),
    range: range.cloneRange(),
  };
}

/** Address of a passage: the paragraph's id, and its words as a text fragment. */
export function passageUrl(work: CitedWork, passage: Passage, withWords = true): string {
  const page = work.url ?? location.href.replace(/[?#].*$/, "");
  const words = withWords ? textFragment(passage.main.text) : "";
  return `${page}#${passage.segment.id}${words}`;
}

/** The aligned sentences of the other side where all that is selected has some, else the whole. */
function counterpart(segment: Element, side: Element, range: Range): PassageText | undefined {
  const isZh = side.matches(".zh");
  const other = segment.querySelector(isZh ? ".original" : ".zh");
  if (!other) return undefined;
  const touched = sentenceMatches(segment).filter(({ zh, original }) =>
    overlap(range, isZh ? zh : original),
  );
  const inside = closest(range.endContainer, ".zh, .original") === side;
  const covered = touched.map(({ zh, original }) => `${isZh ? zh : original}`).join("").length;
  if (!inside || touched.length === 0 || `${range}`.trim().length > covered) return sideText(other);
  const joint = other.getAttribute("lang") === "en" ? " " : "";
  const text = touched
    .map(({ zh, original }) => blockText((isZh ? original : zh).cloneContents()))
    .join(joint);
  return { text, lang: other.getAttribute("lang") ?? "en" };
}

function overlap(a: Range, b: Range): boolean {
  return (
    a.compareBoundaryPoints(Range.START_TO_END, b) > 0 &&
    a.compareBoundaryPoints(Range.END_TO_START, b) < 0
  );
}

function sideText(side: Element | null): PassageText | undefined {
  const text = side ? blockText(side) : "";
  return text === "" ? undefined : { text, lang: side?.getAttribute("lang") ?? "zh-Hans" };
}

/** Text with a line for each block. */
function blockText(source: Element | DocumentFragment): string {
  const copy = source.cloneNode(true) as Element | DocumentFragment;
  for (const node of copy.querySelectorAll(NOT_TEXT)) node.remove();
  for (const node of copy.querySelectorAll("br")) node.replaceWith("\n");
  for (const node of copy.querySelectorAll("p, li, blockquote, pre, tr, div")) node.append("\n");
  return (copy.textContent ?? "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();
}

function speakerOf(segment: Element): { speaker?: string } {
  const label = segment.closest(".turn")?.querySelector(".speaker:not(.unknown)");
  const speaker = label?.getAttribute("data-speaker") ?? label?.querySelector(".name")?.textContent;
  return speaker ? { speaker } : {};
}

function closest(node: Node, selector: string): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(selector) ?? null;
}
