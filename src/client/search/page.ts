/**
 * The search page: reads the address, runs the query as it is typed, shows what was found. The
 * newest query wins; half-typed syllables of an input method are not searched.
 */

import { parseQuery } from "../../search/query.ts";
import { SearchEngine } from "./engine.ts";
import { ResultsView } from "./results-view.ts";
import { currentSource } from "./source.ts";
import { readState, type SearchState, writeState } from "./state.ts";

/** Hits to look for before the first are shown. */
const FIRST_HITS = 200;
/** Wait after a keystroke, in milliseconds: a fast typist's next key. */
const TYPING_PAUSE = 120;

/** What tests and the console may ask of the page: the same search, without its view. */
export interface SearchHook {
  /** Finds all hits of a text, in the order of relevance. */
  find(text: string): Promise<{ slug: string; id: string }[]>;
}

declare global {
  interface Window {
    duiduSearch?: SearchHook;
  }
}

/** Sets up the search page, where there is one. */
export function setupSearchPage(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-search-form]");
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const results = document.querySelector<HTMLElement>("[data-search-results]");
  const status = document.querySelector<HTMLElement>("[data-search-status]");
  if (!form || !input || !results || !status) return;

  const engine = new SearchEngine(currentSource());
  const view = new ResultsView(results, status);
  window.duiduSearch = { find: (text) => findAll(engine, text) };
  let state = readState(location.search);
  let running: AbortController | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const query = parseQuery(state.q, state.filters);
    if (state.q.trim() === "") return view.showNothingAsked();
    view.showBusy();
    try {
      const found = await engine.run(query, { signal: mine.signal, enough: FIRST_HITS });
      view.showFound(found, query);
    } catch (error) {
      if (mine.signal.aborted) return;
      view.showError(error);
    }
  };

  const change = (next: Partial<SearchState>, push: boolean) => {
    state = { ...state, ...next };
    const address = location.pathname + writeState(state);
    if (push && address !== location.pathname + location.search) {
      history.pushState(null, "", address);
    } else history.replaceState(history.state, "", address);
    void run();
  };

  const typed = (push: boolean) => {
    clearTimeout(pause);
    if (input.value !== state.q || push) change({ q: input.value }, push);
  };

  input.value = state.q;
  input.addEventListener("input", (event) => {
    clearTimeout(pause);
    if ((event as InputEvent).isComposing) return;
    pause = setTimeout(() => typed(false), TYPING_PAUSE);
  });
  input.addEventListener("compositionend", () => typed(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed(true);
  });
  addEventListener("popstate", () => {
    state = readState(location.search);
    input.value = state.q;
    void run();
  });
  void run();
}

async function findAll(engine: SearchEngine, text: string): ReturnType<SearchHook["find"]> {
  const { hits } = await engine.run(parseQuery(text));
  return hits.map(({ document, paragraph }) => ({
    slug: document.source.slug,
    id: document.source.paragraphs[paragraph]?.[0] ?? "",
  }));
}
