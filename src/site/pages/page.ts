/**
 * What every page of the site is to a build. Of the archive it sees its view alone, plain data that
 * is made without reading any text, and the transcripts that it names. Its key is a hash of both, so
 * a page that depends on something that its key does not know cannot be written.
 */

import type { PageContext } from "../../../_includes/page-context.ts";
import type { Transcript } from "../../transcript/model.ts";

/** How the pages of a kind are rendered. A constant of its module, so it can hold no archive. */
export interface PageKind<View> {
  /** Tells its pages from those of other kinds. */
  name: string;
  /** Renders the whole document. */
  render(page: PageContext, view: View, transcripts: readonly Transcript[]): string;
}

/** One page. `View` is plain data: objects, lists, texts and numbers. */
export interface Page<View = unknown> {
  /** Site path, such as `/tags/` or `/404.html`. */
  path: string;
  kind: PageKind<View>;
  /** Makes what the page shows of the archive's frame: names, addresses, titles, counts. */
  view: () => View;
  /** Transcripts whose files it shows. */
  transcripts: readonly Transcript[];
}

/**
 * Pages that are made of the same things, such as the parts of a list; most stand alone.
 */
export interface PageGroup {
  /** Site path of the first of them. */
  path: string;
  /**
   * Stands for all that their views and the files of their transcripts hold: where the last site had
   * the same number at the path, its pages are taken over. Undefined where there is none to be had;
   * absent where a view is quickly made.
   */
  frame?: () => number | undefined;
  pages: () => Iterable<Page>;
}

/** A page that shows nothing of the archive. */
export function plainPage(path: string, kind: PageKind<unknown>): Page {
  return { path, kind, view: () => ({}), transcripts: [] };
}

/** Path below the root of the site of the file that a page is written to. */
export function pageFile({ path }: Pick<Page, "path">): string {
  return (path.endsWith("/") ? `${path}index.html` : path).slice(1);
}
