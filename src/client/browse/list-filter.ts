/**
 * Filters a list while one types: by name, in either language, in pinyin or by its initials. What
 * may be typed stands in `data-name` of each entry, so no pinyin table comes to the page. Where the
 * page shows only some of the names, all of them are loaded with the first letter typed.
 */

import { namesPath, readNames } from "../../shared/name-lines.ts";
import { foldTyped, typedForms } from "../../text/typed-forms.ts";
import { siteAddress } from "../page/address.ts";
import { element } from "../page/dom.ts";

/** Entries of a loaded list that are shown at once. */
const MOST_SHOWN = 200;

/** Makes the filter boxes of the page work. */
export function setupListFilters(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-filter]")) {
    const scope = box.closest<HTMLElement>("[data-filter-scope]");
    const input = box.querySelector("input");
    if (scope && input) mountFilter(scope, box, input);
  }
}

/** Shows what matches the words, everything for none; says how many of how many. */
type Filter = (words: readonly string[]) => Promise<{ shown: number; all: number; cut?: boolean }>;

function mountFilter(scope: HTMLElement, box: HTMLElement, input: HTMLInputElement): void {
  const list = box.dataset.filter ?? "";
  const filter = list === "" ? filterOfPage(scope) : filterOfList(scope, list);
  const status = box.querySelector("[data-filter-status]");
  let asked = 0;
  const apply = async () => {
    const words = foldTyped(input.value).split(" ").filter(Boolean);
    const number = ++asked;
    const { shown, all, cut } = await filter(words);
    if (!status || number !== asked) return;
    status.textContent =
      words.length === 0
        ? ""
        : shown === 0
          ? "没有相符的 Nothing matches"
          : `${shown} / ${all}${cut ? `，先列 ${MOST_SHOWN} 个 first ${MOST_SHOWN}` : ""}`;
  };
  box.hidden = false;
  // A list that is left and come back to keeps what was typed.
  if (input.value !== "") apply();
  input.addEventListener("input", (event) => {
    // Half of a pinyin syllable on its way to a character is no query yet.
    if (!(event as InputEvent).isComposing) apply();
  });
  input.addEventListener("compositionend", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      input.value = "";
      apply();
    }
  });
}

/** Filters the entries that stand on the page. */
function filterOfPage(scope: Element): Filter {
  const entries = [...scope.querySelectorAll<HTMLElement>("[data-name]")];
  const groups = [...scope.querySelectorAll<HTMLElement>("[data-filter-group]")];
  return async (words) => {
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !matches(entry.dataset.name ?? "", words);
      if (!entry.hidden) shown++;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-name]:not([hidden])");
    return { shown, all: entries.length };
  };
}

/** Filters all names of a list, shown in the place of those that stand on the page. */
function filterOfList(scope: HTMLElement, list: string): Filter {
  const own = [...scope.children].filter((child) => !child.matches(".list-tools")) as HTMLElement[];
  const parts = document.querySelector<HTMLElement>("[data-filter-scope] ~ .part-links");
  const results = element("ul", { class: "facet-list", role: "list", hidden: true });
  scope.append(results);
  let loading: ReturnType<typeof loadNames> | undefined;
  return async (words) => {
    const isFiltered = words.length > 0;
    if (!isFiltered) {
      for (const one of [...own, ...(parts ? [parts] : [])]) one.hidden = false;
      results.hidden = true;
      return { shown: 0, all: 0 };
    }
    loading ??= loadNames(list);
    const names = await loading.catch(() => {
      // Without a network: what is here is better than nothing, and the next letter tries again.
      loading = undefined;
      return [];
    });
    const found = names.filter(({ typed }) => matches(typed, words));
    for (const one of [...own, ...(parts ? [parts] : [])]) one.hidden = true;
    results.hidden = false;
    results.replaceChildren(...found.slice(0, MOST_SHOWN).map(({ item }) => item()));
    return { shown: found.length, all: names.length, cut: found.length > MOST_SHOWN };
  };
}

async function loadNames(list: string) {
  const response = await fetch(siteAddress(namesPath(list)));
  if (!response.ok) throw new Error(`${response.status}`);
  return readNames(list, await response.text()).map(({ name, others, sort, url, count }) => ({
    typed: typedForms(name, others, sort),
    item: () =>
      element(
        "li",
        {},
        element("a", { href: siteAddress(url) }, name),
        others[0] === undefined || others[0] === name ? undefined : ` ${others[0]} `,
        element("span", { "data-count": count }, ` ${count}`),
      ),
  }));
}

/** Every word must stand in one of the spellings; a word begins a syllable unless it is Han. */
function matches(typed: string, words: readonly string[]): boolean {
  return words.every((word) => {
    if (/\p{Script=Han}/u.test(word)) return typed.includes(word);
    return typed.startsWith(word) || typed.includes(`|${word}`) || typed.includes(` ${word}`);
  });
}
