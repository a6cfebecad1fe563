/**
 * The pages that a live preview answers with, each rendered when somebody asks for it. What is wrong
 * stands over it; of a transcript that cannot be read, over its page as it was shown last.
 *
 * The pages of names are not even listed: which transcripts they show is known only when every text
 * has been looked through, and nobody may have to wait for that.
 */

import { PageContext, type SiteContext } from "../../_includes/page-context.ts";
import { type Archive, FACET_KINDS } from "../archive/model.ts";
import { facetPagesAt } from "./pages/facet.ts";
import type { Page } from "./pages/page.ts";
import { framePages } from "./pages/registry.ts";

/** Pages shown last that are kept, for a transcript that cannot be read any more. */
const MOST_KEPT = 50;

/** The pages of one archive after another. */
export class PreviewPages {
  #archive: Archive | undefined;
  #context: SiteContext | undefined;
  #pages = new Map<string, Page>();
  /** Texts of the pages that were shown last, by file of their transcript. */
  readonly #shown = new Map<string, { path: string; text: string }>();
  #broken: ReadonlySet<string> = new Set();

  /** Shows another archive from now on. */
  show(archive: Archive, context: SiteContext): void {
    this.#archive = archive;
    this.#context = context;
    this.#broken = new Set(archive.leftOut);
    this.#pages = new Map();
    for (const page of framePages(archive, context.addressing)) this.#pages.set(page.path, page);
  }

  /** Whether there is anything to show. */
  get isEmpty(): boolean {
    return this.#archive === undefined;
  }

  /** Text of the page at a site path; undefined where there is none. Throws what rendering throws. */
  at(path: string): string | undefined {
    const page = this.#find(path);
    if (!page || !this.#context) return this.#lastGood(path);
    const text = page.kind.render(
      new PageContext(this.#context, path),
      page.view(),
      page.transcripts,
    );
    const [transcript] = page.kind.name === "transcript" ? page.transcripts : [];
    if (transcript) this.#keep(transcript.path, { path, text });
    return text;
  }

  #find(path: string): Page | undefined {
    const page = this.#pages.get(path);
    if (page || !this.#archive || !FACET_KINDS.some((kind) => path.startsWith(`/${kind}/`))) {
      return page;
    }
    return [...facetPagesAt(this.#archive, path)].find((one) => one.path === path);
  }

  #lastGood(path: string): string | undefined {
    for (const file of this.#broken) {
      const shown = this.#shown.get(file);
      if (shown?.path === path) return shown.text;
    }
    return undefined;
  }

  #keep(file: string, shown: { path: string; text: string }): void {
    this.#shown.delete(file);
    this.#shown.set(file, shown);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MOST_KEPT && oldest !== undefined) this.#shown.delete(oldest);
  }
}
