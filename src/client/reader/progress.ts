/** How far the reader is: a line below the bar, a figure and the current heading in the contents. */

/** Follows scrolling, at most once a frame. */
export function watchProgress(): void {
  const body = document.querySelector<HTMLElement>(".transcript-body");
  const line = document.querySelector<HTMLElement>("[data-progress]");
  const note = document.querySelector("[data-progress-note]");
  if (!body || !line) return;
  const links = new Map<Element, Element>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  let current: Element | undefined;
  let waiting = false;

  const update = () => {
    waiting = false;
    const { top, height } = body.getBoundingClientRect();
    const read = Math.min(Math.max((innerHeight * 0.6 - top) / height, 0), 1);
    const shown = scrollY < 40 ? 0 : read;
    line.style.setProperty("--read", shown.toFixed(3));
    const percent = `${Math.round(shown * 100)}%`;
    if (note && note.textContent !== percent) note.textContent = percent;
    let next: Element | undefined;
    for (const [heading, link] of links) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.35) break;
      next = link;
    }
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "location");
    current = next;
  };
  const ask = () => {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask, { passive: true });
  update();
}
