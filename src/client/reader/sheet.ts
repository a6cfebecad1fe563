/** Sheets: one modal dialog at a time, closed by its button, Escape or a click beside it. */

import { bilingual, element } from "../page/dom.ts";

/** Opens a sheet with a title and content, and gives the focus back when it closes. */
export function openSheet(
  name: string,
  zh: string,
  en: string,
  ...content: (Node | string)[]
): HTMLDialogElement {
  document.querySelector<HTMLDialogElement>("dialog.sheet")?.close();
  const close = element(
    "button",
    { type: "button", class: "close", "aria-label": "关闭 Close" },
    "×",
  );
  const title = element("h2", { id: "sheet-title" }, ...bilingual(zh, en));
  const sheet = element(
    "dialog",
    { class: "sheet", "data-sheet-name": name, "aria-labelledby": "sheet-title" },
    element("header", {}, title, close),
    element("div", { class: "sheet-body" }, ...content),
  );
  close.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}

/** A line at the foot of the window that says what happened, read out by screen readers. */
export function announce(zh: string, en: string): void {
  const region = statusRegion();
  // A modal dialog makes the rest of the page inert, so the line must stand inside it.
  (document.querySelector("dialog[open]") ?? document.body).append(region);
  region.replaceChildren(...bilingual(zh, en));
  clearTimeout(timer);
  timer = setTimeout(() => region.replaceChildren(), 4000);
}

let timer: ReturnType<typeof setTimeout> | undefined;
let status: HTMLElement | undefined;

function statusRegion(): HTMLElement {
  status ??= element("div", { class: "reader-status", role: "status" });
  return status;
}
