/**
 * Glossary notes. Opening them on hover and focus is the stylesheet's work; here Escape shuts one
 * without moving the pointer, as WCAG 1.4.13 asks, and a tap shuts it again. One that a search has
 * opened stays until a tap beside it.
 */

/** Follows keys and pointer on terms. */
export function watchGlossary(): void {
  const body = document.querySelector(".transcript-body");
  if (!body) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of body.querySelectorAll(".gloss:hover, .gloss:focus-within, .gloss.open")) {
      shut(term);
    }
  });
  document.addEventListener("pointerdown", (event) => {
    for (const term of body.querySelectorAll(".gloss.open")) {
      if (!term.contains(event.target as Node)) term.classList.remove("open");
    }
  });
  body.addEventListener("pointerover", (event) => {
    if (!(event.target instanceof Element)) return;
    const term = event.target.closest(".gloss");
    for (const other of body.querySelectorAll(".gloss.shut")) {
      if (other !== term) other.classList.remove("shut");
    }
  });
  body.addEventListener("focusin", (event) => {
    (event.target as Element).closest(".gloss")?.classList.remove("shut");
  });
}

function shut(term: Element): void {
  term.classList.remove("open");
  term.classList.add("shut");
}
