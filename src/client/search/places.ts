/** The parts of the search page that its script fills, as `search.11ty.ts` writes them. */

import type { Places } from "./results-view.ts";

/** The elements of the search page that change with a query. */
export interface PagePlaces extends Places {
  form: HTMLFormElement;
  input: HTMLInputElement;
  suggestions: HTMLElement;
  /** Order and form of the list; hidden while there is none. */
  bar: HTMLElement;
  /** The label around `sort`. */
  order: HTMLElement;
  sort: HTMLSelectElement;
  views: HTMLButtonElement[];
  filters: HTMLElement;
  /** Holds the filters; closed at first where they would stand before the hits. */
  panel: HTMLDetailsElement;
}

/** Finds the parts of the page; undefined on any other page. */
export function findPlaces(): PagePlaces | undefined {
  const form = document.querySelector<HTMLFormElement>("form[data-search-form]");
  if (!form) return undefined;
  const part = <T extends HTMLElement>(name: string): T => {
    const found = document.querySelector<T>(`[data-search-${name}]`);
    if (!found) throw new Error(`The search page has no [data-search-${name}]`);
    return found;
  };
  const input = form.querySelector<HTMLInputElement>('input[name="q"]');
  if (!input) throw new Error("The search form has no field");
  return {
    form,
    input,
    suggestions: part("suggestions"),
    bar: part("bar"),
    order: part("order"),
    sort: part("sort"),
    views: [...document.querySelectorAll<HTMLButtonElement>("button[data-search-view]")],
    filters: part("filters"),
    panel: part<HTMLDetailsElement>("panel"),
    results: part("results"),
    status: part("status"),
    notes: part("notes"),
  };
}
