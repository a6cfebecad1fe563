/**
 * What a search page shows, as its address says it: every view can be linked to, and Back returns
 * to it. Defaults are left out of the address.
 */

import { FIELDS, type Filter } from "../../search/query.ts";

/** What the address of a search says: the query, filters, order and form of the list. */
export interface SearchState {
  q: string;
  filters: Filter[];
  sort: "relevance" | "date" | "oldest";
  view: "list" | "kwic";
  /** Order of the concordance. */
  kwic: "right" | "left" | "person" | "year";
}

const SORTS = ["relevance", "date", "oldest"] as const;
const VIEWS = ["list", "kwic"] as const;
const KWIC_ORDERS = ["right", "left", "person", "year"] as const;

/** Reads the state from the part of an address after `?`. */
export function readState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const filters = FIELDS.flatMap((field) =>
    params.getAll(field).map((value): Filter => ({ field, value, exact: true })),
  );
  return {
    q: params.get("q") ?? "",
    filters: filters.filter(({ value }) => value !== ""),
    sort: oneOf(SORTS, params.get("sort")),
    view: oneOf(VIEWS, params.get("view")),
    kwic: oneOf(KWIC_ORDERS, params.get("kwic")),
  };
}

/** Writes the state as the part of an address after the path; empty for an empty state. */
export function writeState(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.q !== "") params.set("q", state.q);
  for (const { field, value } of state.filters) params.append(field, value);
  if (state.sort !== SORTS[0]) params.set("sort", state.sort);
  if (state.view !== VIEWS[0]) params.set("view", state.view);
  if (state.view === "kwic" && state.kwic !== KWIC_ORDERS[0]) params.set("kwic", state.kwic);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

function oneOf<T extends string>(values: readonly [T, ...T[]], asked: string | null): T {
  return values.find((value) => value === asked) ?? values[0];
}
