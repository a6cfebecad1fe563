/** Shows the state of a search: busy, found, nothing found, or not available. */

import type { Query } from "../../search/query.ts";
import { element, english } from "./element.ts";
import type { Findings } from "./engine.ts";
import { hitItem, titleItem } from "./hit-view.ts";

export class ResultsView {
  readonly #results: HTMLElement;
  readonly #status: HTMLElement;

  constructor(results: HTMLElement, status: HTMLElement) {
    this.#results = results;
    this.#status = status;
  }

  showNothingAsked(): void {
    this.#results.replaceChildren();
    this.#status.replaceChildren();
    delete this.#results.dataset.state;
    delete this.#results.dataset.count;
  }

  showBusy(): void {
    this.#results.dataset.state = "busy";
    delete this.#results.dataset.count;
  }

  showFound({ hits, titles, query }: Findings, _asked: Query): void {
    const titlesAsHits = hits.length === 0;
    const items = hits.map((hit) => hitItem(hit, query));
    const titleItems = titles.map(({ document, spans }) =>
      titleItem(document, spans, titlesAsHits),
    );
    const count = titlesAsHits ? titles.length : hits.length;
    this.#results.replaceChildren(element("ol", { class: "hits" }, ...titleItems, ...items));
    this.#results.dataset.count = String(count);
    this.#results.dataset.state = "done";
    const transcripts = new Set(hits.map((hit) => hit.document)).size;
    this.#status.replaceChildren(
      `${count} 段，见于 ${transcripts} 篇 `,
      english(`${count} paragraphs in ${transcripts} transcripts`),
    );
  }

  showError(error: unknown): void {
    console.error(error);
    this.#results.replaceChildren();
    this.#results.dataset.state = "error";
    this.#status.replaceChildren("搜索暂时不可用 ", english("Search is not available"));
  }
}
