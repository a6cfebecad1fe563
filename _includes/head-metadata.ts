/**
 * What a page tells programs about itself: Open Graph, Dublin Core, JSON-LD, and where the same
 * content stands in other forms. Nothing of it is shown, nothing of it is loaded by a browser.
 */

import { type Child, type Html, html, raw } from "../src/shared/html.ts";
import { outsideAddress } from "../src/shared/page-address.ts";
import { CARD } from "../src/shared/site-files.ts";
import type { PageContext } from "./page-context.ts";
import { jsonLd, type Node } from "./structured-data.ts";

/** The same content in another form. `path` is a site path. */
export interface Alternate {
  type: string;
  path: string;
  title?: string;
}

/** What one page tells programs beyond its title and description. */
export interface HeadMetadata {
  /** Leaves out what programs take from elsewhere where it is not there. */
  brief?: boolean;
  /** Open Graph's type of the page; `website` when absent. */
  type?: "article" | "profile";
  /** schema.org descriptions of what the page is about. */
  nodes?: readonly Node[];
  alternates?: readonly Alternate[];
  /** Dublin Core elements, such as `["DC.creator", "王选"]`. */
  dublinCore?: readonly (readonly [name: string, content: string | undefined])[];
  /** Open Graph properties of the type, such as `["article:published_time", "2024-06-26"]`. */
  properties?: readonly (readonly [property: string, content: string | undefined])[];
}

/** Renders the metadata of a page with a title and a description. */
export function headMetadata(
  page: PageContext,
  head: { title: string; description: string; url: string },
  { type, nodes, alternates, dublinCore, properties, brief = false }: HeadMetadata,
): Html {
  const { site } = page;
  const absolute = (path: string) => outsideAddress(site, path);
  const property = (name: string, content: string | undefined): Child =>
    content !== undefined && html`<meta property="${name}" content="${content}">\n`;
  const openGraph = [
    property("og:title", head.title),
    !brief && property("og:description", head.description),
    property("og:type", type ?? "website"),
    property("og:site_name", site.title),
    property("og:locale", "zh_CN"),
    // A card without an absolute address leads nowhere.
    site.url !== undefined && [
      property("og:url", absolute(head.url)),
      property("og:image", absolute(CARD.path)),
      !brief && property("og:image:width", String(CARD.width)),
      !brief && property("og:image:height", String(CARD.height)),
      !brief &&
        property(
          "og:image:alt",
          "左边是中文，右边是原文的一页 A page, Chinese beside its original",
        ),
    ],
    properties?.map(([name, content]) => property(name, content)),
  ];
  const card = site.url === undefined ? "summary" : "summary_large_image";
  const alternateLink = ({ type, path, title }: Alternate) => {
    const address = site.url === undefined ? page.href(path) : absolute(path);
    const titled = title !== undefined && html` title="${title}"`;
    return html`<link rel="alternate" type="${type}" href="${address}"${titled}>\n`;
  };
  const described =
    nodes &&
    nodes.length > 0 &&
    html`<script type="application/ld+json">${raw(jsonLd(nodes))}</script>\n`;
  return html`${openGraph}<meta name="twitter:card" content="${card}">
${
  dublinCore && [
    html`<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n`,
    dublinCore.map(
      ([name, content]) =>
        content !== undefined && html`<meta name="${name}" content="${content}">\n`,
    ),
  ]
}${alternates?.map(alternateLink)}${described}`;
}

/** Links to the feeds at a site path without ending; none where the site has no feeds. */
export function feedAlternates({ site }: PageContext, path: string, title: string): Alternate[] {
  if (site.url === undefined) return [];
  return [
    { type: "application/atom+xml", path: `${path}.xml`, title: `${title} · Atom` },
    { type: "application/feed+json", path: `${path}.json`, title: `${title} · JSON Feed` },
  ];
}
