/**
 * The glossary of the archive: every term that a note explains, under one entry for each Chinese
 * term. Definitions that differ are kept side by side; none is chosen as the right one.
 */

import { BY_NAME_SLUG } from "../shared/page-address.ts";
import { slugify, uniqueSlugs } from "../text/slug.ts";
import { nameKey } from "../transcript/identities.ts";
import type { Transcript } from "../transcript/model.ts";
import { digestOf } from "./digest.ts";
import type { Archive, GlossaryEntry } from "./model.ts";
import { compareNames, nameOrder } from "./name-order.ts";
import { oncePerArchive } from "./once.ts";

/** Collects the terms of all transcripts, by name. Places are in the order of `transcripts`. */
export function collectGlossary(transcripts: readonly Transcript[]): GlossaryEntry[] {
  const found = new Map<string, { name: string; occurrences: GlossaryEntry["occurrences"] }>();
  for (const transcript of transcripts) {
    for (const explained of digestOf(transcript).terms) {
      const { zh } = explained.term;
      const key = nameKey(zh);
      const entry = found.get(key) ?? { name: zh, occurrences: [] };
      entry.occurrences.push({ ...explained, transcript });
      found.set(key, entry);
    }
  }
  const slugs = uniqueSlugs(
    [...found.values()].map(({ name }) => name),
    [BY_NAME_SLUG],
  );
  return [...found.values()]
    .map((entry) => makeEntry(entry, slugs.get(entry.name) ?? slugify(entry.name)))
    .sort(compareNames);
}

const entriesByTerm = oncePerArchive(
  ({ glossary }) =>
    new Map(
      glossary.flatMap((entry) => entry.occurrences.map(({ term }) => [term.zh, entry] as const)),
    ),
);

/** What explains a term, as a transcript writes it. */
export function entryOfTerm(archive: Archive, term: string): GlossaryEntry | undefined {
  return entriesByTerm(archive).get(term);
}

/** What only the pages of a term show of it is made when one of them is. */
function makeEntry(
  { name, occurrences }: Pick<GlossaryEntry, "name" | "occurrences">,
  slug: string,
): GlossaryEntry {
  let en: string[] | undefined;
  let definitions: GlossaryEntry["definitions"] | undefined;
  const entry: GlossaryEntry = {
    name,
    slug,
    url: `/glossary/${slug}/`,
    order: nameOrder(name, () => [...entry.en, ...entry.abbreviations]),
    get en() {
      // A Latin term that is explained in Chinese is its own English.
      en ??= byFrequency(occurrences.map(({ term }) => term.en)).filter((one) => one !== name);
      return en;
    },
    get abbreviations() {
      return byFrequency(
        occurrences.flatMap(({ term }) => (term.abbreviation ? [term.abbreviation] : [])),
      );
    },
    get definitions() {
      definitions ??= definitionsOf(occurrences);
      return definitions;
    },
    occurrences,
  };
  return entry;
}

/** Spellings that differ only in case or spaces count as one; the first written is shown. */
function byFrequency(spellings: readonly string[]): string[] {
  const counts = new Map<string, { shown: string; count: number }>();
  for (const spelling of spellings) {
    const entry = counts.get(nameKey(spelling)) ?? { shown: spelling, count: 0 };
    entry.count++;
    counts.set(nameKey(spelling), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ shown }) => shown);
}

function definitionsOf(occurrences: GlossaryEntry["occurrences"]): GlossaryEntry["definitions"] {
  const definitions = new Map<string, { text: string; transcripts: Transcript[] }>();
  for (const { term, transcript } of [...occurrences].reverse()) {
    if (term.definition === undefined) continue;
    // 「。」 at the end, or not, makes no other definition.
    const key = nameKey(term.definition).replace(/[\s。.；;]+$/u, "");
    const entry = definitions.get(key) ?? { text: term.definition, transcripts: [] };
    // Places of one transcript follow one another.
    if (entry.transcripts.at(-1) !== transcript) entry.transcripts.push(transcript);
    definitions.set(key, entry);
  }
  return [...definitions.values()];
}
