/**
 * The word lists that help a reader to a query: terms by their sound, and the words of Taiwan and
 * Hong Kong with those of the mainland. Each is loaded by the page only when it is of use.
 */

import HKPhrasesRev from "opencc-js/dict/HKPhrasesRev";
import TWPhrasesRev from "opencc-js/dict/TWPhrasesRev";
import type { Archive } from "../../archive/model.ts";
import { normalise } from "../../search/normalise.ts";
import type { SpelledTerm, TermKind } from "../../search/pinyin.ts";
import type { WordPair } from "../../search/vocabulary.ts";
import { readTable } from "../../text/opencc.ts";
import { spelledName, spellHan } from "../../text/spelling.ts";

/** With more terms than this a page loads those of one letter alone. */
const MANY_TERMS = 3000;

/**
 * Terms of an archive that hold Han letters, each once, with their spelling in pinyin: under "" all
 * of them, or in a large archive those that occur twice, under the letters that they are typed by.
 */
export function termsByLetter(archive: Archive): [letter: string, terms: SpelledTerm[]][] {
  const terms = termsOf(archive);
  if (terms.length <= MANY_TERMS) return [["", terms.map(({ term, kind }) => spelled(term, kind))]];
  const byLetter = new Map<string, SpelledTerm[]>();
  for (const { term, kind, transcripts } of terms) {
    if (transcripts < 2 && kind !== "title") continue;
    const row = spelled(term, kind);
    const letters = row[2].split(" ").map(([letter = ""]) => letter);
    // A title is typed from its beginning, a name by any of its syllables.
    for (const letter of new Set(kind === "title" ? letters.slice(0, 1) : letters)) {
      const known = byLetter.get(letter);
      if (known) known.push(row);
      else byLetter.set(letter, [row]);
    }
  }
  return [...byLetter].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Term {
  term: string;
  kind: TermKind;
  /** In how many it occurs. */
  transcripts: number;
}

function termsOf(archive: Archive): Term[] {
  const terms = new Map<string, Term>();
  const add = (term: string, kind: TermKind, transcripts: number) => {
    if (!/\p{Script=Han}/u.test(term) || terms.has(term)) return;
    terms.set(term, { term, kind, transcripts });
  };
  const { tags, people, organisations } = archive.facets;
  for (const { name, occurrences } of archive.glossary) add(name, "term", occurrences.length);
  for (const { name, transcripts } of tags) add(name, "tag", transcripts.length);
  for (const { name, aliases, transcripts } of people) {
    for (const spelling of [name, ...aliases]) add(spelling, "person", transcripts.length);
  }
  for (const { name, transcripts } of organisations) add(name, "organisation", transcripts.length);
  for (const { meta } of archive.transcripts) add(meta.title, "title", 1);
  return [...terms.values()];
}

function spelled(term: string, kind: TermKind): SpelledTerm {
  return [term, kind, spelledName("typed", term, syllablesOf)];
}

function syllablesOf(term: string): string {
  const runs = term.match(/\p{Script=Han}+|[A-Za-z0-9]+/gu) ?? [];
  return runs
    .flatMap((run) => (/\p{Script=Han}/u.test(run) ? spellHan(run) : [run.toLowerCase()]))
    .join(" ");
}

/** Words that differ between the regions, from OpenCC's phrases. */
export function regionalWords(): WordPair[] {
  const pairs = new Map<string, string>();
  for (const dictionary of [HKPhrasesRev, TWPhrasesRev]) {
    for (const [theirs, [ours = ""]] of readTable(dictionary)) {
      const [there, here] = [normalise(theirs).text, normalise(ours).text];
      if (there.length > 1 && here !== "" && there !== here) pairs.set(there, here);
    }
  }
  return [...pairs];
}
