/**
 * Lights the sentence that the pointer or the keyboard rests on, and its counterpart in the other
 * language, where the aligner is sure of it; elsewhere the stylesheet lights the paragraph. Drawn
 * with the browser's own highlights, which leave the text and what is selected in it alone; a
 * browser without them keeps the paragraph.
 */

import type { SentenceMatch } from "./sentences.ts";

const NAME = "duidu-sentence";

/** Half the space between two lines of the largest text, in pixels. */
const BETWEEN_LINES = 12;

/** Follows pointer and focus. */
export function watchPartners(): void {
  const body = document.querySelector(".transcript-body");
  if (!body || !("highlights" in CSS)) return;
  let lit: Element | undefined;
  let asked = 0;
  const light = async (target: EventTarget | null, distance: (range: Range) => number) => {
    const ask = ++asked;
    const pair = target instanceof Element ? target.closest(".pair") : null;
    // With the other language folded there is nothing to compare, and a light would distract.
    const matches = pair && bothShown(pair) ? await matchesOf(pair) : [];
    if (ask !== asked) return;
    lit?.removeAttribute("data-lit");
    const match = nearest(matches, distance);
    lit = (match && pair) ?? undefined;
    lit?.setAttribute("data-lit", "");
    if (match) CSS.highlights.set(NAME, new Highlight(match.zh, match.original));
    else CSS.highlights.delete(NAME);
  };
  const lightAt = ({ target, clientX, clientY }: MouseEvent) =>
    light(target, (range) => distanceTo(range, clientX, clientY));
  let frame = 0;
  const putOut = () => {
    cancelAnimationFrame(frame);
    return light(null, () => Infinity);
  };

  // A mouse reports more often than the screen shows, and each look measures every line.
  body.addEventListener("pointermove", (event) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => lightAt(event as PointerEvent));
  });
  body.addEventListener("pointerleave", putOut);
  body.addEventListener("focusin", ({ target }) =>
    light(target, (range) => (range.intersectsNode(target as Node) ? 0 : Infinity)),
  );
  // Another mode may fold what was lit, another script writes it anew.
  document.addEventListener("duidu:view", putOut);
  document.addEventListener("duidu:text-changed", putOut);
  // A tap on a phone is a pointer that leaves at once: the click holds the light.
  body.addEventListener("click", (event) => lightAt(event as MouseEvent));
}

async function matchesOf(pair: Element): Promise<readonly SentenceMatch[]> {
  try {
    return (await import("./sentences.ts")).sentenceMatches(pair);
  } catch {
    // Without its part of the script, the paragraph is lit as a whole.
    return [];
  }
}

/** A closed `details` keeps boxes for its content, so boxes alone say nothing. */
function bothShown(pair: Element): boolean {
  return [...pair.querySelectorAll(".zh, .original")].every(
    (side) => !side.closest("details:not([open])") && side.getClientRects().length > 0,
  );
}

/** Between two lines the nearer one counts, or the light would flicker on the way down. */
function nearest(
  matches: readonly SentenceMatch[],
  distance: (range: Range) => number,
): SentenceMatch | undefined {
  let best: SentenceMatch | undefined;
  let least = BETWEEN_LINES;
  for (const match of matches) {
    const far = Math.min(distance(match.zh), distance(match.original));
    if (far >= least) continue;
    best = match;
    least = far;
  }
  return best;
}

/** How far above or below a line of the range a point is, in pixels. */
function distanceTo(range: Range, x: number, y: number): number {
  return Math.min(
    Infinity,
    ...[...range.getClientRects()]
      .filter(({ left, right }) => x >= left && x <= right)
      .map(({ top, bottom }) => Math.max(top - y, y - bottom, 0)),
  );
}
