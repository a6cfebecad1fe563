/**
 * The years that a reader may save, each with what it takes by itself: its transcripts, and the part
 * of the index over them. What every choice needs comes on top, and the sum is told below.
 */

import { downloadOf, type OfflineList, yearsOf } from "../../shared/offline-list.ts";
import { element, english } from "../page/dom.ts";

/** A list of years to choose from; hidden in an archive of one year. */
export class YearChoice {
  readonly #boxes: HTMLInputElement[] = [];

  /**
   * @param before The years that were chosen last; all of them for none.
   * @param changed Told of each change.
   */
  constructor(
    place: HTMLElement,
    list: OfflineList,
    before: readonly string[] | undefined,
    changed: () => void,
  ) {
    const common = downloadOf(list, []);
    const items = yearsOf(list).map(([year, transcripts]) => {
      const box = element("input", { type: "checkbox", value: year, onchange: changed });
      box.checked = before === undefined || before.includes(year);
      this.#boxes.push(box);
      const size = sizeText(downloadOf(list, [year]) - common);
      return element(
        "li",
        {},
        element(
          "label",
          {},
          box,
          ` ${year} 年，${transcripts} 篇，下载约 ${size} `,
          english(`${transcripts} transcripts, about ${size}`),
        ),
      );
    });
    place.querySelector("[data-save-year-list]")?.replaceChildren(...items);
    place.hidden = items.length < 2;
  }

  /** The years that are chosen; undefined for all of them, which newer ones then belong to. */
  chosen(): string[] | undefined {
    const chosen = this.#boxes.filter(({ checked }) => checked);
    return chosen.length === this.#boxes.length ? undefined : chosen.map(({ value }) => value);
  }
}

/** Bytes as a person reads them. */
export function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
