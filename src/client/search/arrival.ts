/**
 * Carries a quote from the list of hits to the transcript's page, and marks it there.
 *
 * The address stays `/transcripts/<slug>/#<id>`, fit for citing; the quote travels in the session
 * and is then kept in the history entry, so that Back, Forward and reload mark it again.
 */

/** What a page needs to mark a hit. */
export interface Arrival {
  /** Segment id. */
  id: string;
  quotes: { text: string; whole: boolean }[];
}

const KEY = "duidu-arrival";

/** Remembers the quotes of a hit that is being followed, for the page that opens next. */
export function rememberArrival(arrival: Arrival): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(arrival));
  } catch {
    // Storage may be forbidden; the page still opens at the paragraph.
  }
}

/** Marks the quote that a reader came for, on a transcript's page. */
export function setupArrival(): void {
  if (!document.querySelector("[data-transcript]")) return;
  const arrive = async () => {
    const arrival = takeArrival();
    const marked = document.querySelectorAll(".segment:has([data-search-mark])");
    if (marked.length > 0) {
      const { removeMarks } = await import("./marking.ts");
      for (const segment of marked) removeMarks(segment);
    }
    if (arrival && `#${arrival.id}` === location.hash) await show(arrival);
  };
  arrive();
  addEventListener("hashchange", arrive);
}

function takeArrival(): Arrival | undefined {
  const kept = (history.state as { arrival?: Arrival } | null)?.arrival;
  try {
    const stored = sessionStorage.getItem(KEY);
    const arrival = stored === null ? undefined : (JSON.parse(stored) as Arrival);
    if (arrival && `#${arrival.id}` === location.hash) {
      sessionStorage.removeItem(KEY);
      history.replaceState({ ...history.state, arrival }, "");
      return arrival;
    }
  } catch {
    // Without storage there is nothing to mark.
  }
  return kept;
}

async function show({ id, quotes }: Arrival): Promise<void> {
  const segment = document.getElementById(id);
  if (!segment) return;
  const [{ makeQuote }, { markQuotes }] = await Promise.all([
    import("../../search/query.ts"),
    import("./marking.ts"),
  ]);
  const made = quotes.map(({ text, whole }) => makeQuote(text, whole));
  const texts = segment.querySelectorAll('[lang="zh-Hans"], .segment > details [lang]');
  let first: HTMLElement | undefined;
  for (const text of texts) {
    const marks = markQuotes(text, made);
    const details = text.closest("details");
    if (marks.length > 0 && details) details.open = true;
    first ??= marks[0];
  }
  // A long paragraph may hold the match far below its first line. On Back and on reload the
  // browser restores the reader's own place instead, which comes later than this.
  (first ?? segment).scrollIntoView({ block: "center" });
}
