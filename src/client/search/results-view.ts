/**
 * Shows the state of a search: busy, found, nothing found, or not available. Counts are announced
 * through the status line; the list itself grows as one scrolls or asks.
 */

import type { Hit } from "../../search/evaluate.ts";
import { type HeadHit, sortHeadHits } from "../../search/head.ts";
import type { Query } from "../../search/query.ts";
import { describeLoadFailure } from "../offline/failure.ts";
import { element, english } from "../page/dom.ts";
import type { Findings } from "./engine.ts";
import { headItem, hitItem } from "./hit-view.ts";

/** Hits shown at once. */
const PAGE = 30;
/** Titles, headings and the like shown above the hits; the others are folded. */
const HEADS = 5;

/** The elements that show what was found. */
export interface Places {
  results: HTMLElement;
  /** Announced by screen readers. */
  status: HTMLElement;
  /** Explains slips and how the query was read. */
  notes: HTMLElement;
}

/** Shows the hits of a query on the page, a few at a time. */
export class ResultsView {
  readonly #places: Places;
  /** Asks for hits beyond those found so far. */
  readonly #askMore: () => void;
  #observer: IntersectionObserver | undefined;
  #grow: ((hits: readonly Hit[], complete: boolean) => void) | undefined;
  #show: ((count: number) => number) | undefined;

  constructor(places: Places, askMore: () => void) {
    this.#places = places;
    this.#askMore = askMore;
  }

  showNothingAsked(): void {
    const { results, status, notes } = this.#places;
    results.replaceChildren();
    status.replaceChildren();
    notes.replaceChildren();
    delete results.dataset.state;
    delete results.dataset.count;
  }

  /** Says that a search is running; what the last one found stays until the new one has found. */
  showBusy(): void {
    this.#places.results.dataset.state = "busy";
    delete this.#places.results.dataset.count;
  }

  /** Shows a list in any form, with its counts. */
  showFound(findings: Findings, asked: Query, list: Node): void {
    const { results, notes } = this.#places;
    notes.replaceChildren(...slipNotes(asked), ...readingNote(findings, asked));
    results.replaceChildren(list);
    this.#showCounts(findings);
  }

  /** Puts further hits at the end of the list that is shown, so that nothing read moves. */
  growList(findings: Findings): void {
    this.#grow?.(findings.hits, findings.complete);
    this.#showCounts(findings);
  }

  /** Shows the list up to so many hits, as far as they are known; gives how many are shown. */
  showUpTo(count: number): number {
    return this.#show?.(count) ?? count;
  }

