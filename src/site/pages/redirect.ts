/**
 * Pages at old addresses that lead to the new ones. A static host may know no redirects, so each is
 * a small page: a refresh for browsers, a canonical link for search engines, a link for people.
 */

import type { PageContext } from "../../../_includes/page-context.ts";
import type { Archive } from "../../archive/model.ts";
import { html } from "../../shared/html.ts";
import type { Page, PageKind } from "./page.ts";

interface View {
  /** Site path that the page leads to. */
  to: string;
}

const KIND: PageKind<View> = { name: "redirect", render };

/** A page at each old address. */
export function* redirectPages({ redirects }: Archive): Generator<Page<View>> {
  for (const { from, to } of redirects) {
    yield { path: from, kind: KIND, view: () => ({ to }), transcripts: [] };
  }
}

function render(page: PageContext, { to }: View): string {
  const { site } = page;
  const path = page.href(to);
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<title>已改名 Moved · ${site.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${path}">
<link rel="canonical" href="${page.publicHref(to) ?? path}">
</head>
<body>
<p>这一页改了名字，新的地址是 <a href="${path}">${path}</a>。 <span lang="en">This page has moved.</span></p>
</body>
</html>
`.source;
}
