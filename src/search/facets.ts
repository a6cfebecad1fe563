/** Counts what the hits of a query have in common: by whom, about whom, when, in which language. */

import type { Name } from "./document.ts";
import { type Hit, isNamed } from "./evaluate.ts";
import type { Field } from "./query.ts";

/** A value by which the hits can be narrowed, and how many it leaves. */
export interface FacetValue {
  /** What a filter asks for. */
  value: string;
  /** The English name, where there is one beside the Chinese. */
  en?: string;
  /** Paragraphs. */
  count: number;
}

/** Counts hits by the value of each field, most first. */
export function countFacets(hits: readonly Hit[]): Map<Field, FacetValue[]> {
  const counts = new Map<Field, Map<string, FacetValue>>();
  const add = (field: Field, name: Name | undefined) => {
    const value = name?.[0];
    if (value === undefined) return;
    const values = counts.get(field) ?? new Map<string, FacetValue>();
    counts.set(field, values);
    const entry = values.get(value);
    if (entry) entry.count++;
    else {
      const en = name?.slice(1).find((spelling) => /^[\p{Script=Latin}\s.'’-]+$/u.test(spelling));
      values.set(value, { value, count: 1, ...(en !== undefined && { en }) });
    }
  };
  for (const { document, paragraph, zh, original, notes } of hits) {
    const { source } = document;
    const [, speaker = -1, , , lang = "en"] = source.paragraphs[paragraph] ?? [];
    add("speaker", source.speakers[speaker]);
    for (const name of source.people) if (isNamed(document, paragraph, name)) add("person", name);
    for (const name of source.tags) add("tag", name);
    for (const name of source.organisations) add("org", name);
    if (source.date !== undefined) add("year", [source.date.slice(0, 4)]);
    if (zh.length > 0 || notes.length > 0) add("lang", ["zh"]);
    if (original.length > 0) add("lang", [lang]);
  }
  const sorted = new Map<Field, FacetValue[]>();
  for (const [field, values] of counts) {
    const list = [...values.values()];
    list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    if (field === "year") list.sort((a, b) => (a.value < b.value ? 1 : -1));
    sorted.set(field, list);
  }
  return sorted;
}
