/** The sitemap (sitemaps.org 0.9) and the file that tells robots where it is. */

import { hasNameList } from "../../../_includes/facet-names.ts";
import { type Archive, FACET_KINDS } from "../../archive/model.ts";
import { termListsOf } from "../../archive/term-lists.ts";
import { escapeHtml } from "../../shared/escape.ts";
import { BY_NAME_SLUG, outsideAddress, transcriptUrl } from "../../shared/page-address.ts";
import { changedOn } from "../../transcript/days.ts";
import { facetKinds } from "../facet-kinds.ts";

/** The protocol's limit for one file. */
const MOST = 50_000;

/** Site paths of all pages that a search engine may show, with the day of the last change if known. */
export function* sitePages(archive: Archive): Generator<{ path: string; changed?: string }> {
  for (const path of ["/", "/transcripts/", "/browse/", "/overview/", "/glossary/", "/about/"]) {
    yield { path };
  }
  for (const transcript of archive.transcripts) {
    const changed = changedOn(transcript);
    yield { path: transcriptUrl(transcript), ...(changed !== undefined && { changed }) };
  }
  for (const kind of facetKinds(archive)) {
    yield { path: `/${kind}/` };
    if (hasNameList(kind)) yield { path: `/${kind}/${BY_NAME_SLUG}/` };
  }
  for (const kind of FACET_KINDS) {
    for (const { url, page } of archive.facets[kind]) if (page) yield { path: url };
  }
  if (archive.layout.compact) {
    for (const { path } of termListsOf(archive)) yield { path };
    return;
  }
  if (archive.glossary.length > 0) yield { path: `/glossary/${BY_NAME_SLUG}/` };
  for (const { url } of archive.glossary) yield { path: url };
}

/** Files of the sitemap by site path; an index and parts where one file cannot hold all. */
export function sitemapFiles(archive: Archive): { path: string; content: string }[] {
  if (archive.site.url === undefined) return [];
  const pages = [...sitePages(archive)];
  const parts: string[] = [];
  for (let at = 0; at < pages.length; at += MOST) {
    const urls = pages.slice(at, at + MOST).map(({ path, changed }) => {
      // A year alone is a date of ours, but none of the protocol's.
      const lastmod = changed?.length === 10 ? `<lastmod>${changed}</lastmod>` : "";
      return `<url><loc>${location(archive, path)}</loc>${lastmod}</url>\n`;
    });
    parts.push(document("urlset", urls));
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [{ path: "/sitemap.xml", content: only }];
  const files = parts.map((content, i) => ({ path: `/sitemap-${i + 1}.xml`, content }));
  const index = files.map(
    ({ path }) => `<sitemap><loc>${location(archive, path)}</loc></sitemap>\n`,
  );
  return [{ path: "/sitemap.xml", content: document("sitemapindex", index) }, ...files];
}

/** `robots.txt`, which counts only at the root of a host; undefined for a site below a path. */
export function robotsText({ site }: Archive): string | undefined {
  if (site.url === undefined || site.base !== "/") return undefined;
  return `User-agent: *\nAllow: /\n\nSitemap: ${outsideAddress(site, "/sitemap.xml")}\n`;
}

function location(archive: Archive, path: string): string {
  return escapeHtml(outsideAddress(archive.site, path));
}

function document(element: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${children.join("")}</${element}>
`;
}
