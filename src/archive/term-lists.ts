/**
 * The glossary of a large archive: no page for each term, but pages by letter, on which each term
 * has an anchor. Terms stand in the order of their slugs, so where an old address leads can be told
 * from the first slug of each page alone.
 */

import { partPath } from "../shared/list-parts.ts";
import { cutByNames } from "../text/cut-by-names.ts";
import type { GlossaryEntry } from "./model.ts";
import { oncePerArchive } from "./once.ts";

/** Most terms on one page. */
const TERMS_PER_PAGE = 300;

/** One page of the glossary by letter, where terms have no page of their own. */
export interface TermList {
  /** Site path, such as `/glossary/f/` or `/glossary/f/page/2/`. */
  path: string;
  /** `a` to `z`, or `0-9` for all that begins otherwise. */
  letter: string;
  /** By slug. */
  terms: GlossaryEntry[];
}

/** Cuts the terms of an archive into pages by letter, in the order of their slugs. */
function termLists(glossary: readonly GlossaryEntry[]): TermList[] {
  const byLetter = new Map<string, GlossaryEntry[]>();
  for (const entry of [...glossary].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const letter = /^[a-z]/.exec(entry.slug)?.[0] ?? "0-9";
    const entries = byLetter.get(letter);
    if (entries) entries.push(entry);
    else byLetter.set(letter, [entry]);
  }
  return [...byLetter].flatMap(([letter, entries]) => {
    const slugs = entries.map(({ slug }) => slug);
    return cutByNames(slugs, TERMS_PER_PAGE).map(([from, to], i) => ({
      path: partPath(`/glossary/${letter}/`, i + 1),
      letter,
      terms: entries.slice(from, to),
    }));
  });
}

/**
 * Gives each term the address of its page.
 * @param byLetter Of its entry on the pages by letter instead.
 */
export function addressTerms(glossary: readonly GlossaryEntry[], byLetter: boolean): void {
  if (!byLetter) {
    for (const entry of glossary) entry.url = `/glossary/${entry.slug}/`;
    return;
  }
  for (const { path, terms } of termLists(glossary)) {
    for (const entry of terms) entry.url = `${path}#${entry.slug}`;
  }
}

/** The pages of terms of an archive, cut once. */
export const termListsOf = oncePerArchive(({ glossary }) => termLists(glossary));
