/**
 * The glossary of a large archive: no page for each term, but pages by letter, on which each term
 * has an anchor. Terms stand in the order of their slugs, so where an old address leads can be told
 * from the first slug of each page alone.
 */

import type { GlossaryEntry } from "./model.ts";
import { oncePerArchive } from "./once.ts";

/** Terms on one page. */
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

/** Cuts the terms of an archive into pages by letter. */
function termLists(glossary: readonly GlossaryEntry[]): TermList[] {
  const lists: TermList[] = [];
  let number = 0;
  for (const entry of [...glossary].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const letter = /^[a-z]/.exec(entry.slug)?.[0] ?? "0-9";
    const last = lists.at(-1);
    if (last?.letter === letter && last.terms.length < TERMS_PER_PAGE) {
      last.terms.push(entry);
      continue;
    }
    number = last?.letter === letter ? number + 1 : 1;
    const base = `/glossary/${letter}/`;
    lists.push({ path: number === 1 ? base : `${base}page/${number}/`, letter, terms: [entry] });
  }
  return lists;
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
