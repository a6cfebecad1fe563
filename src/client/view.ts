/**
 * How a reader wants pages to look: reading mode, theme, text size, line width. Kept in the
 * browser, the mode also in the address, applied as `data-` attributes of `<html>`.
 *
 * Loaded `async` straight after the stylesheet, so it blocks nothing. To keep a chosen theme or
 * mode from flashing in late, the stylesheet holds the page back until `data-ready` is set, at
 * most half a second, which a blocking script could not promise. It imports nothing: a second request
 * would take longer than the page can be held.
 */

/**
 * Which language a transcript shows: Chinese, both side by side, the original alone, or the
 * original first.
 */
export type Mode = "zh" | "side" | "original" | "original-first";

/** How a reader wants pages to look; kept in the browser. */
export interface View {
  mode: Mode;
  theme: "system" | "light" | "dark";
  size: "s" | "m" | "l" | "xl";
  width: "narrow" | "normal" | "wide";
}

const CHOICES: { [K in keyof View]: readonly View[K][] } = {
  mode: ["zh", "side", "original", "original-first"],
  theme: ["system", "light", "dark"],
  size: ["m", "s", "l", "xl"],
  width: ["normal", "narrow", "wide"],
};
const KEYS = Object.keys(CHOICES) as (keyof View)[];
const STORAGE_KEY = "duidu:view";
const root = document.documentElement;

applyView(readView());
// A search that comes with the address will need room: it is kept free from the first paint on.
root.toggleAttribute("data-asked", new URLSearchParams(location.search).has("q"));
root.dataset.ready = "";
document.addEventListener("duidu:view", (event) => {
  const change = (event as CustomEvent<Partial<View>>).detail;
  keepPlace(() => applyView({ ...shownView(), ...change }));
  storeView(change);
});
document.addEventListener("duidu:open-all", (event) => {
  keepPlace(() => openAll((event as CustomEvent<boolean>).detail));
});
watchParsing();

/** The view that was kept, with the mode of the address above it. */
function readView(): View {
  const view = { mode: "zh", theme: "system", size: "m", width: "normal" } as View;
  try {
    take(view, JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}"));
  } catch {
    // Storage is closed or holds something else: the defaults stand.
  }
  take(view, { mode: new URLSearchParams(location.search).get("mode") });
  return view;
}

function take(view: View, values: unknown): void {
  for (const key of KEYS) {
    const value = (values as Record<string, unknown> | null)?.[key];
    if ((CHOICES[key] as readonly unknown[]).includes(value)) Object.assign(view, { [key]: value });
  }
}

/** The view that the page shows now: an attribute that is not there stands for the default. */
function shownView(): View {
  const view = {} as Record<string, string>;
  for (const key of KEYS) view[key] = root.dataset[key] ?? CHOICES[key][0] ?? "";
  return view as unknown as View;
}

function applyView(view: View): void {
  for (const key of KEYS) {
    if (view[key] === CHOICES[key][0]) delete root.dataset[key];
    else root.dataset[key] = view[key];
  }
  if (!/\/transcripts\/./.test(location.pathname)) return;
  const address = new URL(location.href);
  if (view.mode === "zh") address.searchParams.delete("mode");
  else address.searchParams.set("mode", view.mode);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  for (const segment of document.querySelectorAll(".segment")) arrange(segment);
}

/** Only what was chosen is kept: a mode that came with a link does not become the reader's own. */
function storeView(change: Partial<View>): void {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Partial<View>;
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...kept, ...change }));
  } catch {
    // A private window may refuse: the choice holds for this page.
  }
}

/** Opens or closes what the mode wants open, and gives each pair its reveal button in mode 4. */
function arrange(segment: Element): void {
  const details = segment.querySelector("details");
  if (!details || !segment.classList.contains("pair")) return;
  const mode = root.dataset.mode;
  const was = segment.getAttribute("data-arranged") ?? "zh";
  if (was === (mode ?? "zh")) return;
  segment.setAttribute("data-arranged", mode ?? "zh");
  details.open = mode !== undefined;
  segment.removeAttribute("data-revealed");
  const button = segment.querySelector<HTMLButtonElement>(".reveal");
  if (mode === "original-first") {
    if (button) button.setAttribute("aria-expanded", "false");
    else segment.append(revealButton(segment));
  } else button?.remove();
}

/** Opens or closes whatever the mode folds: the originals, or the Chinese in mode 4. */
function openAll(open: boolean): void {
  for (const segment of document.querySelectorAll(".pair.segment")) {
    const button = segment.querySelector(".reveal");
    if (button) {
      segment.toggleAttribute("data-revealed", open);
      button.setAttribute("aria-expanded", String(open));
    } else if (!root.dataset.mode) {
      const details = segment.querySelector("details");
      if (details) details.open = open;
    }
  }
}

function revealButton(segment: Element): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal";
  button.textContent = "中文 Chinese";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const revealed = segment.toggleAttribute("data-revealed");
    button.setAttribute("aria-expanded", String(revealed));
  });
  return button;
}

/** While the page is still coming in, arranges each part before it is painted. */
function watchParsing(): void {
  if (document.readyState !== "loading") {
    openContents();
    return;
  }
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        // A pair is complete once what follows it is there; `details` itself may come late.
        const segment = node.closest(".segment");
        if (segment && root.dataset.mode) arrange(segment);
        if (node.matches(".contents, .contents *")) openContents();
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    observer.disconnect();
    openContents();
    if (root.dataset.mode) document.querySelectorAll(".segment").forEach(arrange);
  });
}

/** Beside the text the contents stand open; above it, on a small screen, they stay folded. */
function openContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents > details");
  const beside = root.dataset.mode === "side" ? "(min-width: 80rem)" : "(min-width: 64rem)";
  if (contents && matchMedia(beside).matches) contents.open = true;
}

/** Runs a change of layout so that the paragraph at the top of the window stays where it is. */
function keepPlace(change: () => void): void {
  const top = document.querySelector(".reader-bar")?.getBoundingClientRect().bottom ?? 0;
  const anchor = [...document.querySelectorAll(".segment")].find(
    // A paragraph of which only the last line still shows has been read.
    (segment) => segment.getBoundingClientRect().bottom > Math.max(top, 0) + 40,
  );
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (!anchor || (before > innerHeight && scrollY === 0)) return;
  // What stood half above the edge may be shorter now: its first line is then put at the edge.
  const target = Math.max(before, top - anchor.getBoundingClientRect().height + 24);
  scrollBy({ top: anchor.getBoundingClientRect().top - target, behavior: "instant" });
}
