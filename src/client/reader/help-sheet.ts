/** The list of keyboard shortcuts. */

import { bilingual, element } from "../page/dom.ts";
import { openSheet } from "./sheet.ts";
import { SHORTCUTS } from "./shortcuts.ts";

/** Opens the help sheet. */
export function openHelp(): void {
  const rows = SHORTCUTS.map(({ keys, zh, en }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, ...keys.flatMap((key) => [element("kbd", {}, key), " "])),
      element("td", {}, ...bilingual(zh, en)),
    ),
  );
  openSheet(
    "help",
    "快捷键",
    "Keyboard shortcuts",
    element("table", { class: "keys" }, element("tbody", {}, ...rows)),
    element(
      "p",
      { class: "note" },
      ...bilingual("可在“阅读设置”里关掉。", "They can be turned off in the settings."),
    ),
  );
}
