/**
 * The search page: reads the address, runs the query as it is typed, shows what was found. The
 * newest query wins; half-typed syllables of an input method are not searched.
 */

import type { Hit } from "../../search/evaluate.ts";
import { soundOf } from "../../search/pinyin.ts";
import { type Filter, parseQuery, type Query, withoutSigns } from "../../search/query.ts";
import { mainlandWords, type WordPair } from "../../search/vocabulary.ts";
import { archiveSaveState } from "../offline/record.ts";
import { element, english } from "../page/dom.ts";
import { setupResultKeys } from "./arrow-keys.ts";
import { type Findings, type RunOptions, SearchEngine } from "./engine.ts";
import { filtersView } from "./filters-view.ts";
import { kwicView } from "./kwic-view.ts";
import { nearest, nothingView } from "./nothing-view.ts";
import { keepPlaces, keptPlace, returnTo } from "./place-in-list.ts";
import { findPlaces, type PagePlaces } from "./places.ts";
import { ResultsView } from "./results-view.ts";
import { currentSource } from "./source.ts";
import { readState, type SearchState, writeState } from "./state.ts";
import { showSuggestions } from "./suggestions.ts";

/** Hits to look for before the first are shown, in an archive too large to read whole. */
const FIRST_HITS = 10;
/** Bytes that may be loaded for them. */
const FIRST_BUDGET = 30_000;
/** Bytes that may be loaded until there is one; with all around it, a query stays below 700 KB. */
const FIRST_PATIENCE = 250_000;
/**
 * Bytes that may be loaded for the first hits whatever pages they are on: a larger page is read when
 * a reader searches on. With the page, its scripts, Pagefind and the list of files, a query stays
 * below 700 KB; of one that may be pinyin, terms are loaded as well.
 */
const FIRST_MOST = 510_000;
const FIRST_MOST_OF_SOUND = 400_000;
/** Hits up to which, and bytes with which, the counting goes on by itself. */
const COUNTED_HITS = 20_000;
const COUNTING_BUDGET = 12_000;
/** Bytes of a query above which it does not. */
const COUNTED_BYTES = 80_000;
/** Bytes of a query that found nothing above which nothing nearer is looked for. */
const NEAREST_BYTES = 300_000;
/** Bytes that "search on" may load, and while nothing was found. */
const NEXT_BUDGET = 600_000;
const NEXT_PATIENCE = 5_400_000;
/** How often one searches on to return to a place that was far down. */
const MOST_RETURNS = 4;
/** Wait after a keystroke, in milliseconds: a fast typist's next key. */
const TYPING_PAUSE = 120;

/** What tests and the console may ask of the page: the same search, without its view. */
export interface SearchHook {
  /**
   * Finds hits of a text: all of them, or at least `enough` where there are more. A title, heading,
   * summary or tag has no id.
   */
  find(text: string, enough?: number): Promise<{ slug: string; id: string }[]>;
}

declare global {
  interface Window {
    duiduSearch?: SearchHook;
  }
}

/** Sets up the search page, where there is one. */
export function setupSearchPage(): void {
  const places = findPlaces();
  if (!places) return;
  new SearchPage(places).start();
}

class SearchPage {
  readonly #places: PagePlaces;
  readonly #engine = new SearchEngine(currentSource());
  readonly #view: ResultsView;
  #state: SearchState = readState(location.search);
  #running = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #findings: Findings | undefined;
  /** Bytes that were loaded when the query began. */
  #loadedBefore = 0;
  /** The counting of what was found, that goes on by itself. */
  #counting: Promise<void> = Promise.resolve();
  /** The search that a reader has asked to go on; asking again changes nothing. */
  #searchingOn: AbortSignal | undefined;
  /** Years to search alone, since no others are on this device and the network is gone. */
  #years: readonly string[] | undefined;

