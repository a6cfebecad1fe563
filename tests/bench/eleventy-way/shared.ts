/** What both Eleventy sites need. */

export interface Item {
  url: string;
  data: Record<string, unknown> & { title: string };
  date: Date;
  inputPath: string;
  /** Markdown, without the front matter. */
  rawInput: string;
}

/** What collections are made from. */
export interface Api {
  getFilteredByGlob(glob: string): Item[];
}

/** The part of Eleventy's configuration that is used. */
export interface Config {
  addCollection(name: string, make: (api: Api) => unknown): void;
  addGlobalData(name: string, value: unknown): void;
  addTemplate(path: string, template: string, data?: object): void;
  setLibrary(name: string, library: unknown): void;
  addFilter(name: string, filter: (...values: never[]) => unknown): void;
  setQuietMode(quiet: boolean): void;
  setUseGitIgnore(use: boolean): void;
}

/** The front matter's keys of each kind of name, by the folder of its pages. */
export const KINDS: Record<string, string[]> = {
  people: ["speaker", "people"],
  organisations: ["companies_orgs"],
  products: ["products_models"],
  media: ["media_books"],
  series: ["series"],
  categories: ["category"],
};

/** All transcripts, the newest first. */
export const talksOf = (api: Api) => api.getFilteredByGlob("**/transcripts/*.md").reverse();

/** The names of a kind that a transcript has, each once. */
export function namesOf(item: Item, kind: string): Set<string> {
  if (kind === "years") return new Set([String(item.date.getUTCFullYear())]);
  return new Set((KINDS[kind] ?? [kind]).flatMap((key) => (item.data[key] ?? []) as string[]));
}
