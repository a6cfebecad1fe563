/** The bar above the text: modes, open all, and the buttons that bring up sheets. */

import type { Mode } from "../view.ts";
import { currentView, setView, watchView } from "./view-state.ts";

/** Brings the bar to life; the page has its markup from the build. */
export function mountBar(): void {
  const bar = document.querySelector<HTMLElement>("[data-reader-bar]");
  if (!bar) return;
  const radios = [...bar.querySelectorAll<HTMLInputElement>('input[name="mode"]')];
  const openAll = bar.querySelector<HTMLButtonElement>("[data-open-all]");
  const show = (mode: Mode) => {
    for (const radio of radios) radio.checked = radio.value === mode;
    // Both texts stand open in these modes: there is nothing to open.
    if (openAll) openAll.disabled = mode === "side" || mode === "original";
    openAll?.setAttribute("aria-pressed", "false");
  };
  show(currentView().mode);
  for (const radio of radios) {
    radio.addEventListener("change", () => setView({ mode: radio.value as Mode }));
  }
  watchView(({ mode }) => mode && show(mode));
  openAll?.addEventListener("click", toggleAll);
  bar.addEventListener("click", (event) => {
    const name = (event.target as Element).closest("[data-sheet]")?.getAttribute("data-sheet");
    if (name === "settings") import("./settings-sheet.ts").then((m) => m.openSettings());
    else if (name === "notes") import("./notes-sheet.ts").then((m) => m.openNotes());
  });
}

/** Opens everything that the mode folds, or closes it when it was opened so. */
export function toggleAll(): void {
  const button = document.querySelector("[data-open-all]");
  const open = button?.getAttribute("aria-pressed") !== "true";
  button?.setAttribute("aria-pressed", String(open));
  document.dispatchEvent(new CustomEvent("duidu:open-all", { detail: open }));
}