  constructor(places: PagePlaces) {
    this.#places = places;
    this.#view = new ResultsView(places, () => void this.#searchOn());
    window.duiduSearch = { find: (text, enough) => findHits(this.#engine, text, enough) };
  }

  start(): void {
    const { form, input, sort, suggestions, results, panel } = this.#places;
    this.#showState();
    panel.open = matchMedia("(min-width: 60rem)").matches;
    input.addEventListener("input", (event) => {
      clearTimeout(this.#pause);
      if ((event as InputEvent).isComposing) return;
      this.#pause = setTimeout(() => this.#typed(false), TYPING_PAUSE);
    });
    input.addEventListener("compositionend", () => this.#typed(false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#typed(true);
    });
    sort.addEventListener("change", () => {
      this.#change({ sort: sort.value as SearchState["sort"] }, true);
    });
    for (const button of this.#places.views) {
      button.addEventListener("click", () => {
        this.#change({ view: button.value as SearchState["view"] }, true);
      });
    }
    addEventListener("online", () => {
      this.#years = undefined;
    });
    addEventListener("popstate", () => {
      this.#state = readState(location.search);
      this.#showState();
      void this.#runAndReturn();
    });
    keepPlaces(results);
    setupResultKeys(input, [suggestions, results], () => {
      input.value = "";
      this.#typed(false);
    });
    if (this.#state.q === "") input.focus({ preventScroll: true });
    void this.#runAndReturn();
  }

  /** Searches, and goes to where the reader stood in the list when leaving it. */
  async #runAndReturn(): Promise<void> {
    const place = keptPlace();
    await this.#run();
    if (!place) return;
    for (let tries = 0; this.#view.showUpTo(place.shown) < place.shown; tries++) {
      if (tries === MOST_RETURNS || !this.#findings || this.#findings.complete) break;
      await this.#searchOn();
    }
    returnTo(this.#places.results, place);
  }

  #typed(push: boolean): void {
    clearTimeout(this.#pause);
    const { value } = this.#places.input;
    if (value !== this.#state.q || push) this.#change({ q: value }, push);
  }

  #change(next: Partial<SearchState>, push: boolean): void {
    this.#state = { ...this.#state, ...next };
    const address = location.pathname + writeState(this.#state);
    if (push && address !== location.pathname + location.search) {
      history.pushState(null, "", address);
    } else history.replaceState(null, "", address);
    this.#showState();
    void this.#run();
  }

  #showState(): void {
    const { input, order, sort, views } = this.#places;
    if (input.value !== this.#state.q) input.value = this.#state.q;
    sort.value = this.#state.sort;
    // The concordance has an order of its own.
    order.hidden = this.#state.view === "kwic";
    for (const button of views) {
      button.setAttribute("aria-pressed", String(button.value === this.#state.view));
    }
  }

  async #run(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const { q, filters, sort } = this.#state;
    const { suggestions } = this.#places;
    const query = parseQuery(q, filters);
    if (q.trim() === "") {
      this.#findings = undefined;
      this.#places.bar.hidden = true;
      this.#places.filters.replaceChildren();
      suggestions.replaceChildren();
      return this.#view.showNothingAsked();
    }
    if (query.clauses.length === 0) {
      this.#findings = undefined;
      this.#places.bar.hidden = true;
      this.#showFilters([]);
      suggestions.replaceChildren();
      return this.#view.showNothingToFind(query);
    }
    this.#view.showBusy();
    this.#loadedBefore = this.#engine.loaded;
    try {
      const options = {
        signal,
        enough: FIRST_HITS,
        budget: FIRST_BUDGET,
        patience: FIRST_PATIENCE,
        most: mostBytes(q),
        oldestFirst: sort === "oldest",
        ...(this.#years && { years: this.#years }),
      };
      let found = await this.#engine.run(query, options);
      let note: Node | undefined;
      if (isEmpty(found)) [found, note] = await this.#inOtherWords(query, found, options);
      void showSuggestions(this.#engine, suggestions, q, (term) => this.#take({ text: term }));
      if (isEmpty(found)) return await this.#showNothing(found, query, signal);
      this.#show(found, query);
      if (note) this.#places.notes.append(note);
      if (this.#years) this.#places.notes.append(savedYearsNote(this.#years));
      this.#counting = this.#count(query, signal);
      await this.#counting;
    } catch (error) {
      if (signal.aborted) return;
      if (await this.#turnToSavedYears()) return this.#run();
      this.#showError(error);
    }
  }

  /** Takes it that there is no network: of a saved archive some years may be here. */
  async #turnToSavedYears(): Promise<boolean> {
    const state = await archiveSaveState();
    if (this.#years || state.kind !== "complete" || !state.build.years) return false;
    this.#years = state.build.years;
    this.#engine.forget();
    return true;
  }

  #showError(error: unknown): void {
    this.#places.bar.hidden = true;
    this.#view.showError(error, () => {
      this.#engine.forget();
      void this.#run();
    });
  }

  /** Tries a query that found nothing without its signs, and in the words of the mainland. */
  async #inOtherWords(
    query: Query,
    found: Findings,
    options: RunOptions,
  ): Promise<[Findings, Node?]> {
    const tryAgain = async (other: Query, zh: string, en: string): Promise<[Findings, Node?]> => {
      const patience = Math.max(FIRST_BUDGET, FIRST_PATIENCE - this.#loaded());
      const most = mostBytes(query.typed) - this.#loaded();
      const again = await this.#engine.run(other, { ...options, patience, most });
      if (isEmpty(again)) return [found];
      return [again, element("p", { class: "slip" }, `${zh} `, english(en))];
    };
    const bare = found.complete ? withoutSigns(query) : undefined;
    if (bare) {
      return tryAgain(
        bare,
        `没有写作“${query.typed}”的，下面是不看其中符号找到的，不一定是它。`,
        "Nothing has these signs; found without them, so it may be something else.",
      );
    }
    if (!/\p{Script=Han}/u.test(query.typed)) return [found];
    const { regional } = await this.#engine.manifest();
    const pairs = await this.#engine.file<WordPair[]>(regional);
    const text = mainlandWords(query.typed, pairs);
    if (text === undefined) return [found];
    return tryAgain(
      parseQuery(text, query.filters),
      `没有“${query.typed}”，已按“${text}”查找。`,
      "Not found as typed; searched in the words of the mainland instead.",
    );
  }

  #show(found: Findings, query: Query): void {
    this.#findings = found;
    this.#places.bar.hidden = false;
    const sorted = sortHits(found.hits, this.#state.sort);
    const list = this.#inContext(found, sorted) ?? this.#view.hitList(found, sorted);
    this.#view.showFound(found, query, list);
    this.#showFilters(found.hits);
  }

  /** The hits as lines of a concordance, where a reader has chosen that. */
  #inContext(found: Findings, hits: Hit[]): Node | undefined {
    if (this.#state.view !== "kwic" || hits.length === 0) return undefined;
    const reorder = (kwic: SearchState["kwic"]) => this.#change({ kwic }, false);
    const lines = kwicView({ ...found, hits }, this.#state.kwic, reorder);
    if (!found.complete) lines.appendChild(this.#view.searchOnButton());
    return lines;
  }

  /** Shows more of the same. A list grows at its end only, so that what is being read stays. */
  #showMore(found: Findings, query: Query): void {
    if (this.#state.view === "kwic" || this.#state.sort !== "relevance") {
      this.#show(found, query);
      return;
    }
    this.#findings = found;
    this.#view.growList(found);
    this.#showFilters(found.hits);
  }

  #showFilters(hits: readonly Hit[]): void {
    const toggle = (filter: Filter) => this.#toggle(filter);
    this.#places.filters.replaceChildren(...filtersView(hits, this.#state.filters, toggle));
  }

  /** Goes on looking while the counts are not final, unless there is too much of it. */
  async #count(query: Query, signal: AbortSignal): Promise<void> {
    const found = this.#findings;
    if (!found || found.complete || found.hits.length >= COUNTED_HITS) return;
    if (this.#loaded() > COUNTED_BYTES) return;
    const more = await this.#lookOn(found, signal, {
      enough: COUNTED_HITS,
      budget: COUNTING_BUDGET,
      most: mostBytes(query.typed) - this.#loaded(),
    });
    this.#showMore(more, query);
  }

  /** Bytes loaded for the query so far. */
  #loaded(): number {
    return this.#engine.loaded - this.#loadedBefore;
  }

  /** Goes on where a reader asks for it, once the counting has said what it found. */
  async #searchOn(): Promise<void> {
    const { signal } = this.#running;
    if (this.#searchingOn === signal) return;
    this.#searchingOn = signal;
    try {
      // Where it fails, whoever began it says so.
      const isCounted = await this.#counting.then(
        () => true,
        () => false,
      );
      const found = this.#findings;
      if (!isCounted || signal.aborted || !found || found.complete) return;
      const more = await this.#lookOn(found, signal, {
        enough: found.hits.length + COUNTED_HITS,
        budget: NEXT_BUDGET,
        patience: NEXT_PATIENCE,
      });
      const query = parseQuery(this.#state.q, this.#state.filters);
      if (isEmpty(more)) await this.#showNothing(more, query, signal);
      else if (isEmpty(found)) this.#show(more, query);
      else this.#showMore(more, query);
    } catch (error) {
      if (!signal.aborted) this.#showError(error);
    } finally {
      if (this.#searchingOn === signal) this.#searchingOn = undefined;
    }
  }

  #lookOn(
    continueFrom: Findings,
    signal: AbortSignal,
    bounds: Pick<RunOptions, "enough" | "budget" | "patience" | "most">,
  ): Promise<Findings> {
    this.#places.results.dataset.state = "counting";
    return this.#engine.run(continueFrom.query, {
      ...{ ...bounds, signal, continueFrom },
      ...(this.#years && { years: this.#years }),
    });
  }

  async #showNothing(found: Findings, query: Query, signal: AbortSignal): Promise<void> {
    const { transcripts } = await this.#engine.manifest();
    this.#findings = found;
    this.#places.bar.hidden = true;
    this.#showFilters([]);
    const show = (offers: Parameters<typeof nothingView>[2]) =>
      this.#view.showNothing(
        query,
        nothingView(query, transcripts, offers, (offer) => this.#take(offer)),
      );
    if (!found.complete) return this.#view.showUnfinished(found.looked, transcripts);
    show([]);
    if (this.#years) return void this.#places.notes.append(savedYearsNote(this.#years));
    const offers =
      query.clauses.length === 0
        ? []
        : await nearest(this.#engine, query, { signal, until: this.#loadedBefore + NEAREST_BYTES });
    signal.throwIfAborted();
    if (offers.length > 0) show(offers);
  }

  #take({ text, withoutFilters }: { text: string; withoutFilters?: boolean }): void {
    this.#change({ q: text, ...(withoutFilters && { filters: [] }) }, true);
    this.#places.input.focus();
  }

  #toggle(filter: Filter): void {
    const same = (other: Filter) => other.field === filter.field && other.value === filter.value;
    const { filters } = this.#state;
    const next = filters.some(same) ? filters.filter((f) => !same(f)) : [...filters, filter];
    this.#change({ filters: next }, true);
    this.#places.status.focus();
  }
}

