/** Filters with counts: what the hits have in common, each a button that narrows the search. */

import type { Hit } from "../../search/evaluate.ts";
import { countFacets, type FacetValue } from "../../search/facets.ts";
import { FIELDS, type Field, type Filter } from "../../search/query.ts";
import { element, english } from "../page/dom.ts";

const FIELD_TITLES: Record<Field, [zh: string, en: string]> = {
  speaker: ["讲者", "Speaker"],
  person: ["提到的人", "Mentioned"],
  tag: ["标签", "Tag"],
  org: ["机构", "Organisation"],
  year: ["年份", "Year"],
  lang: ["匹配的语言", "Language of the match"],
};

const LANGUAGE_NAMES: Record<string, [zh: string, en: string]> = {
  zh: ["中文", "Chinese"],
  en: ["英文", "English"],
  "zh-Hant": ["繁体原文", "Traditional Chinese"],
};

/** Values shown of each field before one asks for the rest. */
const SHOWN = 6;

/** Sets a filter, or takes it away. */
export type ToggleFilter = (filter: Filter) => void;

/** Shows the filters in use, each to be taken away, and those that would narrow the hits. */
export function filtersView(
  hits: readonly Hit[],
  active: readonly Filter[],
  toggle: ToggleFilter,
): Node[] {
  const facets = countFacets(hits);
  const nodes: Node[] = [];
  if (active.length > 0) {
    nodes.push(
      element(
        "ul",
        { class: "filter-chips", role: "list", "aria-label": "已用的条件 Filters in use" },
        ...active.map((filter) => element("li", {}, chip(filter, toggle))),
      ),
    );
  }
  for (const field of FIELDS) {
    const values = (facets.get(field) ?? []).filter(
      ({ value }) => !active.some((filter) => filter.field === field && filter.value === value),
    );
    // One value that all hits share narrows nothing.
    if (values.length === 0 || (values.length === 1 && values[0]?.count === hits.length)) continue;
    nodes.push(fieldView(field, values, toggle));
  }
  return nodes;
}

function fieldView(field: Field, values: readonly FacetValue[], toggle: ToggleFilter): HTMLElement {
  const [zh, en] = FIELD_TITLES[field];
  const items = (list: readonly FacetValue[]) =>
    list.map((value) => element("li", {}, valueButton(field, value, toggle)));
  const group = element(
    "section",
    { class: "filter-group", "data-filter": field },
    element("h2", {}, zh, " ", english(en)),
    element("ul", { role: "list" }, ...items(values.slice(0, SHOWN))),
  );
  if (values.length > SHOWN) {
    group.append(
      element(
        "details",
        {},
        element("summary", {}, `还有 ${values.length - SHOWN} 个 `, english("more")),
        element("ul", { role: "list" }, ...items(values.slice(SHOWN))),
      ),
    );
  }
  return group;
}

function valueButton(
  field: Field,
  { value, en, count }: FacetValue,
  toggle: ToggleFilter,
): HTMLButtonElement {
  return element(
    "button",
    { type: "button", onclick: () => toggle({ field, value, exact: true }) },
    ...nameOf(field, value, en),
    " ",
    element("span", { "data-count": count }, String(count)),
  );
}

function chip(filter: Filter, toggle: ToggleFilter): HTMLButtonElement {
  const [zh, en] = FIELD_TITLES[filter.field];
  return element(
    "button",
    {
      type: "button",
      onclick: () => toggle(filter),
      "aria-label": `去掉条件 Remove: ${zh} ${en} ${filter.value}`,
    },
    `${zh}：`,
    ...nameOf(filter.field, filter.value),
    " ×",
  );
}

function nameOf(field: Field, value: string, en?: string): (Node | string)[] {
  const [shown, beside] = field === "lang" ? (LANGUAGE_NAMES[value] ?? [value]) : [value, en];
  return beside === undefined || beside === shown ? [shown] : [shown, " ", english(beside)];
}
