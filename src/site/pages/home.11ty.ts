import { bilingual } from "../../../_includes/bilingual.ts";
import { renderPage, searchBox } from "../../../_includes/page.ts";
import { transcriptList } from "../../../_includes/transcript-list.ts";
import { href, siteContext } from "../context.ts";
import { html } from "../html.ts";

const NEWEST = 8;

export const data = { permalink: "/index.html" };

export function render(): string {
  const { archive } = siteContext();
  const { site, transcripts, facets } = archive;
  return renderPage({
    url: "/",
    main: html`<header class="hero">
<h1>${site.title} <span class="en" lang="en">${site.title_en}</span></h1>
<p>${site.description}</p>
<p class="en" lang="en">${site.description_en}</p>
${searchBox()}
</header>
<section>
<h2>${bilingual("最新", "Newest")}</h2>
${transcriptList(transcripts.slice(0, NEWEST))}
<p><a href="${href("/transcripts/")}">${bilingual(`全部 ${transcripts.length} 篇`, "All transcripts")}</a></p>
</section>
<section>
<h2>${bilingual("标签", "Tags")}</h2>
<ul class="facet-cloud" role="list">${facets.tags.slice(0, 24).map((tag) => html`<li><a href="${href(tag.url)}">${tag.name} <span data-count="${tag.transcripts.length}">${tag.transcripts.length}</span></a></li>\n`)}</ul>
</section>
<section>
<h2>${bilingual("人物", "People")}</h2>
<ul class="facet-cloud" role="list">${facets.people.slice(0, 24).map((person) => html`<li><a href="${href(person.url)}">${person.name} <span data-count="${person.transcripts.length}">${person.transcripts.length}</span></a></li>\n`)}</ul>
</section>`,
  });
}
