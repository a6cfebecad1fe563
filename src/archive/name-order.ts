/**
 * Where a name stands in an alphabetical list. Chinese is ordered by its pinyin, syllable by
 * syllable, among the Latin names, so that 王选 stands beside Wang Laboratories and a reader needs
 * one list only. A person's first character is read as a surname (单 Shàn, 曾 Zēng).
 */

import { spelledName, spellHan } from "../text/spelling.ts";
import { typedForms } from "../text/typed-forms.ts";

/** Where a name stands in a list by name, and what finds it there. */
export interface NameOrder {
  /** Compared by code units; words and syllables are separated by one space. */
  sort: string;
  /** `A`–`Z`, or `#` for what starts with a digit or another script. */
  letter: string;
  /** What a reader may type to find the name, lower case: name, pinyin, its initials. */
  typed: string;
}

/**
 * Computes the place of a name.
 * @param others Gives further spellings to find it by, when somebody asks what finds it.
 */
export function nameOrder(
  name: string,
  others: () => readonly string[] = () => [],
  isPerson = false,
): NameOrder {
  const sort = spelledName(isPerson ? "person" : "sort", name, () => spell(name, isPerson));
  const first = sort[0] ?? "";
  return {
    sort,
    letter: /[a-z]/.test(first) ? first.toUpperCase() : "#",
    get typed() {
      return typedForms(name, others(), sort);
    },
  };
}

/** Compares by pinyin, then tone and character, the same on every machine. */
export function compareNames(
  a: { name: string; order: NameOrder },
  b: { name: string; order: NameOrder },
): number {
  // What has no letter stands first, as 0–9 do in an index.
  const group = Number(a.order.letter !== "#") - Number(b.order.letter !== "#");
  return group || compare(a.order.sort, b.order.sort) || compare(a.name, b.name);
}

function spell(name: string, isPerson: boolean): string {
  const spelled = name.normalize("NFKC").replace(/\p{Script=Han}+/gu, (run, at: number) => {
    return ` ${spellHan(run, isPerson && at === 0).join(" ")} `;
  });
  return spelled
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== "")
    .join(" ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
