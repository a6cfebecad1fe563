/**
 * Reading and changing the view. The view itself is kept by `view.ts`, which is loaded apart and
 * earlier; the two speak by events, since sharing a module would cost `view.ts` its early start.
 */

import type { View } from "../view.ts";

/** Asks for a change of view; the page keeps its place and the choice is kept. */
export function setView(change: Partial<View>): void {
  document.dispatchEvent(new CustomEvent("duidu:view", { detail: change }));
}

/** The view as the page shows it. */
export function currentView(): View {
  const { mode, theme, size, width } = document.documentElement.dataset;
  return {
    mode: mode ?? "zh",
    theme: theme ?? "system",
    size: size ?? "m",
    width: width ?? "normal",
  } as View;
}

/** Calls `listener` with each change that is asked for, the page's own and others'. */
export function watchView(listener: (change: Partial<View>) => void): void {
  document.addEventListener("duidu:view", (event) => {
    listener((event as CustomEvent<Partial<View>>).detail);
  });
}
