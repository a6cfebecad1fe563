/**
 * Metadata found in a document, each value with where it stood. The first statement of a key
 * wins: a byline at the top is meant for this document, a name further down may not be.
 */

import type { Inference } from "../report.ts";

/** What a document may say of itself. */
export type FoundKey =
  | "title"
  | "title_en"
  | "summary_en"
  | "date"
  | "author"
  | "channel"
  | "source"
  | "site"
  | "translator"
  | "editor"
  | "credits"
  | "place"
  /** A date that may be one of two days. */
  | "date_as_written"
  /** These are several, with `, ` between them. */
  | "guest"
  | "host"
  | "speaker"
  | "tags";

/** What was found in a document, the first value of each key, with where it stood. */
export class Found {
  readonly list: Inference[] = [];

  /** Notes a value unless the key has one. */
  add(key: FoundKey, value: string, from: string, line: number): void {
    const clean = value.trim();
    if (clean === "" || this.get(key) !== undefined) return;
    this.list.push({ key, value: clean, from, line });
  }

  get(key: FoundKey): string | undefined {
    return this.list.find((entry) => entry.key === key)?.value;
  }
}
