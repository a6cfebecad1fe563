/**
 * Lights a sentence and its counterpart in the other language. The build marked only those of
 * whose counterpart it is sure (`data-s`, equal on both sides of a pair); elsewhere the stylesheet
 * lights the paragraph.
 */

/** Follows pointer and focus. */
export function watchPartners(): void {
  const body = document.querySelector(".transcript-body");
  if (!body) return;
  let lit: Element[] = [];
  const light = (target: EventTarget | null) => {
    const sentence = target instanceof Element ? target.closest("[data-s]") : null;
    if (sentence && lit.includes(sentence)) return;
    for (const element of lit) element.classList.remove("lit");
    const name = sentence?.getAttribute("data-s");
    const segment = sentence?.closest("[data-segment]");
    const found = name && segment ? [...segment.querySelectorAll(`[data-s="${name}"]`)] : [];
    // With the other language folded there is nothing to compare, and a lit sentence would distract.
    lit = found.every(isShown) ? found : [];
    for (const element of lit) element.classList.add("lit");
  };
  body.addEventListener("pointerover", (event) => light(event.target));
  body.addEventListener("pointerleave", () => light(null));
  body.addEventListener("focusin", (event) => light(event.target));
  // Another mode may fold what was lit.
  document.addEventListener("duidu:view", () => light(null));
  // A tap on a phone is a pointer that leaves at once: the click holds the light.
  body.addEventListener("click", (event) => light(event.target));
}

/** A closed `details` keeps boxes for its content, so boxes alone say nothing. */
function isShown(element: Element): boolean {
  return !element.closest("details:not([open])") && element.getClientRects().length > 0;
}
