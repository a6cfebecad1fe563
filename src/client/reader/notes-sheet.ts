/** The list of bookmarks and highlights of the whole archive, with export and import. */

import { siteAddress } from "../page/address.ts";
import { button, element } from "../page/dom.ts";
import { keep } from "./notes.ts";
import { exportNotes, importNotes, type Note } from "./notes-file.ts";
import { loadNotes } from "./notes-store.ts";
import { announce, openSheet } from "./sheet.ts";

/** Opens the list. */
export function openNotes(): void {
  const list = element("div", { class: "notes" });
  const picker = element("input", {
    type: "file",
    accept: "application/json,.json",
    class: "visually-hidden",
    tabindex: "-1",
    "aria-label": "书签文件 Bookmark file",
  });
  picker.addEventListener("change", async () => {
    const file = picker.files?.[0];
    picker.value = "";
    if (!file) return;
    const result = importNotes(await file.text(), loadNotes());
    if (!result) return announce("这不是书签文件。", "This is no bookmark file.");
    if (!keep(result.notes)) return;
    showList(list);
    announce(`新增 ${result.added} 条。`, `${result.added} added.`);
  });
  openSheet(
    "notes",
    "书签与划线",
    "Bookmarks and highlights",
    element(
      "p",
      { class: "note" },
      "只存在这个浏览器里，不上传。按 b 给一段加书签，选中文字可以划线。",
    ),
    list,
    element(
      "div",
      { class: "actions" },
      button("导出", "Export", download),
      button("导入", "Import", () => picker.click()),
      picker,
    ),
  );
  showList(list);
}

function showList(list: HTMLElement): void {
  const notes = loadNotes().reverse();
  if (notes.length === 0) {
    list.replaceChildren(element("p", { class: "muted" }, "还没有书签。"));
    return;
  }
  const byTitle = new Map<string, Note[]>();
  for (const note of notes) byTitle.set(note.title, [...(byTitle.get(note.title) ?? []), note]);
  list.replaceChildren(
    ...[...byTitle].flatMap(([title, group]) => [
      element("h3", {}, title),
      element("ul", { role: "list" }, ...group.map((note) => row(note, list))),
    ]),
  );
}

function row(note: Note, list: HTMLElement): HTMLElement {
  const link = element(
    "a",
    { href: siteAddress(`/transcripts/${note.slug}/#${note.segment}`) },
    note.quote === "" ? note.segment : note.quote,
  );
  link.addEventListener("click", () => link.closest("dialog")?.close());
  const remove = element("button", { type: "button", "aria-label": "删除 Remove" }, "×");
  remove.addEventListener("click", () => {
    keep(loadNotes().filter(({ id }) => id !== note.id));
    showList(list);
    list.closest("dialog")?.querySelector<HTMLElement>(".close")?.focus();
  });
  const kind = note.kind === "bookmark" ? "书签" : "划线";
  return element(
    "li",
    {},
    element("span", { class: "muted" }, `${kind} ${note.created.slice(0, 10)}`),
    link,
    remove,
  );
}

function download(): void {
  const file = new Blob([exportNotes(loadNotes())], { type: "application/json" });
  const address = URL.createObjectURL(file);
  const day = new Date().toLocaleDateString("sv");
  element("a", { href: address, download: `duidu-bookmarks-${day}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
