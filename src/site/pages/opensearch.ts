/** OpenSearch description: lets a browser add the archive as a search engine. */

import type { PageContext } from "../../../_includes/page-context.ts";
import { html } from "../../shared/html.ts";
import { type Page, type PageKind, plainPage } from "./page.ts";

const KIND: PageKind<unknown> = { name: "opensearch", render };

/** The description of the site's search. */
export function openSearchPage(): Page {
  return plainPage("/opensearch.xml", KIND);
}

function render(page: PageContext): string {
  const { site } = page;
  const document = html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${`${site.title} ${site.title_en}`.slice(0, 16)}</ShortName>
<Description>${site.description}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh-Hans</Language>
<Language>en</Language>
<Url type="text/html" method="get" template="${page.publicHref("/search/")}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return document.source;
}
