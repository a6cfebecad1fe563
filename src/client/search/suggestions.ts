/** Offers the Chinese terms that typed pinyin can be, below the search field. */

import { type SpelledTerm, soundOf, type TermKind, termsBySound } from "../../search/pinyin.ts";
import { element, english } from "../page/dom.ts";
import type { SearchEngine } from "./engine.ts";

const KINDS: Record<TermKind, [zh: string, en: string]> = {
  title: ["标题", "title"],
  tag: ["标签", "tag"],
  person: ["人物", "person"],
  organisation: ["机构", "organisation"],
  term: ["术语", "term"],
};

/** Terms offered at once. */
const OFFERED = 8;

/** Shows the terms for what was typed, and calls `take` with the one chosen. */
export async function showSuggestions(
  engine: SearchEngine,
  place: HTMLElement,
  typed: string,
  take: (term: string) => void,
): Promise<void> {
  const sound = soundOf(typed);
  if (sound === undefined) {
    place.replaceChildren();
    return;
  }
  let terms: SpelledTerm[];
  try {
    const { terms: files } = await engine.manifest();
    const file = files[""] ?? files[sound[0] ?? ""];
    terms = file === undefined ? [] : await engine.file<SpelledTerm[]>(file);
  } catch {
    // The search itself says that loading fails; suggestions only stay away.
    return;
  }
  const found = termsBySound(typed, terms, OFFERED);
  if (found.length === 0) {
    place.replaceChildren();
    return;
  }
  const items = found.map(([term, kind]) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", "data-suggestion": term, onclick: () => take(term) },
        `${term} `,
        element("span", { class: "muted" }, KINDS[kind][0], " ", english(KINDS[kind][1])),
      ),
    ),
  );
  place.replaceChildren(
    element("span", { class: "muted" }, "拼音可以是 ", english("As pinyin")),
    element("ul", { role: "list" }, ...items),
  );
}
