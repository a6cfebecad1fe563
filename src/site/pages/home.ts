/** The first page: what is new, a quote of the day, ways in. */

import { bilingual } from "../../../_includes/bilingual.ts";
import { feedAlternates } from "../../../_includes/head-metadata.ts";
import { renderPage, searchBox } from "../../../_includes/page.ts";
import type { PageContext } from "../../../_includes/page-context.ts";
import { type QuoteView, quoteOfTheDay } from "../../../_includes/quote-of-the-day.ts";
import { websiteNode } from "../../../_includes/structured-data.ts";
import { type ListedTranscript, transcriptList } from "../../../_includes/transcript-list.ts";
import { type WayIn, waysIn } from "../../../_includes/ways-in.ts";
import type { Archive } from "../../archive/model.ts";
import { quotesOfMonth } from "../../archive/quotes.ts";
import { html } from "../../shared/html.ts";
import { byAdded } from "../../transcript/days.ts";
import type { Transcript } from "../../transcript/model.ts";
import type { Page, PageKind } from "./page.ts";
import { linkToTranscript, listed } from "./view-parts.ts";
import { waysOf } from "./ways-view.ts";

const NEWEST = 5;
const ENTRIES_EACH = 6;

interface View {
  newest: ListedTranscript[];
  /** Number of all transcripts. */
  count: number;
  quotes: QuoteView[];
  ways: WayIn[];
}

const KIND: PageKind<View> = { name: "home", render };

/** The first page. Of texts it shows the quotes of the month. */
export function homePage(archive: Archive): Page<View> {
  const { transcripts } = archive;
  const quotes = quotesOfMonth(archive);
  return {
    path: "/",
    kind: KIND,
    view: () => ({
      newest: byAdded(transcripts)
        .slice(0, NEWEST)
        .map((transcript) => listed(archive, transcript)),
      count: transcripts.length,
      quotes: quotes.map(({ transcript, place, speaker }) => {
        const name = speaker?.zh ?? speaker?.original;
        return {
          ...{ from: linkToTranscript(transcript), place },
          ...(name !== undefined && { speaker: name }),
        };
      }),
      ways: waysOf(archive, ENTRIES_EACH),
    }),
    transcripts: quotes.map(({ transcript }) => transcript),
  };
}

function render(page: PageContext, view: View, quoted: readonly Transcript[]): string {
  const { site } = page;
  return renderPage(page, {
    url: "/",
    scripts: ["browse-page.js"],
    metadata: {
      nodes: [websiteNode(site)],
      alternates: feedAlternates(page, "/feed", site.title),
    },
    main: html`<header class="hero">
<h1>${site.title} <span class="en" lang="en">${site.title_en}</span></h1>
<p>${site.description}</p>
<p class="en" lang="en">${site.description_en}</p>
${searchBox(page)}
</header>
<div class="home-columns">
<section>
<h2>${bilingual("最新", "What is new")}</h2>
${transcriptList(page, view.newest)}
<p><a href="${page.href("/transcripts/")}">${bilingual(`全部 ${view.count} 篇`, "All transcripts")}</a></p>
</section>
${quoteOfTheDay(page, view.quotes, quoted)}
</div>
<section>
<h2>${bilingual("从这里进", "Ways in")}</h2>
${waysIn(page, view.ways, 3)}
</section>`,
  });
}