  #showCounts({ hits, heads, complete }: Findings): void {
    const { results, status } = this.#places;
    results.dataset.count = String(hits.length || heads.length);
    results.dataset.state = "done";
    status.replaceChildren(...countText(hits, heads.length, !complete));
  }

  /** Says that what was typed holds nothing to look for, which is not that nothing holds it. */
  showNothingToFind(asked: Query): void {
    const { results, status, notes } = this.#places;
    notes.replaceChildren(...slipNotes(asked));
    status.replaceChildren("没有要查找的文字 ", english("Nothing to look for"));
    results.replaceChildren();
    delete results.dataset.count;
    results.dataset.state = "done";
  }

  /** Shows that nothing was found; `help` is what may be tried instead. */
  showNothing(asked: Query, help: Node): void {
    const { results, status, notes } = this.#places;
    notes.replaceChildren(...slipNotes(asked));
    status.replaceChildren("没有找到 ", english("Nothing found"));
    results.replaceChildren(help);
    results.dataset.count = "0";
    results.dataset.state = "done";
  }

  /** Says that so far nothing was found, in an archive too large to read at once. */
  showUnfinished(looked: number, transcripts: number): void {
    const { results, status } = this.#places;
    status.replaceChildren(
      `读了 ${looked} 篇，还没有找到；共 ${transcripts} 篇 `,
      english(`Not found in ${looked} of ${transcripts} transcripts so far`),
    );
    results.replaceChildren(this.searchOnButton());
    results.dataset.count = "0";
    results.dataset.state = "done";
  }

  /** A button that asks for what has not been looked at. */
  searchOnButton(): HTMLElement {
    return element(
      "button",
      { type: "button", class: "more-hits", onclick: () => this.#askMore() },
      "继续查找 ",
      english("Search on"),
    );
  }

  /** Says that search does not work at the moment, which is not the same as nothing found. */
  showError(error: unknown, retry: () => void): void {
    console.warn(error);
    const { results, status, notes } = this.#places;
    notes.replaceChildren();
    status.replaceChildren();
    delete results.dataset.count;
    results.replaceChildren(
      element(
        "div",
        { class: "search-error", role: "alert" },
        element("p", {}, "搜索暂时不可用：数据没有载入，可能是网络断了。"),
        element("p", {}, english("Search is not available: its data could not be loaded.")),
        element("button", { type: "button", onclick: retry }, "再试一次 ", english("Try again")),
      ),
    );
    results.dataset.state = "error";
    void describeLoadFailure(error).then((words) => {
      if (!words || results.dataset.state !== "error") return;
      results.querySelector(".search-error p")?.replaceChildren(words[0]);
      results.querySelector(".search-error .en")?.replaceChildren(words[1]);
    });
  }

  /** The list of hits, the first page of it; the rest follows as one scrolls or asks. */
  hitList(findings: Findings, sorted: readonly Hit[]): Node {
    const { hits, query } = findings;
    const heads = sortHeadHits(findings.heads);
    const whole = document.createDocumentFragment();
    whole.append(...headList(heads, query, hits.length === 0));
    const list = element("ol", { class: "hits", role: "list" });
    const more = element("button", { type: "button", class: "more-hits" });
    let known = sorted;
    let complete = findings.complete;
    let shown = 0;
    const label = () => {
      const left = known.length - shown;
      more.hidden = left === 0 && complete;
      more.replaceChildren(
        left > 0 ? `还有 ${left} 段 ` : "继续查找 ",
        english(left > 0 ? "Show more" : "Search on"),
      );
    };
    const showMore = () => {
      list.append(...known.slice(shown, shown + PAGE).map((hit) => hitItem(hit, query)));
      shown = Math.min(known.length, shown + PAGE);
      label();
    };
    more.addEventListener("click", () => (shown < known.length ? showMore() : this.#askMore()));
    this.#grow = (all, isComplete) => {
      known = [...known, ...all.slice(known.length)];
      complete = isComplete;
      if (shown < PAGE) showMore();
      else label();
    };
    this.#show = (count) => {
      while (shown < Math.min(count, known.length)) showMore();
      return shown;
    };
    showMore();
    this.#observer?.disconnect();
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && shown < known.length) showMore();
    });
    this.#observer.observe(more);
    whole.append(list, more);
    return whole;
  }
}

/** Titles, headings, summaries and tags, all of them where they are the hits. */
function headList(heads: readonly HeadHit[], query: Query, asHits: boolean): HTMLElement[] {
  if (heads.length === 0) return [];
  const listOf = (some: readonly HeadHit[]) =>
    element(
      "ol",
      { class: "hits title-hits", role: "list" },
      ...some.map((head) => headItem(head, query, asHits)),
    );
  const most = asHits ? heads.length : HEADS;
  const nodes: HTMLElement[] = [
    element(
      "h2",
      { class: "hits-heading" },
      "标题、小标题、摘要和标签里有 ",
      english("In titles, headings, summaries and tags"),
    ),
    listOf(heads.slice(0, most)),
  ];
  const others = heads.slice(most);
  if (others.length > 0) {
    const summary = element("summary", {}, `还有 ${others.length} 个 `, english("more"));
    nodes.push(element("details", { class: "more-heads" }, summary, listOf(others)));
  }
  return nodes;
}

function countText(hits: readonly Hit[], heads: number, more: boolean): (Node | string)[] {
  if (hits.length === 0) {
    return [
      `${heads} 篇文稿的标题、小标题、摘要或标签里有 `,
      english(`in titles, headings, summaries or tags of ${heads} transcripts`),
    ];
  }
  const transcripts = new Set(hits.map((hit) => hit.document)).size;
  const atLeast = more ? "至少 " : "";
  return [
    `${atLeast}${hits.length} 段，见于 ${transcripts} 篇 `,
    english(`${more ? "at least " : ""}${hits.length} paragraphs in ${transcripts} transcripts`),
  ];
}

function slipNotes({ slips }: Query): HTMLElement[] {
  return slips.map(({ zh, en }) => element("p", { class: "slip" }, zh, " ", english(en)));
}

/** Says when the operators in a text were read as the quote's own words. */
function readingNote({ query }: Findings, asked: Query): HTMLElement[] {
  if (!asked.literal || query.clauses[0]?.[0] !== asked.literal) return [];
  return [
    element(
      "p",
      { class: "slip" },
      "已按原文整句查找。 ",
      english("Read as one quote, since it occurs as it stands."),
    ),
  ];
}
