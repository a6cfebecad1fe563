/**
 * Carries a quote from the list of hits to the transcript's page, and marks it there.
 *
 * The address stays `/transcripts/<slug>/#<id>`, fit for citing; the quote travels in the browser's
 * storage, where a new tab finds it as well, and is then kept in the history entry, so that Back,
 * Forward and reload mark it again.
 */

/** What a page needs to mark a hit. */
export interface Arrival {
  /** Address of the place, as `hitAddress` gives it. */
  address: string;
  quotes: { text: string; whole: boolean }[];
}

/** An arrival to be, and when its link was pressed. */
interface Expected extends Arrival {
  at: number;
}

const KEY = "duidu-arrivals";
/** A link that was pressed and not followed is forgotten after so many milliseconds. */
const PATIENCE = 10 * 60_000;
/** So many links may be opened in new tabs before the first of them has arrived. */
const MOST = 30;

/** Remembers the quotes of a hit that may be followed, for the page that opens next. */
export function rememberArrival({ address, quotes }: Arrival): void {
  const place = placeOf(new URL(address, location.href));
  const others = expected().filter((one) => one.address !== place);
  keep([...others, { address: place, quotes, at: Date.now() }].slice(-MOST));
}

/** Marks the quote that a reader came for, on a transcript's page. */
export function setupArrival(): void {
  if (!document.querySelector("[data-transcript]")) return;
  void arrive(true);
  addEventListener("hashchange", () => arrive(true));
  // The text was put into another script, without the marks.
  document.addEventListener("duidu:text-changed", () => arrive(false));
}

async function arrive(scroll: boolean): Promise<void> {
  const arrival = takeArrival();
  if (document.querySelector("mark[data-search-mark]")) {
    const { removeMarks } = await import("./marking.ts");
    removeMarks(document);
  }
  if (arrival?.address === placeOf(location)) await show(arrival, scroll);
}

function takeArrival(): Arrival | undefined {
  const place = placeOf(location);
  const all = expected();
  const arrival = all.find(({ address }) => address === place);
  if (!arrival) return (history.state as { arrival?: Arrival } | null)?.arrival;
  keep(all.filter((one) => one !== arrival));
  history.replaceState({ ...history.state, arrival }, "");
  return arrival;
}

function placeOf({ pathname, hash }: Pick<Location, "pathname" | "hash">): string {
  return pathname + hash;
}

function expected(): Expected[] {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "[]") as Expected[];
    return all.filter(({ at }) => Date.now() - at < PATIENCE);
  } catch {
    // Storage may be forbidden; the page still opens at the paragraph.
    return [];
  }
}

function keep(all: readonly Expected[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Then nothing is marked.
  }
}

/** The texts of a paragraph, or those of a heading, or of the transcript's head. */
const TEXTS =
  ".zh, .original, .gloss-note, .heading-zh, .heading-original, h1, .title-en, .summary, .insight";

async function show({ quotes }: Arrival, scroll: boolean): Promise<void> {
  const id = decodeURIComponent(location.hash.slice(1));
  const place =
    id === "" ? document.querySelector(".transcript-header") : document.getElementById(id);
  if (!place) return;
  const [{ makeQuote }, { markQuotes }] = await Promise.all([
    import("../../search/query.ts"),
    import("./marking.ts"),
  ]);
  const made = quotes.map(({ text, whole }) => makeQuote(text, whole));
  let first: HTMLElement | undefined;
  for (const text of place.querySelectorAll(TEXTS)) {
    const marks = markQuotes(text, made);
    if (marks.length > 0) open(text);
    first ??= marks[0];
  }
  // A long paragraph may hold the match far below its first line. On Back and on reload the
  // browser restores the reader's own place instead, which comes later than this.
  if (scroll) (first ?? place).scrollIntoView({ block: "center" });
}

/** Opens what a text is folded into: an original, or the note of a term. */
function open(text: Element): void {
  const details = text.closest("details");
  if (details) details.open = true;
  if (text.matches(".gloss-note")) text.closest(".gloss")?.classList.add("open");
}
