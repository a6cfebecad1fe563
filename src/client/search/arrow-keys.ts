/**
 * Keys: `/` goes to the search field of any page; on the search page the arrows move between the
 * field, the suggestions and the hits, and Esc clears the field or leads back to it.
 */

/** Lets `/` focus the page's search field. */
export function setupSearchKey(): void {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) {
      return;
    }
    const field = document.querySelector<HTMLInputElement>('main input[name="q"], input[name="q"]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/** Moves through the results of the search page by keyboard. */
export function setupResultKeys(
  input: HTMLInputElement,
  regions: readonly HTMLElement[],
  clear: () => void,
): void {
  const stops = () => [
    input,
    ...regions.flatMap((region) => [
      ...region.querySelectorAll<HTMLElement>(
        "[data-suggestion], :is([data-hit], .title-hit) a:not([tabindex])",
      ),
    ]),
  ];
  addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const here = document.activeElement;
    const list = stops();
    const at = here instanceof HTMLElement ? list.indexOf(here) : -1;
    if (event.key === "Escape" && at >= 0) {
      event.preventDefault();
      if (at === 0) clear();
      input.focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at >= 0) {
      const next = list[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  });
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return target?.closest("input, textarea, select, [contenteditable]") !== null;
}
