/**
 * Keyboard shortcuts: single letters, so they can be turned off (WCAG 2.1.4), and they rest while
 * a field has the focus or a sheet is open.
 */

import type { Mode, View } from "../view.ts";
import { toggleAll } from "./bar.ts";
import { preferences, setPreferences } from "./preferences.ts";
import { announce } from "./sheet.ts";
import { currentView, setView } from "./view-state.ts";

const MODES: Mode[] = ["zh", "side", "original", "original-first"];
const THEMES: View["theme"][] = ["system", "light", "dark"];

/** What keys do, and what the list of shortcuts says of them. */
export interface Shortcut {
  keys: string[];
  zh: string;
  en: string;
  run: () => unknown;
}

/** Every shortcut, in the order of the help sheet. */
export const SHORTCUTS: Shortcut[] = [
  { keys: ["j"], zh: "下一段", en: "Next paragraph", run: () => step(1) },
  { keys: ["k"], zh: "上一段", en: "Previous paragraph", run: () => step(-1) },
  { keys: ["o"], zh: "打开或收起本段另一种文字", en: "Reveal the other language", run: reveal },
  { keys: ["a"], zh: "全部展开或收起", en: "Open or close all", run: toggleAll },
  { keys: ["m"], zh: "换一种读法", en: "Next reading mode", run: nextMode },
  ...MODES.map((mode, i) => ({
    keys: [String(i + 1)],
    zh: ["中文", "对照", "原文", "先原文"][i] ?? "",
    en: ["Chinese", "Side by side", "Original only", "Original first"][i] ?? "",
    run: () => setView({ mode }),
  })),
  { keys: ["t"], zh: "换主题", en: "Next theme", run: nextTheme },
  { keys: ["s"], zh: "简体、繁体互换", en: "Simplified or Traditional", run: switchScript },
  { keys: ["c"], zh: "复制本段与出处", en: "Copy paragraph with source", run: copyQuote },
  { keys: ["q"], zh: "引用本段", en: "Quote this paragraph", run: openQuote },
  { keys: ["b"], zh: "给本段加书签或去掉", en: "Bookmark the paragraph", run: bookmark },
  { keys: [","], zh: "阅读设置", en: "Settings", run: openSettings },
  { keys: ["?"], zh: "快捷键一览", en: "This list", run: openHelp },
];

/** Listens for shortcuts until they are turned off. */
export function watchKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.isComposing || preferences().keys === "off") return;
    const target = event.target as HTMLElement;
    if (target.matches("input:not([type=radio]), textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]")) return;
    const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(event.key));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
}

/** The paragraph with the focus, else the first one in view. */
export function currentSegment(): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>(".segment");
  if (focused) return focused;
  const top = document.querySelector(".reader-bar")?.getBoundingClientRect().bottom ?? 0;
  return segments().find((one) => one.getBoundingClientRect().bottom > top + 24);
}

function segments(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".segment")];
}

function step(by: 1 | -1): void {
  const all = segments();
  const focused = document.activeElement?.closest<HTMLElement>(".segment");
  const current = focused ?? currentSegment();
  const at = current ? all.indexOf(current) : -1;
  const next = focused ? all[at + by] : (all[at] ?? all[0]);
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

function reveal(): void {
  const segment = currentSegment();
  const handle =
    segment?.querySelector<HTMLElement>(".reveal") ?? segment?.querySelector("summary");
  handle?.click();
}

function nextMode(): void {
  if (!document.querySelector(".pair")) return;
  const at = MODES.indexOf(currentView().mode);
  setView({ mode: MODES[(at + 1) % MODES.length] ?? "zh" });
}

function nextTheme(): void {
  const at = THEMES.indexOf(currentView().theme);
  const theme = THEMES[(at + 1) % THEMES.length] ?? "system";
  setView({ theme });
  const [zh, en] = {
    system: ["跟随系统", "System"],
    light: ["浅色", "Light"],
    dark: ["深色", "Dark"],
  }[theme] as [string, string];
  announce(`主题：${zh}`, en);
}

async function switchScript(): Promise<void> {
  const script = preferences().script === "hans" ? "hant" : "hans";
  try {
    await (await import("./script-switch.ts")).setScript(script);
  } catch {
    setPreferences({ script: "hans" });
    announce("没有取到转换表，请稍后再试。", "The conversion table could not be loaded.");
  }
}

async function copyQuote(): Promise<void> {
  const segment = currentSegment();
  if (segment) (await import("./quote-sheet.ts")).copyParagraph(segment);
}

async function openQuote(): Promise<void> {
  const segment = currentSegment();
  if (segment) (await import("./quote-sheet.ts")).openQuoteSheet(segment);
}

async function bookmark(): Promise<void> {
  const segment = currentSegment();
  if (segment) (await import("./notes.ts")).toggleBookmark(segment);
}

function openSettings(): void {
  import("./settings-sheet.ts").then((m) => m.openSettings());
}

function openHelp(): void {
  import("./help-sheet.ts").then((m) => m.openHelp());
}
