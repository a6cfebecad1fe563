/** Bookmarks and highlights on the page: adding, removing, showing. */

import type { Note } from "./notes-file.ts";
import { loadNotes, saveNotes } from "./notes-store.ts";
import { citedWork, type Passage, paragraphPassage } from "./passage.ts";
import { announce } from "./sheet.ts";

/** Adds a bookmark to a paragraph, or takes it away. */
export function toggleBookmark(segment: HTMLElement): void {
  const { key, title } = citedWork();
  const id = `bookmark:${key}:${segment.id}`;
  const notes = loadNotes();
  if (notes.some((note) => note.id === id)) {
    keep(notes.filter((note) => note.id !== id));
    announce("书签已去掉。", "Bookmark removed.");
    return;
  }
  const quote = paragraphPassage(segment)?.main.text.slice(0, 120) ?? "";
  const created = new Date().toISOString();
  const note: Note = {
    id,
    kind: "bookmark",
    slug: key,
    title,
    segment: segment.id,
    quote,
    created,
  };
  if (keep([...notes, note])) announce("已加书签。", "Bookmarked.");
}

/** Marks the selected words of a passage, within one text of one paragraph. */
export function addHighlight(passage: Passage): void {
  const { range, segment } = passage;
  const side = range && sideOf(range.startContainer);
  if (!range || !side) return;
  const start = offsetIn(side, range.startContainer, range.startOffset);
  const within = side.contains(range.endContainer);
  const end = within
    ? offsetIn(side, range.endContainer, range.endOffset)
    : (side.textContent ?? "").length;
  const { key, title } = citedWork();
  const name = side.matches(".zh") ? "zh" : "original";
  const note: Note = {
    id: `highlight:${key}:${segment.id}:${name}:${start}-${end}`,
    kind: "highlight",
    slug: key,
    title,
    segment: segment.id,
    quote: (side.textContent ?? "").slice(start, end),
    side: name,
    start,
    end,
    created: new Date().toISOString(),
  };
  const notes = loadNotes().filter(({ id }) => id !== note.id);
  if (keep([...notes, note])) announce("已划线。", "Highlighted.");
}

/** Keeps notes and shows them; tells the reader when the browser does not let them be kept. */
export function keep(notes: readonly Note[]): boolean {
  try {
    saveNotes(notes);
  } catch {
    announce("浏览器不让保存，关掉页面就没有了。", "The browser does not let this be kept.");
    return false;
  }
  showNotes();
  return true;
}

/** Shows the notes of this page: a mark at the paragraph, and the words marked in it. */
export function showNotes(): void {
  const slug = document.querySelector("[data-transcript]")?.getAttribute("data-transcript");
  for (const marked of document.querySelectorAll("[data-noted]"))
    marked.removeAttribute("data-noted");
  const ranges: Range[] = [];
  for (const note of loadNotes()) {
    if (note.slug !== slug) continue;
    // The address of what is part of another paragraph now stands within that one.
    const segment = document.getElementById(note.segment)?.closest(".segment");
    if (!segment) continue;
    segment.setAttribute("data-noted", "");
    if (note.kind !== "highlight") continue;
    const range = rangeOf(segment, note);
    if (range) ranges.push(range);
  }
  if (!("highlights" in CSS)) return;
  if (ranges.length > 0) CSS.highlights.set("duidu-note", new Highlight(...ranges));
  else CSS.highlights.delete("duidu-note");
}

function rangeOf(segment: Element, note: Note): Range | undefined {
  const side = segment.querySelector(`.${note.side}`);
  const text = side?.textContent ?? "";
  let { start = 0, end = 0 } = note;
  if (!side) return undefined;
  // A converted text keeps its places but not its characters.
  const converted = document.documentElement.hasAttribute("data-converted") && note.side === "zh";
  if (!converted && text.slice(start, end) !== note.quote) {
    start = text.indexOf(note.quote);
    if (start < 0) return undefined;
    end = start + note.quote.length;
  }
  const range = new Range();
  const from = placeAt(side, start, false);
  const to = placeAt(side, end, true);
  if (!from || !to) return undefined;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function placeAt(side: Element, offset: number, atEnd: boolean) {
  const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  let at = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const inside = atEnd ? offset <= at + node.length : offset < at + node.length;
    if (inside) return { node, offset: offset - at };
    at += node.length;
  }
  return undefined;
}

function offsetIn(side: Element, node: Node, offset: number): number {
  const before = new Range();
  before.selectNodeContents(side);
  before.setEnd(node, offset);
  return before.cloneContents().textContent?.length ?? 0;
}

function sideOf(node: Node): Element | null | undefined {
  return (node instanceof Element ? node : node.parentElement)?.closest(".zh, .original");
}
