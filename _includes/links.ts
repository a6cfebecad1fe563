/** Names with the pages that they lead to, as views give them to templates. */

/** A name that leads to a page. */
export interface Link {
  name: string;
  /** Site path, such as `/tags/unicode/`. */
  url: string;
}

/** A name that may have no page. */
export interface Named {
  name: string;
  url?: string;
}

/** A name and how many transcripts, or places, it has. */
export interface CountedLink extends Link {
  count: number;
}
