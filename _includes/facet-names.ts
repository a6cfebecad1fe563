/** What each kind of facet is called, in both languages, and which lists it has. */

import type { FacetKind } from "../src/archive/model.ts";

/** The names of the kinds, in both languages. */
export const FACET_NAMES: Record<FacetKind, { zh: string; en: string }> = {
  tags: { zh: "标签", en: "Tags" },
  people: { zh: "人物", en: "People" },
  organisations: { zh: "机构", en: "Organisations" },
  products: { zh: "产品与模型", en: "Products and models" },
  media: { zh: "作品", en: "Works" },
  series: { zh: "系列", en: "Series" },
  categories: { zh: "分类", en: "Categories" },
  years: { zh: "年份", en: "Years" },
};

/**
 * Tells the kinds that have a list by name beside the one by number. Years are numbers already:
 * newest first is their only useful order.
 */
export function hasNameList(kind: FacetKind): boolean {
  return kind !== "years";
}
