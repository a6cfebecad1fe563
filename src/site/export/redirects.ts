/**
 * Pages at old addresses that lead to the new ones. A static host may know no redirects, so each is
 * a small page: a refresh for browsers, a canonical link for search engines, a link for people.
 */

import type { Archive, Redirect } from "../../archive/model.ts";
import { href, publicHref, renderAt } from "../context.ts";
import { html } from "../html.ts";

/** The page at an old address. */
export function redirectPage({ from, to }: Redirect, { site }: Archive): string {
  const path = renderAt(from, () => href(to));
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<title>已改名 Moved · ${site.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${path}">
<link rel="canonical" href="${publicHref(to) ?? path}">
</head>
<body>
<p>这一页改了名字，新的地址是 <a href="${path}">${path}</a>。 <span lang="en">This page has moved.</span></p>
</body>
</html>
`.source;
}
