/** What every page of the site is to a build: a path, what it is made of, and a function. */

import type { Facet } from "../../archive/model.ts";
import type { Transcript } from "../../transcript/model.ts";

export interface Page {
  /** Site path, such as `/tags/` or `/404.html`. */
  path: string;
  /** Transcripts whose text it reads. */
  transcripts: readonly Transcript[];
  /** What else of the texts it depends on. */
  note?: string;
  /** The facet whose mentions it may look up. */
  facet?: Facet;
  /** Renders the whole document. */
  render: () => string;
}

/** A page that reads no text. */
export function plainPage(path: string, render: () => string): Page {
  return { path, transcripts: [], render };
}

/** Path below the root of the site of the file that a page is written to. */
export function pageFile({ path }: Pick<Page, "path">): string {
  return (path.endsWith("/") ? `${path}index.html` : path).slice(1);
}
