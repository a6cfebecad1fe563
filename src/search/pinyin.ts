/**
 * Finds Chinese terms by how they sound, as typed without tones: `kejieshixing` for 可解释性,
 * `jds` for 节度使 by initials. The spellings come with the data; a page never needs the table.
 */

/** `[term, kind, spelling]`: the spelling has a space between syllables, and `v` for ü. */
export type SpelledTerm = [term: string, kind: TermKind, spelling: string];

/** What a suggested term is the name of. */
export type TermKind = "title" | "tag" | "person" | "organisation" | "term";

/** Shorter input sounds like too much. */
const MIN_LETTERS = 2;

/** Finds up to `limit` terms that what was typed can be, closest first. */
export function termsBySound(
  typed: string,
  terms: readonly SpelledTerm[],
  limit: number,
): SpelledTerm[] {
  const letters = soundOf(typed);
  if (letters === undefined) return [];
  const scored: { term: SpelledTerm; score: number }[] = [];
  for (const term of terms) {
    const score = closeness(letters, term[2]);
    if (score > 0) scored.push({ term, score });
  }
  scored.sort((a, b) => b.score - a.score || a.term[0].length - b.term[0].length);
  return scored.slice(0, limit).map(({ term }) => term);
}

/** The letters of what may be pinyin; undefined for anything else. */
export function soundOf(typed: string): string | undefined {
  const letters = typed
    .normalize("NFKD")
    .toLowerCase()
    .replace(/u\u0308/g, "v")
    .replace(/[\u0300-\u036f]/g, "");
  if (!/^[a-z][a-z\s'’-]*$/.test(letters)) return undefined;
  const joined = letters.replace(/[^a-z]/g, "");
  return joined.length >= MIN_LETTERS ? joined : undefined;
}

function closeness(letters: string, spelling: string): number {
  const syllables = spelling.split(" ");
  const joined = syllables.join("");
  if (joined === letters) return 4;
  if (joined.startsWith(letters)) return 3;
  let rest = joined;
  for (const syllable of syllables) {
    if (letters.length > 2 && rest.startsWith(letters)) return 2;
    rest = rest.slice(syllable.length);
  }
  const initials = syllables.map((syllable) => syllable[0]).join("");
  return letters.length > 2 && initials.startsWith(letters) ? 1 : 0;
}
