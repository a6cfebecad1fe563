/**
 * The page for saving the archive: shows what is saved, starts, pauses, goes on, switches, undoes.
 * It asks anew what the state is after every event, so what it shows is what is on the device.
 */

import { downloadOf, filesOf, OFFLINE_PAGE, type OfflineList } from "../../shared/offline-list.ts";
import { siteAddress } from "../page/address.ts";
import { element, english } from "../page/dom.ts";
import { fetchList } from "./fetch-file.ts";
import { showKept } from "./kept-list.ts";
import { archiveSaveState, caching, readRecord, type SaveState } from "./record.ts";
import { chooseYears, type SaveProgress, switchToUpdate } from "./save-archive.ts";
import {
  type SavingEvent,
  startSaving,
  stopSaving,
  tell,
  undoSaving,
  watchSaving,
} from "./saving.ts";
import { sizeText, YearChoice } from "./year-choice.ts";

type Action = "save" | "resume" | "pause" | "switch" | "check" | "remove" | "retry";
type Words = [zh: string, en: string];

const FAILURES: Record<Extract<SavingEvent, { type: "failed" }>["reason"], Words> = {
  network: [
    "网络断了。已经存下的都在，连上以后会接着存。",
    "The network is gone. What is saved stays, and saving goes on when it is back.",
  ],
  space: [
    "这台设备给网页的空间不够。可以先腾出一些，再接着存。",
    "The device has no more room for this site. Free some, then go on.",
  ],
  site: [
    "网站正在更新，或者有文件取不到。过一会儿再接着存。",
    "The site is being updated, or a file could not be had. Go on in a while.",
  ],
};

/** Sets up the page, also where it stands in for a page that was not kept. */
export function setupOfflinePage(): void {
  const panel = document.querySelector<HTMLElement>("[data-save-panel]");
  if (!panel) return;
  if (location.pathname !== siteAddress(OFFLINE_PAGE)) showNotKept();
  if (!caching.isPossible()) {
    show("[data-save-unavailable]");
    return;
  }
  new SavePanel(panel).start();
  void showKept();
}

function showNotKept(): void {
  show("[data-not-kept]");
  document.querySelector<HTMLElement>("[data-offline-intro]")?.remove();
  const retry = document.querySelector<HTMLElement>('[data-action="retry"]');
  retry?.removeAttribute("hidden");
  retry?.addEventListener("click", () => location.reload());
  addEventListener("online", () => location.reload(), { once: true });
}

class SavePanel {
  readonly #panel: HTMLElement;
  #saving = false;
  /** Counts looks at the device, so that the newest is the one that is shown. */
  #turn = 0;
  #failure: Words | undefined;
  #list: OfflineList | undefined;
  #years: YearChoice | undefined;

  constructor(panel: HTMLElement) {
    this.#panel = panel;
  }

