/** The mark beside each paragraph: a link without scripts, the quote sheet with them. */

import { element } from "../page/dom.ts";

/** Adds the marks to a page that was published without, to save room. */
export function mountParagraphMarks(): void {
  for (const segment of document.querySelectorAll(".segment")) {
    if (segment.querySelector(":scope > .permalink")) continue;
    const label = "本段：链接与引用 Link and quote";
    segment.append(
      element("a", { class: "permalink", href: `#${segment.id}`, "aria-label": label }, "¶"),
    );
  }
}

/** Opens the quote sheet from a paragraph's mark; with a modifier key it stays a link. */
export function watchParagraphMarks(): void {
  document.querySelector(".transcript-body")?.addEventListener("click", (event) => {
    const click = event as MouseEvent;
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
    const mark = (click.target as Element).closest<HTMLAnchorElement>(".permalink");
    const segment = mark?.closest<HTMLElement>(".segment");
    if (!mark || !segment) return;
    click.preventDefault();
    history.replaceState(history.state, "", mark.hash);
    import("./quote-sheet.ts").then((m) => m.openQuoteSheet(segment));
  });
}
