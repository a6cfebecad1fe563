/**
 * Where a reader stood in the list of hits, for Back and reload. It is kept in the history entry, by
 * the first hit in view and not by pixels alone: a list that is made anew may be longer by then.
 */

/** A place in the list. */
export interface PlaceInList {
  /** Hits that the list had. */
  shown: number;
  /** Address of the first hit in view. */
  hit: string;
  /** How far its top is below that of the window, in pixels. */
  top: number;
}

/** Pause after scrolling before the place is kept, in milliseconds. */
const PAUSE = 150;

/** Keeps the place in the history entry while a reader scrolls, and when a hit is followed. */
export function keepPlaces(results: HTMLElement): void {
  // The browser would look for its own place before the list is there.
  history.scrollRestoration = "manual";
  let pause: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(pause);
    const place = placeIn(results);
    if (place) history.replaceState({ ...history.state, place }, "");
  };
  addEventListener("scroll", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  });
  // Before the page of the hit: an entry that was left cannot be written to.
  results.addEventListener("click", keep, { capture: true });
}

/** The place that the history entry has kept. */
export function keptPlace(): PlaceInList | undefined {
  return (history.state as { place?: PlaceInList } | null)?.place;
}

/** Scrolls to a place, if the list has its hit. */
export function returnTo(results: HTMLElement, { hit, top }: PlaceInList): void {
  const found = hitsIn(results).find((one) => addressOf(one) === hit);
  if (found) scrollBy({ top: found.getBoundingClientRect().top - top, behavior: "instant" });
}

function placeIn(results: HTMLElement): PlaceInList | undefined {
  const hits = hitsIn(results);
  const first = hits.find((one) => one.getBoundingClientRect().bottom > 0);
  if (!first || scrollY === 0) return undefined;
  const { top } = first.getBoundingClientRect();
  return { shown: hits.length, hit: addressOf(first), top };
}

function hitsIn(results: HTMLElement): HTMLElement[] {
  return [...results.querySelectorAll<HTMLElement>("[data-hit]")];
}

function addressOf(hit: HTMLElement): string {
  return hit.querySelector("a")?.getAttribute("href") ?? "";
}