  start(): void {
    const on = (action: Action, run: () => unknown) =>
      this.#button(action)?.addEventListener("click", () => void run());
    on("save", async () => {
      if (this.#years) await chooseYears(this.#years.chosen());
      await this.#save();
    });
    on("resume", () => this.#save());
    on("check", async () => {
      await this.#save();
      await this.#refresh(["没有比这更新的一版。", "There is no newer version."]);
    });
    on("pause", stopSaving);
    on("remove", undoSaving);
    on("switch", async () => {
      await switchToUpdate();
      tell({ type: "changed" });
      location.reload();
    });
    watchSaving((event) => this.#hear(event));
    void this.#refresh();
    void this.#showYears();
  }

  async #save(): Promise<void> {
    // Asks the browser not to clear this site first; most decide without asking the reader.
    void navigator.storage?.persist?.().catch(() => false);
    this.#saving = true;
    this.#failure = undefined;
    await this.#refresh();
    await startSaving();
  }

  #hear(event: SavingEvent): void {
    if (event.type === "progress") {
      const began = !this.#saving;
      this.#saving = true;
      this.#failure = undefined;
      this.#showProgress(event.progress);
      if (began) void this.#refresh();
      return;
    }
    if (event.type === "stop") return;
    this.#saving = false;
    this.#failure = event.type === "failed" ? FAILURES[event.reason] : undefined;
    void this.#refresh();
    void showKept();
  }

  /** Shows the state; `answer` is said in place of it when nothing has failed or changed. */
  async #refresh(answer?: Words): Promise<void> {
    const turn = ++this.#turn;
    const state = await archiveSaveState();
    if (turn !== this.#turn) return;
    this.#panel.hidden = state.kind === "unavailable";
    if (state.kind === "unavailable") return show("[data-save-unavailable]");
    const saving = this.#saving;
    const shown: Record<Action, boolean> = {
      save: !saving && (state.kind === "none" || (await this.#isOtherChoice())),
      resume: state.kind === "partial" && !saving,
      pause: saving,
      switch: state.kind === "complete" && state.update !== undefined,
      check: state.kind === "complete" && state.update === undefined && !saving,
      remove: state.kind !== "none",
      retry: false,
    };
    for (const [action, visible] of Object.entries(shown)) {
      const button = this.#button(action as Action);
      if (button) button.hidden = !visible;
    }
    this.#panel.dataset.savePanel = saving ? "saving" : state.kind;
    this.#part("[data-save-progress]").hidden = !saving && state.kind !== "partial";
    if (!saving && state.kind === "partial") {
      this.#showProgress({ files: state.files, ofFiles: state.ofFiles });
    }
    // What it would take to save is of no more interest then.
    this.#part("[data-save-size]").hidden = state.kind === "complete" && !shown.save;
    const isAnswered = state.kind === "complete" && !state.update && !saving;
    const words = this.#failure ?? (isAnswered ? answer : undefined) ?? describe(state, saving);
    this.#part("[data-save-status]").replaceChildren(words[0], " ", english(words[1]));
  }

  #showProgress(progress: Pick<SaveProgress, "files" | "ofFiles"> & Partial<SaveProgress>): void {
    const { files, ofFiles, bytes, ofBytes } = progress;
    const bar = this.#panel.querySelector("progress");
    if (bar) bar.value = ofBytes ? (bytes ?? 0) / ofBytes : files / ofFiles;
    const sizes =
      bytes === undefined || ofBytes === undefined
        ? ""
        : `，${sizeText(bytes)} / ${sizeText(ofBytes)}`;
    this.#part("[data-save-numbers]").textContent = `${files} / ${ofFiles}${sizes}`;
  }

  /** Offers the years of the archive, and tells what those that are chosen take. */
  async #showYears(): Promise<void> {
    const place = this.#panel.querySelector<HTMLElement>("[data-save-years]");
    try {
      this.#list = await fetchList();
      const { years } = await readRecord();
      this.#years = place
        ? new YearChoice(place, this.#list, years, () => {
            this.#showSize();
            void this.#refresh();
          })
        : undefined;
    } catch {
      return;
    }
    this.#showSize();
  }

  #showSize(): void {
    if (!this.#list) return;
    const years = this.#years?.chosen();
    const files = filesOf(this.#list, years);
    const stored = files.reduce((sum, [, , bytes]) => sum + bytes, 0);
    const download = downloadOf(this.#list, years);
    this.#part("[data-save-size]").replaceChildren(
      `${files.length} 个文件，下载约 ${sizeText(download)}，存下占 ${sizeText(stored)}。 `,
      english(
        `${files.length} files, about ${sizeText(download)} to download, ${sizeText(stored)} on the device.`,
      ),
    );
  }

  /** Whether other years are chosen than those that are saved, or being saved. */
  async #isOtherChoice(): Promise<boolean> {
    if (!this.#years) return false;
    const { years } = await readRecord();
    return String(this.#years.chosen()) !== String(years);
  }

  #button(action: Action): HTMLButtonElement | null {
    return this.#panel.querySelector(`[data-action="${action}"]`);
  }

  #part(selector: string): HTMLElement {
    return this.#panel.querySelector<HTMLElement>(selector) ?? element("p");
  }
}

function describe(state: SaveState, saving: boolean): Words {
  if (saving)
    return [
      "正在存。可以离开这一页，在别的页面上会接着存。",
      "Saving. You may read on: it goes on from any page.",
    ];
  if (state.kind === "partial") {
    return [
      "存得不全：断网时没看过的文稿可能读不到，搜索不能用。",
      "Not complete: without a network, some transcripts will be missing and search cannot answer.",
    ];
  }
  if (state.kind !== "complete") return ["还没有存下。", "Nothing is saved yet."];
  const { date, bytes, years } = state.build;
  const [whatZh, whatEn] = years
    ? [`${years.join("、")} 年的文稿`, `The transcripts of ${years.join(", ")} are`]
    : ["全部", "All is"];
  const update: Words = state.update
    ? ["新的一版已经取好，换不换由你。", " A newer version is ready; it is for you to switch."]
    : ["", ""];
  return [
    `${whatZh}存好了：${date} 的一版，${sizeText(bytes)}，断网也能读、能搜。${update[0]}`,
    `${whatEn} saved: the version of ${date}, ${sizeText(bytes)}. It can be read and searched offline.${update[1]}`,
  ];
}

function show(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.removeAttribute("hidden");
}
