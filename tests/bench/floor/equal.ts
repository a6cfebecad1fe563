/**
 * The floor: what pages equal to ours cost in one process with the same libraries and nothing else.
 * It reads, parses, renders and writes the pages of an archive by the shortest way that is not
 * wasteful.
 *
 * It goes round no library: markdown-it renders every paragraph, yaml reads every front matter. (Our
 * build does both by hand where a text holds no mark.)
 *
 * Left out is what our build does beyond rendering: diagnostics, caches, checksums, the tables that
 * tell what changed, HTML that is safe by its type, sanitising, the search for names in the texts
 * (a generated archive has none), the bundles of scripts and styles, and the pages that do not grow
 * with the archive (search, overview, browse, about, offline, 404).
 *
 * `tsx tests/bench/floor/equal.ts CONTENT OUTPUT [LEAST]`: names of fewer transcripts than LEAST have
 * no page of their own, but lead to the list of their kind.
 */

import { byName, readTalks, slug, text } from "./archive.ts";
import {
  both,
  count,
  countInFooter,
  DESCRIPTION,
  heading,
  KINDS,
  nameUrl,
  SITE,
  talkLink,
  talkList,
  writePage,
  writeParts,
} from "./layout.ts";
import { hasPage, type Term, termsOf, writeEntry, writeGlossary, writeIndexes } from "./lists.ts";
import { type Entry, type FullTalk, renderBody, transcriptPage } from "./transcript.ts";

const talks: FullTalk[] = readTalks(renderBody);
talks.forEach((talk, at) => {
  talk.at = at;
});
countInFooter(talks.length);

const kinds = new Map<string, Entry[]>();
for (const [kind, names] of byName(talks)) {
  const entries = [...names].map(([name, some]) => ({ kind, name, talks: some }));
  kinds.set(kind, entries);
  for (const entry of entries) for (const talk of entry.talks) talk.entries.push(entry);
}

for (const talk of talks) writePage(`transcripts/${talk.slug}`, transcriptPage(talk, talks));
for (const [kind, entries] of kinds) {
  writeIndexes(kind, entries);
  for (const entry of entries) if (hasPage(entry)) writeEntry(entry);
}
const terms = termsOf(talks);
writeGlossary(terms);
writeAll();
writeHome();

/** The list of all transcripts under their years, in parts of 100. */
function writeAll(): void {
  writeParts("/transcripts/", talks, 100, ({ items, links, head }) => {
    const years = [...new Set(items.map(({ date }) => date.slice(0, 4)))].map((year) => {
      const all = kinds.get("years")?.find(({ name }) => name === year)?.talks.length ?? 0;
      const own = items.filter(({ date }) => date.startsWith(year));
      return `<section>\n<h2><a href="${nameUrl("years", year)}">${year}</a> ${count(all)}</h2>\n${talkList(own)}\n</section>\n`;
    });
    const title = heading("文稿", "Transcripts", `共 ${talks.length} 篇，新的在前`);
    return { title: "文稿", head, main: `${title}\n${years.join("")}${links}` };
  });
}

/** The newest transcripts, a month of quotes, and ways in. */
function writeHome(): void {
  const quotes = talks
    .slice(0, 31)
    .map(
      (talk) => `<figure class="passage">\n${talk.quote}${talkLink(talk)}</figcaption>\n</figure>`,
    );
  const others = quotes
    .slice(1)
    .map((quote) => `<template data-daily-quote-other>${quote}</template>\n`);
  const ways = [...kinds].map(([kind, entries]) =>
    way(
      kind,
      KINDS[kind],
      entries.map(({ name, talks: some }) => ({ name, number: some.length })),
    ),
  );
  const termNumbers = terms.map(({ name, places }: Term) => ({ name, number: places.length }));
  writePage("", {
    title: SITE,
    nodes: [{ "@type": "WebSite", "@id": "/#site", url: "/", name: SITE, alternateName: "Bench" }],
    main: `<header class="hero">
<h1>${both(SITE, "Bench")}</h1>
<p>${DESCRIPTION}</p>
</header>
<div class="home-columns">
<section>
<h2>${both("最新", "What is new")}</h2>
${talkList(talks.slice(0, 5))}
<p><a href="/transcripts/">${both(`全部 ${talks.length} 篇`, "All transcripts")}</a></p>
</section>
<section class="daily-quote" data-daily-quote>
<h2>${both("今日一段", "Quote of the day")}</h2>
<div data-daily-quote-shown>${quotes[0]}</div>
${others.join("")}</section>
</div>
<section>
<h2>${both("从这里进", "Ways in")}</h2>
<ul class="ways-in" role="list">
${ways.join("")}${way("glossary", ["术语", "Glossary"], termNumbers)}</ul>
</section>`,
  });
}

function way(
  kind: string,
  [zh, en]: readonly [string, string] = [kind, kind],
  entries: { name: string; number: number }[],
): string {
  const most = [...entries].sort((a, b) => b.number - a.number).slice(0, 6);
  return `<li class="way">
<h3><a href="/${kind}/">${both(zh, en)}</a> ${count(entries.length)}</h3>
<ul class="facet-cloud" role="list">${most.map(({ name, number }) => `<li><a href="/${kind}/${slug(name)}/">${text(name)}</a> ${count(number)}</li>\n`).join("")}</ul>
</li>
`;
}
