/** What a reader may type to find a name in a list. The build and the browser must agree on it. */

/**
 * The forms of a name that a filter looks in, lower case, separated by `|`: the name, its other
 * spellings, its pinyin with and without spaces, its initials.
 * @param sort The name spelled in letters, one space between syllables and words.
 */
export function typedForms(name: string, others: readonly string[], sort: string): string {
  const words = sort.split(" ");
  const initials = words.map((word) => word[0] ?? "").join("");
  const forms = [name, ...others, sort, words.join(""), initials];
  return [...new Set(forms.map(foldTyped))].join("|");
}

/**
 * Folds what is typed, and what it is looked for in, to lower case with single spaces. A hyphen is a
 * space, and one stands between letters and digits: `Tim Berners-Lee`, `RS485`, `RS 485`.
 */
export function foldTyped(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015](?=[\p{L}\p{N}])/gu, " ")
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, "$& ")
    .replace(/\s+/g, " ")
    .trim();
}
