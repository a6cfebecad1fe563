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
import { spellHan } from "../../text/spelling.ts";

/** Terms of an archive that hold Han letters, each once, with their spelling in pinyin. */
export function spelledTerms(archive: Archive): SpelledTerm[] {
  const terms = new Map<string, SpelledTerm>();
  const add = (term: string, kind: TermKind) => {
    if (!/\p{Script=Han}/u.test(term) || terms.has(term)) return;
    const letters = term.match(/\p{Script=Han}+|[A-Za-z0-9]+/gu) ?? [];
    const syllables = letters.flatMap((run) =>
      /\p{Script=Han}/u.test(run) ? spellHan(run) : [run.toLowerCase()],
    );
    terms.set(term, [term, kind, syllables.join(" ")]);
  };
  for (const { name } of archive.glossary) add(name, "term");
  for (const { name } of archive.facets.tags) add(name, "tag");
  for (const { name, aliases } of archive.facets.people) {
    for (const spelling of [name, ...aliases]) add(spelling, "person");
  }
  for (const { name } of archive.facets.organisations) add(name, "organisation");
  for (const { meta } of archive.transcripts) add(meta.title, "title");
  return [...terms.values()];
}

/** Words that differ between the regions, from OpenCC's phrases. */
export function regionalWords(): WordPair[] {
  const pairs = new Map<string, string>();
  for (const dictionary of [HKPhrasesRev, TWPhrasesRev]) {
    for (const line of dictionary.split("|")) {
      const [there = "", here = ""] = line.split(" ").map((word) => normalise(word).text);
      if (there.length > 1 && here !== "" && there !== here) pairs.set(there, here);
    }
  }
  return [...pairs];
}
