/**
 * Splits names that stand on one line, as people write lists: `张三、李四`, `a, b`. Only where that is
 * sure: a company is `Foo, Inc.`, and a book has a comma in its title.
 */

/** What follows a name after a comma and is no name: `Robert Kennedy, Jr.`, `Lee, PhD`. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|mba|cfa|esq|inc|llc|ltd|co|corp|gmbh)\.?$/i;

/** Keys whose names may well hold a comma. */
const COMMA_IN_NAME = new Set(["companies_orgs", "products_models", "project"]);

/** Works in their brackets, which say where each ends, with what parts them. */
const WORKS = /^《[^《》]*》(?:\s*[、，,;；]?\s*《[^《》]*》)+$/;

/** The names of one line. */
export interface SplitNames {
  parts: string[];
  /** Whether it may be several names that were left as one. */
  isUnsure: boolean;
}

/**
 * Splits a line of names.
 * @param isAlone Whether the line is all that its key says, rather than an item of a list.
 */
export function splitNames(key: string, line: string, isAlone: boolean): SplitNames {
  const whole = { parts: line === "" ? [] : [line], isUnsure: false };
  if (key === "media_books") {
    return WORKS.test(line) ? { parts: line.match(/《[^《》]*》/g) ?? [], isUnsure: false } : whole;
  }
  // Brackets hold what explains a name, commas included.
  const parts = joinSuffixes(line.split(/[,，、;；](?![^(（《]*[)）》])/));
  if (parts.length < 2) return whole;
  const isSure = COMMA_IN_NAME.has(key)
    ? isAlone && !/[,，]/.test(line)
    : isAlone || !/[,;]/.test(line);
  if (isSure) return { parts, isUnsure: false };
  return { ...whole, isUnsure: isAlone || !COMMA_IN_NAME.has(key) };
}

function joinSuffixes(parts: readonly string[]): string[] {
  const names: string[] = [];
  for (const part of parts.map((written) => written.trim())) {
    if (names.length > 0 && SUFFIX.test(part)) names[names.length - 1] += `, ${part}`;
    else if (part !== "") names.push(part);
  }
  return names;
}
