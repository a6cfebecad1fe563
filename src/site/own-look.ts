/**
 * The keeper's own look: pages in the navigation, logo, icon, colours and `extra.css`. Colours and
 * rules of one's own make one style sheet, `own.css`, which pages load after the program's.
 */

import type { Bundles, NavigationEntry, SiteContext } from "../../_includes/page-context.ts";
import type { Archive, OwnPage, SiteSettings } from "../archive/model.ts";
import { sha256 } from "../system/sha256.ts";
import { integrityOf } from "./assets.ts";
import type { OutputLedger } from "./output/output-ledger.ts";

/** Pages that the program itself has in the navigation. */
const NAVIGATION: readonly NavigationEntry[] = [
  { path: "/transcripts/", zh: "文稿", en: "Transcripts" },
  { path: "/tags/", zh: "标签", en: "Tags" },
  { path: "/people/", zh: "人物", en: "People" },
  { path: "/glossary/", zh: "术语", en: "Glossary" },
  { path: "/browse/", zh: "浏览", en: "Browse" },
  { path: "/search/", zh: "搜索", en: "Search" },
];
/** Other pages that `navigation:` may name. */
const MORE: readonly NavigationEntry[] = [
  { path: "/", zh: "首页", en: "Home" },
  { path: "/about/", zh: "关于", en: "About" },
  { path: "/offline/", zh: "离线", en: "Offline" },
  { path: "/overview/", zh: "概览", en: "Overview" },
  { path: "/organisations/", zh: "机构", en: "Organisations" },
  { path: "/products/", zh: "产品", en: "Products" },
  { path: "/media/", zh: "作品", en: "Works" },
  { path: "/series/", zh: "系列", en: "Series" },
  { path: "/categories/", zh: "分类", en: "Categories" },
  { path: "/years/", zh: "年份", en: "Years" },
];
/** Files of `static/` that browsers show in a tab, the best first. */
const ICONS = ["favicon.svg", "favicon.png", "favicon.ico"];

/** What pages show of it, with the style sheet put in its place. */
export function ownLook(
  { site, own }: Pick<Archive, "site" | "own">,
  bundles: Bundles,
  ledger: OutputLedger,
): Bundles & Pick<SiteContext, "navigation" | "icon" | "logo"> {
  const there = new Set(own.statics.map(({ path }) => path));
  const icon = [...ICONS, site.logo ?? ""].find((path) => there.has(path));
  const logo = site.logo !== undefined && there.has(site.logo) ? site.logo : undefined;
  return {
    ...withOwnStyles(bundles, stylesOf(site, own.css), ledger),
    navigation: navigationOf(site, own.pages),
    ...(icon !== undefined && { icon: `/${icon}` }),
    ...(logo !== undefined && { logo: `/${logo}` }),
  };
}

function navigationOf(
  { navigation }: SiteSettings,
  pages: readonly OwnPage[],
): readonly NavigationEntry[] {
  const entryOf = ({ path, title, title_en }: OwnPage): NavigationEntry => {
    return { path, zh: title, ...(title_en !== undefined && { en: title_en }) };
  };
  if (navigation === undefined) {
    const listed = pages.filter(({ inNavigation }) => inNavigation);
    return [...NAVIGATION, ...listed.map(entryOf)];
  }
  const known = [...pages.map(entryOf), ...NAVIGATION, ...MORE];
  return navigation.flatMap((path) => known.find((entry) => entry.path === path) ?? []);
}

function stylesOf({ accent, accent_dark }: SiteSettings, css: string): string {
  const rules = (colour: string) =>
    `--accent:${colour};--accent-soft:color-mix(in srgb,${colour} 12%,var(--bg))`;
  const light = accent === undefined ? "" : `:root{${rules(accent)}}\n`;
  const dark =
    accent_dark === undefined
      ? ""
      : `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${rules(accent_dark)}}}\n:root[data-theme="dark"]{${rules(accent_dark)}}\n`;
  return light + dark + css;
}

function withOwnStyles(bundles: Bundles, css: string, ledger: OutputLedger): Bundles {
  if (css === "") return bundles;
  const content = Buffer.from(css);
  const path = `/assets/own-${sha256(content).slice(0, 8).toUpperCase()}.css`;
  ledger.put(path, `own ${path}`, () => content);
  return {
    assets: new Map(bundles.assets).set("own.css", path),
    integrity: new Map(bundles.integrity).set(path, integrityOf(content)),
    imports: bundles.imports,
  };
}
