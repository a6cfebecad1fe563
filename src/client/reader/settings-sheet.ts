/** The settings sheet: script, theme, size, width, keys, print. Everything applies at once. */

import { bilingual, button, element } from "../page/dom.ts";
import type { View } from "../view.ts";
import { openHelp } from "./help-sheet.ts";
import { type Preferences, preferences, setPreferences } from "./preferences.ts";
import { hasTraditionalOriginals, markedChoices, setScript } from "./script-switch.ts";
import { announce, openSheet } from "./sheet.ts";
import { currentView, setView } from "./view-state.ts";

type Choice = [value: string, zh: string, en: string];

const THEMES: Choice[] = [
  ["system", "跟随系统", "System"],
  ["light", "浅色", "Light"],
  ["dark", "深色", "Dark"],
];
const SIZES: Choice[] = [
  ["s", "小", "S"],
  ["m", "中", "M"],
  ["l", "大", "L"],
  ["xl", "特大", "XL"],
];
const WIDTHS: Choice[] = [
  ["narrow", "32 字", "Narrow"],
  ["normal", "36 字", "Normal"],
  ["wide", "40 字", "Wide"],
];
const PRINTS: Choice[] = [
  ["both", "连同原文", "With originals"],
  ["plain", "只印中文", "Chinese only"],
];
const KEYS: Choice[] = [
  ["on", "开", "On"],
  ["off", "关", "Off"],
];

/** Opens the settings. */
export function openSettings(): void {
  const view = currentView();
  const kept = preferences();
  const change = (key: keyof View) => (value: string) => setView({ [key]: value });
  const prefer = (key: keyof Preferences) => (value: string) => setPreferences({ [key]: value });
  const scripts: Choice[] = [
    ["hans", "简体", "Simplified"],
    ["hant", "繁体", "Traditional"],
  ];
  if (hasTraditionalOriginals()) scripts.push(["source", "原样", "As imported"]);
  const choices = element("p", { class: "note" });
  const switchScript = async (value: string) => {
    try {
      await setScript(value as Preferences["script"]);
      showChoices(choices);
    } catch {
      announce("没有取到转换表，请稍后再试。", "The conversion table could not be loaded.");
    }
  };
  openSheet(
    "settings",
    "阅读设置",
    "Reading settings",
    choiceGroup("script", "字形", "Script", scripts, kept.script, switchScript),
    choices,
    choiceGroup("theme", "主题", "Theme", THEMES, view.theme, change("theme")),
    choiceGroup("size", "字号", "Text size", SIZES, view.size, change("size")),
    choiceGroup("width", "行宽", "Line width", WIDTHS, view.width, change("width")),
    choiceGroup("print", "打印", "Print", PRINTS, kept.print, prefer("print")),
    choiceGroup("keys", "快捷键", "Keyboard shortcuts", KEYS, kept.keys, prefer("keys")),
    element(
      "p",
      { class: "actions" },
      button("快捷键一览", "All shortcuts", openHelp),
      button("打印", "Print", () => {
        document.querySelector<HTMLDialogElement>("dialog.sheet")?.close();
        print();
      }),
    ),
  );
  showChoices(choices);
}

function choiceGroup(
  name: string,
  zh: string,
  en: string,
  choices: Choice[],
  current: string,
  apply: (value: string) => unknown,
): HTMLFieldSetElement {
  const group = element("fieldset", {}, element("legend", {}, ...bilingual(zh, en)));
  for (const [value, label, english] of choices) {
    const radio = element("input", {
      type: "radio",
      name: `setting-${name}`,
      value,
      checked: value === current,
    });
    radio.addEventListener("change", () => apply(value));
    group.append(element("label", {}, radio, " ", ...bilingual(label, english)));
  }
  return group;
}

/** How many characters the conversion had to choose for, with a way to the first of them. */
function showChoices(place: HTMLElement): void {
  const marked = markedChoices();
  place.replaceChildren();
  if (marked === 0) return;
  place.append(
    ...bilingual(
      `${marked} 处一对多的字由转换选定，已标点线。`,
      `${marked} characters with more than one Traditional form are underlined.`,
    ),
    " ",
    button("看下一处", "Next", () => import("./script-switch.ts").then((m) => m.showNextChoice())),
  );
}
