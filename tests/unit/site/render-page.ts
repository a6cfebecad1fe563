/** Renders pages of an archive as a build does, without bundles. */

import { PageContext, type SiteContext } from "../../../_includes/page-context.ts";
import type { Archive } from "../../../src/archive/model.ts";
import type { Page } from "../../../src/site/pages/page.ts";
import { sitePages } from "../../../src/site/pages/registry.ts";

/** What the pages of an archive's site share; every bundle has its plain name. */
export function siteContextOf(
  { site }: Pick<Archive, "site">,
  addressing: SiteContext["addressing"] = "server",
): SiteContext {
  const names = ["site.css", "view.js", "site.js", "reader.js", "browse-page.js"];
  names.push("search-page.js", "offline-page.js", "folder-copy.js", "not-found-page.js");
  return {
    site,
    addressing,
    preview: false,
    builtOn: "2026-01-01",
    assets: new Map(names.map((name) => [name, `/assets/${name}`])),
    integrity: new Map(),
    imports: new Map(),
    navigation: [],
  };
}

/** Renders a page from its view as it would be after a way through a file. */
export function render(page: Page, context: SiteContext): string {
  const view: unknown = JSON.parse(JSON.stringify(page.view()));
  return page.kind.render(new PageContext(context, page.path), view, page.transcripts);
}

/** Renders the page at a site path. Throws where there is none. */
export function renderPath(
  archive: Archive,
  path: string,
  addressing: SiteContext["addressing"] = "server",
): string {
  const page = [...sitePages(archive, addressing)].find((one) => one.path === path);
  if (!page) throw new Error(`No page at ${path}`);
  return render(page, siteContextOf(archive, addressing));
}