function savedYearsNote(years: readonly string[]): HTMLElement {
  return element(
    "p",
    { class: "slip", "data-saved-years": "" },
    `没有网络，只搜了存在这台设备上的 ${years.join("、")} 年的文稿。 `,
    english(
      `No network: only the transcripts of ${years.join(", ")} that are saved were searched.`,
    ),
  );
}

function mostBytes(typed: string): number {
  return soundOf(typed) === undefined ? FIRST_MOST : FIRST_MOST_OF_SOUND;
}

function isEmpty({ hits, heads }: Findings): boolean {
  return hits.length === 0 && heads.length === 0;
}

function sortHits(hits: readonly Hit[], sort: SearchState["sort"]): Hit[] {
  if (sort === "relevance") return [...hits];
  const direction = sort === "date" ? -1 : 1;
  return [...hits].sort((a, b) => {
    const [one, other] = [a.document.source, b.document.source];
    if (one === other) return a.paragraph - b.paragraph;
    // Undated transcripts come last either way.
    if (!one.date || !other.date) return one.date ? -1 : other.date ? 1 : 0;
    return one.date === other.date ? 0 : (one.date < other.date ? -1 : 1) * direction;
  });
}

async function findHits(
  engine: SearchEngine,
  text: string,
  enough = Number.POSITIVE_INFINITY,
): ReturnType<SearchHook["find"]> {
  const { hits, heads } = await engine.run(parseQuery(text), { enough });
  const paragraphs = hits.map(({ document, paragraph }) => ({
    slug: document.source.slug,
    id: document.source.paragraphs[paragraph]?.[0] ?? "",
  }));
  return [...heads.map(({ head }) => ({ slug: head.slug, id: "" })), ...paragraphs];
}
