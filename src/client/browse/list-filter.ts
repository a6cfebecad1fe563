/**
 * Filters a list while one types: by name, in either language, in pinyin or by its initials. What
 * may be typed stands in `data-name` of each entry, so no pinyin table comes to the page.
 */

/** Makes the filter boxes of the page work. */
export function setupListFilters(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-filter]")) {
    const scope = box.closest("[data-filter-scope]");
    const input = box.querySelector("input");
    if (scope && input) mountFilter(scope, box, input);
  }
}

function mountFilter(scope: Element, box: HTMLElement, input: HTMLInputElement): void {
  const entries = [...scope.querySelectorAll<HTMLElement>("[data-name]")];
  const groups = [...scope.querySelectorAll<HTMLElement>("[data-filter-group]")];
  const status = box.querySelector("[data-filter-status]");
  const apply = () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !matches(entry.dataset.name ?? "", words);
      if (!entry.hidden) shown++;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-name]:not([hidden])");
    if (!status) return;
    status.textContent =
      words.length === 0
        ? ""
        : shown === 0
          ? "没有相符的 Nothing matches"
          : `${shown} / ${entries.length}`;
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

/** Every word must stand in one of the spellings; a word begins a syllable unless it is Han. */
function matches(typed: string, words: readonly string[]): boolean {
  return words.every((word) => {
    if (/\p{Script=Han}/u.test(word)) return typed.includes(word);
    return typed.startsWith(word) || typed.includes(`|${word}`) || typed.includes(` ${word}`);
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
