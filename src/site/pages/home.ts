import { bilingual } from "../../../_includes/bilingual.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import { renderPage, searchBox } from "../../../_includes/page.ts";
import { quoteOfTheDay } from "../../../_includes/quote-of-the-day.ts";
import { transcriptList } from "../../../_includes/transcript-list.ts";
import { waysIn } from "../../../_includes/ways-in.ts";
import type { Archive } from "../../archive/model.ts";
import { quotesOfMonth } from "../../archive/quotes.ts";
import { href, siteContext } from "../context.ts";
import { html } from "../html.ts";
import { websiteNode } from "../structured-data.ts";
import type { Page } from "./page.ts";

const NEWEST = 5;
const ENTRIES_EACH = 6;

/** The first page. Of texts it shows the quotes of the month. */
export function homePage(archive: Archive): Page {
  const quotes = quotesOfMonth(archive);
  return {
    path: "/",
    transcripts: quotes.map(({ transcript }) => transcript),
    note: quotes.map(({ place }) => place).join(),
    render,
  };
}

function render(): string {
  const { archive } = siteContext();
  const { site, transcripts } = archive;
  return renderPage({
    url: "/",
    scripts: ["browse-page.js"],
    metadata: {
      nodes: [websiteNode(archive)],
      alternates: feedAlternates("/feed", site.title),
    },
    main: html`<header class="hero">
<h1>${site.title} <span class="en" lang="en">${site.title_en}</span></h1>
<p>${site.description}</p>
<p class="en" lang="en">${site.description_en}</p>
${searchBox()}
</header>
<div class="home-columns">
<section>
<h2>${bilingual("最新", "What is new")}</h2>
${transcriptList(transcripts.slice(0, NEWEST))}
<p><a href="${href("/transcripts/")}">${bilingual(`全部 ${transcripts.length} 篇`, "All transcripts")}</a></p>
</section>
${quoteOfTheDay()}
</div>
<section>
<h2>${bilingual("从这里进", "Ways in")}</h2>
${waysIn(ENTRIES_EACH, 3)}
</section>`,
  });
}
