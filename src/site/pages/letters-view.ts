/** Groups what has a place by name under letters, and cuts the groups into the parts of a list. */

import type { Letter, LetterGroup } from "../../../_includes/letters.ts";
import { compareNames, type NameOrder } from "../../archive/name-order.ts";
import { itemsOfLists, type Part, partOfIndex } from "../../shared/list-parts.ts";

/** Groups things that have a place by name under their letters, in order. */
export function byLetter<T extends { name: string; order: NameOrder }>(
  entries: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of [...entries].sort(compareNames)) {
    const list = groups.get(entry.order.letter);
    if (list) list.push(entry);
    else groups.set(entry.order.letter, [entry]);
  }
  return groups;
}

/** The groups as far as they fall into a part, when they follow one another. */
export function groupsOfPart<T>(
  groups: ReadonlyMap<string, readonly T[]>,
  part: Part,
): LetterGroup<T>[] {
  const letters = [...groups.keys()];
  return itemsOfLists([...groups.values()], part)
    .map((entries, i) => ({ letter: letters[i] ?? "", entries }))
    .filter(({ entries }) => entries.length > 0);
}

/** The letters of a list, each with the part where it begins. */
export function lettersOf(
  groups: ReadonlyMap<string, readonly unknown[]>,
  { size }: Part,
): Letter[] {
  let index = 0;
  return [...groups].map(([letter, items]) => {
    const part = partOfIndex(index, size);
    index += items.length;
    return { letter, part };
  });
}
