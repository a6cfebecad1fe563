/** Ways into the archive: each kind of list with its number and its most frequent entries. */

import type { Facet } from "../src/archive/model.ts";
import { href, siteContext } from "../src/site/context.ts";
import { FACET_NAMES, facetKinds } from "../src/site/facet-names.ts";
import { type Html, html, raw } from "../src/site/html.ts";
import { bilingual } from "./bilingual.ts";

/**
 * One card for each kind of list that has entries, and one for the glossary.
 * @param shown How many entries of each.
 * @param level Of the cards' headings: one below what they stand under.
 */
export function waysIn(shown: number, level: 2 | 3): Html {
  const { archive } = siteContext();
  return html`<ul class="ways-in" role="list">
${facetKinds(archive).map((kind) => {
  const { zh, en } = FACET_NAMES[kind];
  const facets: readonly Facet[] = archive.facets[kind];
  const first = kind === "years" ? newestFirst(facets) : facets;
  return card(
    level,
    `/${kind}/`,
    bilingual(zh, en),
    facets.length,
    first.slice(0, shown).map(({ url, name, transcripts }) => ({
      url,
      name,
      count: transcripts.length,
    })),
  );
})}${
  archive.glossary.length > 0 &&
  card(
    level,
    "/glossary/",
    bilingual("术语", "Glossary"),
    archive.glossary.length,
    [...archive.glossary]
      .sort((a, b) => b.occurrences.length - a.occurrences.length)
      .slice(0, shown)
      .map(({ url, name, occurrences }) => ({ url, name, count: occurrences.length })),
  )
}</ul>`;
}

function newestFirst(years: readonly Facet[]): Facet[] {
  return [...years].sort((a, b) => (a.name < b.name ? 1 : -1));
}

function card(
  level: 2 | 3,
  path: string,
  title: Html,
  count: number,
  entries: readonly { url: string; name: string; count: number }[],
): Html {
  return html`<li class="way">
${raw(`<h${level}>`)}<a href="${href(path)}">${title}</a> <span data-count="${count}">${count}</span>${raw(`</h${level}>`)}
<ul class="facet-cloud" role="list">${entries.map((entry) => html`<li><a href="${href(entry.url)}">${entry.name}</a> <span data-count="${entry.count}">${entry.count}</span></li>\n`)}</ul>
</li>
`;
}
