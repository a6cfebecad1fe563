/**
 * Spelling of speakers' names: a label that occurs once and differs by a letter or two from a
 * frequent one is that one, misspelt. Numbered speakers (`Speaker 1`) are never corrected.
 */

import { isRole } from "../transcript/speaker-label.ts";

/** Tells a written-out name: two to four capitalised Latin words. */
export function isPersonName(name: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]+(\s+\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name);
}

/** Maps misspelt labels to the accepted ones that they stand for. Removes them from `accepted`. */
export function correctLabels(
  occurrences: readonly string[],
  accepted: Set<string>,
): Map<string, string> {
  const counts = new Map<string, number>();
  for (const name of occurrences) counts.set(name, (counts.get(name) ?? 0) + 1);
  const corrections = new Map<string, string>();
  for (const [name, count] of counts) {
    if (isRole(name) || /\d/.test(name)) continue;
    for (const [other, otherCount] of counts) {
      if (other === name || !accepted.has(other) || otherCount < 3 || otherCount < count * 4)
        continue;
      const limit = other.length >= 10 ? 2 : other.length >= 5 ? 1 : 0;
      const distance = editDistance(name.toLowerCase(), other.toLowerCase());
      if (distance <= limit) {
        corrections.set(name, other);
        accepted.delete(name);
        break;
      }
    }
  }
  return corrections;
}

/** Levenshtein distance. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
