/**
 * Tools beside a selection. The toolbar stands below what is selected, since phones put their own
 * above it, and keeps the selection while it is used.
 */

import { bilingual, element } from "../page/dom.ts";
import type { Passage } from "./passage.ts";

/** Shows the toolbar while some text of a paragraph is selected. */
export function watchSelection(): void {
  let toolbar: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    toolbar?.remove();
    toolbar = undefined;
  };
  const show = async () => {
    if (toolbar?.contains(document.activeElement)) return;
    hide();
    if (document.querySelector("dialog[open]") || getSelection()?.isCollapsed !== false) return;
    const passage = (await import("./passage.ts")).selectedPassage();
    hide();
    if (!passage?.range) return;
    toolbar = makeToolbar(passage, hide);
    document.body.append(toolbar);
    place(toolbar, passage.range);
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    // A selection grows with every pixel of a drag: wait until it rests.
    timer = setTimeout(show, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

function makeToolbar(passage: Passage, hide: () => void): HTMLElement {
  const tool = (zh: string, en: string, run: () => unknown) => {
    const made = element("button", { type: "button" }, ...bilingual(zh, en));
    made.addEventListener("click", () => {
      run();
      hide();
    });
    return made;
  };
  const quote = () => import("./quote-sheet.ts");
  const toolbar = element(
    "div",
    { class: "selection-tools", role: "toolbar", "aria-label": "所选文字 Selection" },
    tool("复制引文", "Quote", async () => (await quote()).copyQuote(passage)),
    tool("链接", "Link", async () => (await quote()).copyLink(passage)),
    tool("划线", "Highlight", async () => (await import("./notes.ts")).addHighlight(passage)),
    tool("更多", "More", async () => (await quote()).openQuoteSheet(passage.segment, passage)),
  );
  toolbar.addEventListener("pointerdown", (event) => event.preventDefault());
  return toolbar;
}

function place(toolbar: HTMLElement, range: Range): void {
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const { width, height } = toolbar.getBoundingClientRect();
  const left = Math.min(
    Math.max(last.right - width / 2, 8),
    document.documentElement.clientWidth - width - 8,
  );
  const below = last.bottom + 12;
  const top = below + height > innerHeight ? Math.max(last.top - height - 12, 8) : below;
  toolbar.style.setProperty("left", `${Math.max(left, 8) + scrollX}px`);
  toolbar.style.setProperty("top", `${top + scrollY}px`);
}
